package org.personalcontainers.lab.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and methods stay short; how short is printed. */
class SizesTest {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_METHOD = 70;

  /** The modules lie beside each other. */
  private static List<Path> modules() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(source -> Files.isDirectory(source.resolve("main/java")))
          .sorted()
          .toList();
    }
  }

  @Test
  void staysWithinTheDesign() throws IOException {
    Sizes sizes = Sizes.of(modules());
    print("files", sizes.files());
    print("methods", sizes.methods());
    assertEquals(List.of(), Sizes.over(sizes.files(), LONGEST_FILE));
    assertEquals(List.of(), Sizes.over(sizes.methods(), LONGEST_METHOD));
  }

  private static void print(String what, List<Sizes.Size> sizes) {
    System.out.printf(
        "%d %s, half of them of at most %d lines, the longest:%n",
        sizes.size(), what, Sizes.median(sizes));
    Sizes.longest(sizes, 5).forEach(System.out::println);
  }

  @Test
  void findsWhatIsTooLong(@TempDir Path folder) throws IOException {
    String statement = "    System.out.println();\n";
    Files.writeString(folder.resolve("Short.java"), type("Short", statement.repeat(68)));
    Files.writeString(folder.resolve("Long.java"), type("Long", statement.repeat(69)));
    Files.writeString(
        folder.resolve("Huge.java"), type("Huge", statement) + "// a line\n".repeat(296));
    Sizes sizes = Sizes.of(List.of(folder));
    assertEquals(
        List.of(new Sizes.Size("Long.java talk", 71)), Sizes.over(sizes.methods(), LONGEST_METHOD));
    assertEquals(
        List.of(new Sizes.Size("Huge.java", 301)), Sizes.over(sizes.files(), LONGEST_FILE));
  }

  private static String type(String name, String body) {
    return "class " + name + " {\n  void talk() {\n" + body + "  }\n}\n";
  }
}
