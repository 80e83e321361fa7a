package org.personalcontainers.cli.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;

class CatalogueTest {
  private static final Path STACKS = Path.of("../stacks");

  @Test
  void everyStackOfTheDirectoryComesAlong() throws IOException {
    try (Stream<Path> stacks = Files.list(STACKS)) {
      List<String> names = stacks.map(path -> path.getFileName().toString()).sorted().toList();
      assertEquals(names, Catalogue.NAMES);
    }
  }

  @Test
  void eachIsReadWithoutAWordAndSaysWhatItIs() throws IOException {
    for (String name : Catalogue.NAMES) {
      byte[] bytes = Catalogue.find(name).orElseThrow();
      switch (StackYaml.read(name, bytes, Values.NONE)) {
        case StackReading.Read(var file, var notices) -> assertEquals(List.of(), notices);
        case StackReading.Refused(var problems) -> throw new AssertionError(problems);
      }
      assertFalse(Catalogue.about(name).startsWith("#"), Catalogue.about(name));
    }
  }
}
