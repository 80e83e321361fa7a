package org.personalcontainers.lab.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.Program;

/** The form of an archive, of parts that need no registry. */
class WorkbenchTest {
  private static final ImageRecipe RECIPE =
      new ImageRecipe(
          ImageName.of("some/program:1.0"),
          List.of(
              new Part.Text("/bin/program", "#!/bin/sh\necho \"hello\"\n"),
              new Part.Text("/etc/program/settings", "quiet\n")),
          Start.by("/bin/program")
              .command("--name", "a \"quoted\" one")
              .ports("80/tcp", "53/udp")
              .volumes("/var/lib/program")
              .user("app")
              .in("/home/app"));

  @TempDir private Path scratch = Path.of("");

  @Test
  void theSameFilesMakeTheSameArchive() throws Exception {
    Path one = made("one");
    Path two = made("two");
    assertEquals(-1, Files.mismatch(one, two));
  }

  @Test
  void theLayerHoldsTheFilesOwnedByRootAndOfNoDay() throws Exception {
    String listed =
        Program.of("tar", "-tvf", unpacked().resolve("layer.tar").toString(), "--utc").output();
    for (String line :
        List.of(
            "-rwxr-xr-x 0/0 \\d+ 1970-01-01 00:00 ./usr/bin/program",
            "-rw-r--r-- 0/0 6 1970-01-01 00:00 ./etc/program/settings",
            "drwxrwxrwt 0/0 0 1970-01-01 00:00 ./tmp/",
            "lrwxrwxrwx 0/0 0 1970-01-01 00:00 ./bin -> usr/bin")) {
      assertTrue(
          listed.lines().anyMatch(found -> found.replaceAll(" +", " ").matches(line)),
          line + " is not in\n" + listed);
    }
  }

  @Test
  void theConfigurationStartsItAsTheRecipeSays() throws Exception {
    Path archive = unpacked();
    String layer = Sha256.of(archive.resolve("layer.tar")).hex();
    String json = configuration(archive);
    for (String piece :
        List.of(
            "\"architecture\":\"amd64\",\"os\":\"linux\"",
            "\"Entrypoint\":[\"/bin/program\"]",
            "\"Cmd\":[\"--name\",\"a \\\"quoted\\\" one\"]",
            "\"ExposedPorts\":{\"80/tcp\":{},\"53/udp\":{}}",
            "\"Volumes\":{\"/var/lib/program\":{}}",
            "\"User\":\"app\",\"WorkingDir\":\"/home/app\"",
            "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + layer + "\"]}")) {
      assertTrue(json.contains(piece), piece + " is not in\n" + json);
    }
  }

  @Test
  void theManifestNamesTheImageAndItsConfigurationByContent() throws Exception {
    Path archive = unpacked();
    String hash = Sha256.of(configuration(archive)).hex();
    assertEquals(
        "[{\"Config\":\"%s.json\",\"RepoTags\":[\"some/program:1.0\"],\"Layers\":[\"layer.tar\"]}]"
            .formatted(hash),
        Files.readString(archive.resolve("manifest.json")).strip());
  }

  @Test
  void nothingIsLeftOnTheBench() {
    made("one");
    assertFalse(Files.exists(scratch.resolve("one/build")));
  }

  private Path made(String home) {
    Path archive = scratch.resolve(home + ".tar");
    new Workbench(scratch.resolve(home), Processor.AMD64).make(RECIPE, archive);
    return archive;
  }

  private Path unpacked() throws Exception {
    Path archive = Files.createDirectory(scratch.resolve("unpacked"));
    Program.of("tar", "-xf", made("one").toString(), "-C", archive.toString()).done();
    return archive;
  }

  private static String configuration(Path archive) throws Exception {
    String manifest = Files.readString(archive.resolve("manifest.json"));
    return Files.readString(archive.resolve(Go.field("{" + manifest.substring(2), "Config")));
  }
}
