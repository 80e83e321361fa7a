package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./pcctl} in a small checkout whose Maven only notes that it was called, and hands out the
 * classes of this build: when is something built, and when not?
 */
final class CheckoutScriptTest {
  private static final String VERSION = "pcctl  " + Version.NUMBER + "\n";

  private static final String NEEDS_A_JDK =
      "pcctl: needs a JDK 25: install openjdk-25-jdk-headless or Temurin 25, or set JAVA_HOME to"
          + " one.\n";

  @TempDir Path temporary;
  private Path home;
  private Path calls;

  @BeforeEach
  void checkout() throws IOException {
    home = Files.createDirectory(temporary.resolve("a checkout"));
    calls = temporary.resolve("calls");
    Files.writeString(calls, "");
    writeProgram(home.resolve("pcctl"), script());
    Files.createFile(home.resolve("pom.xml"));
    Files.createDirectory(home.resolve("packaging"));
    for (String module : List.of("core", "link", "cli")) {
      Files.createDirectories(home.resolve(module).resolve("src"));
      Files.createFile(home.resolve(module).resolve("pom.xml"));
      Files.createFile(home.resolve(module).resolve("src/A.java"));
    }
    maven(
        """
        echo call >> '%s'
        for module in core link cli; do
          mkdir -p $module/target
          rm -rf $module/target/classes
          cp -r '%s' $module/target/classes
          echo '%s' > $module/target/classpath
        done
        """
            .formatted(calls, Path.of("target/classes").toAbsolutePath(), classPath()));
  }

  @Test
  void buildsOnceAndThenOnlyWhatChanged() throws Exception {
    assertTrue(version(home).out().startsWith(VERSION));
    assertTrue(version(home).out().startsWith(VERSION));
    assertEquals(1, builds());

    Files.writeString(home.resolve("core/src/A.java"), "class A {}");
    version(home);
    assertEquals(2, builds());
  }

  @Test
  void buildsAgainAfterAFileWentOrTheClassesWent() throws Exception {
    version(home);
    Files.delete(home.resolve("cli/src/A.java"));
    version(home);
    assertEquals(2, builds());

    assertEquals(0, run(home, List.of("rm", "-r", "cli/target/classes")).code());
    version(home);
    assertEquals(3, builds());
  }

  @Test
  void runsFromAnyDirectoryAndThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), home.resolve("pcctl"));
    Ran ran = run(Path.of("/"), List.of(link.toString(), "version"));
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith(VERSION), ran.out());
    assertEquals(2, run(home, List.of("./pcctl", "versoin")).code());
  }

  @Test
  void aResultThatGetsLostIsAFailure() throws Exception {
    Ran ran = run(home, List.of("sh", "-c", "./pcctl version > /dev/full"));
    assertEquals(1, ran.code());
    assertEquals("not all of the result could be written; is the disk full?\n", ran.err());
  }

  @Test
  void twoCallsAtOnceBuildOnce() throws Exception {
    List<String> command = List.of("./pcctl", "version");
    Ran.Running one = Ran.start(home, environment(), command);
    Ran.Running two = Ran.start(home, environment(), command);
    assertEquals(0, one.end().code());
    assertEquals(0, two.end().code());
    assertEquals(1, builds());
  }

  @Test
  void aFailedBuildSaysWhyAndWhereAllOfItIs() throws Exception {
    maven("echo '[INFO] much'; echo '[ERROR] A.java:[1,7] no such thing'; exit 1");
    Ran ran = version(home);
    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertEquals(
        "[ERROR] A.java:[1,7] no such thing\npcctl: the build failed; all of it is in "
            + home.resolve("target/pcctl-build.log")
            + "\n",
        ran.err());
    assertEquals(1, version(home).code(), "a failed build is not taken for a good one");
  }

  @Test
  void withoutAJdkItSaysInOneSentenceWhatItNeeds() throws Exception {
    Ran ran = Ran.in(home, environmentWith(""), List.of("./pcctl", "version"));
    assertEquals(new Ran(1, "", NEEDS_A_JDK), ran);
    assertEquals(0, builds());
  }

  @Test
  void aJreRunsWhatIsBuiltButBuildsNothing() throws Exception {
    Map<String, String> withAJre = environmentWith(jre().toString());
    assertEquals(
        new Ran(1, "", NEEDS_A_JDK), Ran.in(home, withAJre, List.of("./pcctl", "version")));

    version(home);
    Ran ran = Ran.in(home, withAJre, List.of("./pcctl", "version"));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(1, builds());
  }

  @Test
  void needsNoHome() throws Exception {
    Ran ran = run(home, List.of("env", "-u", "HOME", "-u", "JAVA_HOME", "./pcctl", "version"));
    assertEquals(new Ran(1, "", NEEDS_A_JDK), ran);
  }

  /** This build's Java without its compiler. */
  private Path jre() throws IOException {
    Path jdk = Path.of(System.getProperty("java.home"));
    Path jre = temporary.resolve("jre");
    writeProgram(
        Files.createDirectories(jre.resolve("bin")).resolve("java"),
        "#!/bin/sh\nexec '" + jdk.resolve("bin/java") + "' \"$@\"\n");
    Files.copy(jdk.resolve("release"), jre.resolve("release"));
    return jre;
  }

  /** The script of this checkout, but blind to the Javas that this machine happens to have. */
  private String script() throws IOException {
    String script = Files.readString(Path.of("../pcctl"));
    assertTrue(script.contains(" /usr/lib/jvm/* ") && script.contains("command -v java"));
    return script
        .replace("/usr/lib/jvm/", "\"$home\"/jvm/")
        .replace("command -v java", "command -v no-java");
  }

  private void maven(String script) throws IOException {
    writeProgram(
        Files.createDirectories(temporary.resolve("bin")).resolve("mvn"),
        "#!/bin/sh\nset -e\n" + script + "\n");
  }

  private static void writeProgram(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran version(Path directory) throws IOException, InterruptedException {
    return run(directory, List.of("./pcctl", "version"));
  }

  private Ran run(Path directory, List<String> command) throws IOException, InterruptedException {
    return Ran.in(directory, environment(), command);
  }

  private Map<String, String> environment() {
    return environmentWith(System.getProperty("java.home"));
  }

  private Map<String, String> environmentWith(String javaHome) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", temporary.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("JAVA_HOME", javaHome);
    environment.put("HOME", temporary.toString());
    return environment;
  }

  private int builds() throws IOException {
    return Files.readAllLines(calls).size();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
