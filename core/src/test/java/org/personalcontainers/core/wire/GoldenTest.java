package org.personalcontainers.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How everything looks on the wire, kept as files: whoever changes the form sees it in the review,
 * and thinks of the versions that are out. {@code mvn test -Dtest=GoldenTest -Dgolden=write} writes
 * them anew.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/wire");
  private static final long SEED = 7;

  @Test
  void looksAsItAlwaysDid() throws IOException {
    SortedMap<String, String> now = samples();
    if (System.getProperty("golden", "").equals("write")) {
      write(now);
    }
    assertEquals(join(kept()), join(now));
  }

  private static SortedMap<String, String> samples() {
    SortedMap<String, String> samples = new TreeMap<>();
    for (Class<?> message : Shapes.MESSAGES) {
      samples.put(folder(message) + ".json", sample(message, message));
    }
    for (Class<?> type : Shapes.ofKinds()) {
      for (Class<?> leaf : Codecs.leaves(type)) {
        samples.put(folder(type) + "/" + Codecs.kind(leaf) + ".json", sample(type, leaf));
      }
    }
    return samples;
  }

  private static String folder(Class<?> type) {
    Class<?> around = type.getEnclosingClass();
    return around == null ? Codecs.kind(type) : Codecs.kind(around) + "-" + Codecs.kind(type);
  }

  private static String sample(Class<?> type, Class<?> leaf) {
    Object value = Values.plain(SEED + leaf.getSimpleName().length()).of(leaf);
    return Printer.forPeople(new Codecs().of(type).write(value));
  }

  private static void write(SortedMap<String, String> samples) throws IOException {
    for (String stale : kept().keySet()) {
      Files.delete(FOLDER.resolve(stale));
    }
    for (var sample : samples.entrySet()) {
      Path file = FOLDER.resolve(sample.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, sample.getValue());
    }
  }

  private static SortedMap<String, String> kept() throws IOException {
    SortedMap<String, String> kept = new TreeMap<>();
    Files.createDirectories(FOLDER);
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.put(
            FOLDER.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return kept;
  }

  private static String join(SortedMap<String, String> samples) {
    StringBuilder all = new StringBuilder();
    samples.forEach((name, text) -> all.append("== ").append(name).append('\n').append(text));
    return all.toString();
  }
}
