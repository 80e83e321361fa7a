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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.Main;
import org.personalcontainers.lab.real.OtherJvm;
import org.personalcontainers.lab.real.RanOnNodes;

/** The guide and the README, typed in from their first command to their last. */
@ExtendWith(RanOnNodes.class)
class GuideTest {
  private static final String LAB = "guide-" + ProcessHandle.current().pid();

  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path CHECKOUT = HERE.resolve("..").normalize();

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

  @Test
  void theReadmesReaderCanLookAround() throws Exception {
    List<String> commands = Guide.lookingAround();
    assertEquals("lab down", commands.getLast());
    try {
      type("up");
      for (String command : commands) {
        if (command.startsWith("lab ")) {
          type(command.substring("lab ".length()));
        } else {
          mustSucceed(command, start(Main.class, CHECKOUT, List.of(command.split(" ")), answer()));
        }
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
    // Images are for all labs.
    if (Guide.VERBS.contains(words.getFirst()) && !words.getFirst().equals("image")) {
      words.addAll(1, List.of("--lab", LAB));
    }
    words.replaceAll(word -> word.equals("image.tar") ? archive().toString() : word);
    mustSucceed(command, start(Lab.class, HERE, words, answer()));
  }

  private void mustSucceed(String command, Process process) throws Exception {
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), command);
    assertEquals(0, process.exitValue(), command + " said: " + Files.readString(answer()));
  }

  /** An image of one file, made by the node's own engine: no registry is needed. */
  private void makeImageArchive() throws Exception {
    String script =
        "tar -C / -c usr/bin/busybox | docker import - guide:1 >/dev/null; docker save guide:1";
    Process process =
        start(
            Lab.class,
            HERE,
            List.of("exec", "--lab", LAB, "pi1", "--", "sh", "-c", script),
            archive());
    assertEquals(0, process.waitFor());
  }

  private Path archive() {
    return scratch.resolve("image.tar");
  }

  private Path answer() {
    return scratch.resolve("answer");
  }

  private static Process start(Class<?> main, Path directory, List<String> words, Path answer)
      throws IOException {
    return OtherJvm.running(main, words)
        .directory(directory.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(answer.toFile())
        .start();
  }
}
