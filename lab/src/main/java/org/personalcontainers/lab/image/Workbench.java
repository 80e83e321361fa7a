package org.personalcontainers.lab.image;

import java.nio.file.Path;
import java.util.List;
import org.personalcontainers.lab.real.Disk;

/** Makes images in a directory of its own; one at a time. */
record Workbench(Path home, Processor processor) implements ImageMaker {
  @Override
  public void make(ImageRecipe recipe, Path archive) {
    Path scratch = home.resolve("build");
    Disk.deleteTree(scratch);
    Tree tree = Tree.fresh(scratch.resolve("tree"));
    DebianFiles debian = fromDebian(recipe.packages(), scratch);
    recipe.parts().forEach(part -> lay(part, debian, scratch, tree));
    tree.settle();
    new Archive(recipe, processor).write(tree, scratch, archive);
    Disk.deleteTree(scratch);
  }

  private DebianFiles fromDebian(List<String> packages, Path scratch) {
    return packages.isEmpty()
        ? new DebianFiles(Tree.fresh(scratch.resolve("debian")))
        : new Debian(home.resolve("debian"), processor).unpacked(packages, scratch);
  }

  private void lay(Part part, DebianFiles debian, Path scratch, Tree tree) {
    switch (part) {
      case Part.GoModule module -> Go.ofThisMachine().lay(module, scratch, tree);
      case Part.Wheel wheel -> new Wheels(processor).lay(wheel, scratch, tree);
      case Part.DebianPackage programs -> debian.lay(programs, tree);
      case Part.Authorities _ -> debian.layAuthorities(tree);
      case Part.Shell _ -> debian.layShell(tree);
      case Part.Text text -> lay(text, tree);
    }
  }

  private static void lay(Part.Text text, Tree tree) {
    tree.write(text.path(), text.content());
    if (text.isScript()) {
      tree.makeExecutable(text.path());
    }
  }
}
