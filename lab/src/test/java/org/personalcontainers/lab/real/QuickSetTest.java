package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations;
import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** With {@code -Dgolden=write} it writes the list anew. */
class QuickSetTest {
  private static final Path CLASSES = Path.of("target", "test-classes");

  @Test
  void namesEveryTestOnRealNodesThatIsNotSlow() throws Exception {
    QuickSet written = written();
    if ("write".equals(System.getProperty("golden"))) {
      write(written);
    }
    QuickSet listed = QuickSet.listed();
    assertEquals(List.of(), written.missingIn(listed), "not in " + QuickSet.LIST);
    assertEquals(List.of(), listed.missingIn(written), "in " + QuickSet.LIST + ", and no test");
  }

  @Test
  void whatDidNotRunIsNamed() {
    QuickSet listed = QuickSet.of(List.of("# a comment", "", "ATest.one", " BTest.two "));
    assertEquals(List.of("BTest.two"), listed.missingIn(QuickSet.of(List.of("ATest.one", "C.c"))));
  }

  private static QuickSet written() throws Exception {
    List<String> tests = new ArrayList<>();
    for (String name : classes()) {
      Class<?> type = Class.forName(name, false, QuickSetTest.class.getClassLoader());
      if (wantsNodes(type) && !isSlow(type)) {
        ReflectionSupport.findMethods(
                type,
                method -> isAnnotated(method, Testable.class) && !isSlow(method),
                HierarchyTraversalMode.TOP_DOWN)
            .forEach(method -> tests.add(type.getSimpleName() + "." + method.getName()));
      }
    }
    return QuickSet.of(tests);
  }

  private static List<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Test.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .toList();
    }
  }

  private static boolean wantsNodes(Class<?> type) {
    return findRepeatableAnnotations(type, ExtendWith.class).stream()
        .anyMatch(extended -> List.of(extended.value()).contains(RanOnNodes.class));
  }

  private static boolean isSlow(AnnotatedElement element) {
    return findRepeatableAnnotations(element, Tag.class).stream()
        .anyMatch(tag -> tag.value().equals("slow"));
  }

  private static void write(QuickSet written) throws IOException {
    List<String> lines = new ArrayList<>();
    Files.readAllLines(QuickSet.LIST).stream()
        .filter(line -> line.startsWith("#"))
        .forEach(lines::add);
    lines.addAll(written.tests());
    Files.write(QuickSet.LIST, lines);
  }
}
