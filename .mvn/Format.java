import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks, or writes, the format of every Java file of the checkout: {@code Format check|write
 * DIRECTORY}.
 */
final class Format {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().reorderModifiers(true).build());

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]);
    List<Path> odd = new ArrayList<>();
    for (Path file : sources(root)) {
      String before = Files.readString(file);
      String after = formatted(file, before);
      if (!after.equals(before)) {
        odd.add(root.relativize(file));
        if (write) {
          Files.writeString(file, after);
        }
      }
    }
    if (!write && !odd.isEmpty()) {
      odd.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run: mvn -N verify -Dformat=write");
      System.exit(1);
    }
  }

  private static String formatted(Path file, String before) {
    try {
      String used = RemoveUnusedImports.removeUnusedImports(before);
      String ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.GOOGLE);
      return FORMATTER.formatSource(ordered);
    } catch (Exception e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            boolean foreign =
                name.equals("target") || name.equals(".git") || name.equals("node_modules");
            return foreign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}
