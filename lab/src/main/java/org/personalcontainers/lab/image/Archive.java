package org.personalcontainers.lab.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.Program;

/**
 * An image of one layer, in the form that {@code docker save} writes and {@code docker load} takes.
 * The same files make the same archive, to the byte.
 */
record Archive(ImageRecipe recipe, Processor processor) {
  private static final Duration PACKING = Duration.ofMinutes(5);

  void write(Tree tree, Path scratch, Path archive) {
    Path form = scratch.resolve("archive");
    Disk.makeDirectory(form);
    pack(tree.root(), List.of("."), form.resolve("layer.tar"));
    Configuration configuration =
        new Configuration(recipe, processor, Sha256.of(form.resolve("layer.tar")));
    new Tree(form).write("/" + configuration.file(), configuration.json());
    new Tree(form).write("/manifest.json", configuration.manifest("layer.tar"));
    Path fresh = archive.resolveSibling("." + archive.getFileName());
    pack(form, List.of("manifest.json", configuration.file(), "layer.tar"), fresh);
    Disk.move(fresh, archive);
  }

  private static void pack(Path directory, List<String> names, Path tar) {
    List<String> words = new ArrayList<>(List.of("tar", "-c", "-f", tar.toString()));
    words.addAll(List.of("--format=gnu", "--sort=name", "--mtime=@0"));
    words.addAll(List.of("--owner=0", "--group=0", "--numeric-owner"));
    words.addAll(List.of("-C", directory.toString()));
    words.addAll(names);
    Program.of(words).within(PACKING).done();
  }
}
