package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package that this build made, unpacked into a directory, with its own scripts run there. */
final class DebianPackageTest {
  private static final Path PACKAGE =
      Path.of("target/pcctl_" + Version.NUMBER + "_all.deb").toAbsolutePath();

  private static final List<String> USUAL_ROADS =
      List.of(
          "--help",
          "version",
          "version --help",
          "node ls --help",
          "cluster show --help",
          "cluster show --file GOOD",
          "cluster show --file GOOD --output json",
          "cluster show --file GOOD --output yaml");

  @TempDir Path root;
  private Path caches;

  @BeforeEach
  void unpack() throws Exception {
    caches = root.resolve("var/cache/personal-containers/pcctl");
    assertEquals(0, run("dpkg-deb", "--extract", PACKAGE.toString(), root.toString()).code());
    assertEquals(
        0,
        run("dpkg-deb", "--control", PACKAGE.toString(), root.resolve("DEBIAN").toString()).code());
  }

  @Test
  void installsCachesThatTheLauncherUses() throws Exception {
    assertEquals(new Ran(0, "", ""), script("postinst", "configure"));
    assertEquals(2, cached().size());
    String cache = cached().getFirst();
    assertTrue(cache.startsWith(Version.NUMBER + "-25") && cache.endsWith(".aot"), cache);
    String declaring = cache.replace(".aot", "-declaration.aot");
    assertEquals(declaring, cached().getLast());

    Ran version = pcctl(Map.of(), "version");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("pcctl  " + Version.NUMBER + "\n"), version.out());
    assertEquals("", version.err());
    Ran watched = pcctl(Map.of("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on"), "version");
    assertEquals(version.out(), watched.out(), "the JVM took the cache, or it would have refused");
    assertEquals(2, pcctl(Map.of(), "versoin").code());
  }

  /** A class that is not in the cache opens its jar: 30 ms and more at every start. */
  @Test
  void theUsualRoadsFindAllTheirClassesInTheCache() throws Exception {
    script("postinst", "configure");
    for (String road : USUAL_ROADS) {
      List<String> classes = classesOn(road);
      assertTrue(classes.stream().anyMatch(line -> line.contains("cli.Main source: shared")), road);
      assertEquals(
          List.of(),
          classes.stream().filter(line -> line.contains("source: file:")).toList(),
          road);
    }
  }

  private List<String> classesOn(String road) throws Exception {
    Path log = root.resolve("classes.log");
    Path good = root.resolve("usr/share/personal-containers/pcctl/rehearsal.yml");
    // The one variable that the JVM reads after the launcher's own flags.
    Map<String, String> watched = Map.of("_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    Ran ran = pcctl(watched, road.replace("GOOD", good.toString()).split(" ", -1));
    assertEquals(0, ran.code(), ran.err());
    return Files.readAllLines(log);
  }

  @Test
  void withoutACacheStandardOutputStaysClean() throws Exception {
    Ran version = pcctl(Map.of(), "version", "--output", "json");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("{\n  \"pcctl\":"), version.out());
    assertEquals("", version.err());
  }

  /**
   * The JVM does not notice other jars behind its cache (JDK-8377932): it would run the old code.
   */
  @Test
  void anUpgradeDropsTheCacheFirstAndMakesItAgain() throws Exception {
    script("postinst", "configure");
    assertEquals(0, script("prerm", "upgrade", "0.2.0").code());
    assertFalse(Files.exists(caches));
    script("postinst", "configure", Version.NUMBER);
    assertEquals(2, cached().size());
  }

  @Test
  void aTriggerMakesOnlyAMissingCache() throws Exception {
    script("postinst", "triggered", "/usr/lib/jvm");
    Path cache = caches.resolve(cached().getFirst());
    FileTime made = Files.getLastModifiedTime(cache);
    script("postinst", "triggered", "/usr/lib/jvm");
    assertEquals(made, Files.getLastModifiedTime(cache));
  }

  @Test
  void removalLeavesNothing() throws Exception {
    script("postinst", "configure");
    script("prerm", "remove");
    script("postrm", "remove");
    assertFalse(Files.exists(root.resolve("var/cache/personal-containers")));
  }

  @Test
  void itsFilesCarryTheDateThatTheSourcesNameAndNotTheDays() throws Exception {
    List<String> dates =
        run("dpkg-deb", "--contents", PACKAGE.toString())
            .out()
            .lines()
            .map(line -> line.split(" +")[3])
            .distinct()
            .toList();
    assertEquals(List.of("2026-11-01"), dates);
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files
          .map(file -> file.getFileName().toString())
          .sorted(Comparator.comparingInt(String::length))
          .toList();
    }
  }

  private Ran script(String name, String... given) throws Exception {
    return run(words(root.resolve("DEBIAN").resolve(name), given));
  }

  private Ran pcctl(Map<String, String> environment, String... given) throws Exception {
    return Ran.in(
        root,
        environment("PCCTL_ROOT", environment),
        List.of(words(root.resolve("usr/bin/pcctl"), given)));
  }

  private Ran run(String... words) throws Exception {
    return Ran.in(root, environment("DPKG_ROOT", Map.of()), List.of(words));
  }

  private Map<String, String> environment(String rootName, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put(rootName, root.toString());
    all.put("JAVA_HOME", System.getProperty("java.home"));
    return all;
  }

  private static String[] words(Path program, String... given) {
    return Stream.concat(Stream.of(program.toString()), Stream.of(given)).toArray(String[]::new);
  }
}
