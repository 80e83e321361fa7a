package org.personalcontainers.lab.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The tests on real nodes that every build runs, by name. One that does not run any more fails the
 * build: none is lost in silence.
 */
record QuickSet(SortedSet<String> tests) {
  static final Path LIST =
      Path.of("src/test/resources/org/personalcontainers/lab/real/quick-set.txt");

  QuickSet {
    tests = new TreeSet<>(tests);
  }

  static QuickSet listed() throws IOException {
    return of(Files.readAllLines(LIST));
  }

  /** Of lines; those that begin with # are for people. */
  static QuickSet of(Collection<String> lines) {
    SortedSet<String> tests = new TreeSet<>();
    lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(tests::add);
    return new QuickSet(tests);
  }

  /** Those that are not among the others. */
  List<String> missingIn(QuickSet others) {
    return tests.stream().filter(test -> !others.tests.contains(test)).toList();
  }
}
