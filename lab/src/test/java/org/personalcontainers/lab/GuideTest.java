package org.personalcontainers.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.OtherJvm;

/** The guide, typed in from its first command to its last. */
class GuideTest {
  private static final String LAB = "guide-" + ProcessHandle.current().pid();

  @TempDir private Path scratch = Path.of("");

  @Test
  void namesEveryVerb() throws Exception {
    List<String> named = Guide.commands().stream().map(line -> line.split(" ")[0]).toList();

    assertEquals(new TreeSet<>(Guide.VERBS), new TreeSet<>(named));
  }

  @Test
  void everyCommandDoesWhatItSays() throws Exception {
    try {
      for (String command : Guide.commands()) {
        type(command);
      }
    } finally {
      type("down");
    }
  }

  private void type(String command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    if (words.contains("image.tar")) {
      makeImageArchive();
    }
    words.addAll(1, List.of("--lab", LAB));
    words.replaceAll(word -> word.equals("image.tar") ? archive().toString() : word);
    Path answer = scratch.resolve("answer");
    Process process = start(words, answer);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command);
    assertEquals(0, process.exitValue(), command + " said: " + Files.readString(answer));
  }

  /** An image of one file, made by the node's own engine: no registry is needed. */
  private void makeImageArchive() throws Exception {
    String script =
        "tar -C / -c usr/bin/busybox | docker import - guide:1 >/dev/null; docker save guide:1";
    Process process =
        start(List.of("exec", "--lab", LAB, "pi1", "--", "sh", "-c", script), archive());
    assertEquals(0, process.waitFor());
  }

  private Path archive() {
    return scratch.resolve("image.tar");
  }

  private static Process start(List<String> words, Path answer) throws IOException {
    return OtherJvm.running(Lab.class, words)
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(answer.toFile())
        .start();
  }
}
