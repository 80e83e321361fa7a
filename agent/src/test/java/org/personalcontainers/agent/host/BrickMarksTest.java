package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.status.VolumeId;

class BrickMarksTest {
  private static final String ONE = "/bricks/brick.1";
  private static final String TWO = "/bricks/brick.2";
  private static final Map<String, VolumeId> MARKED =
      Map.of(ONE, new VolumeId("59e7dc9f-4a67-47d4-a2b1-369940322ea0"));

  @TempDir Path root;

  private final List<List<String>> asked = new ArrayList<>();

  @BeforeEach
  void makeThem() throws IOException {
    Files.createDirectories(root.resolve("bricks/brick.1"));
    Files.createDirectories(root.resolve("bricks/brick.2"));
  }

  private BrickMarks marks(NodeFiles files) {
    return new BrickMarks(
        files,
        (limit, program, input) -> {
          asked.add(program.subList(program.indexOf("--") + 1, program.size()));
          return new Command.Ended(1, told(program), "some bear none");
        });
  }

  private static String told(List<String> program) {
    return program.contains(ONE)
        ? "# file: %s\ntrusted.glusterfs.volume-id=0x59e7dc9f4a6747d4a2b1369940322ea0\n"
            .formatted(ONE)
        : "";
  }

  /** As after that time. */
  private NodeFiles after(long milliseconds) {
    return new NodeFiles(root, () -> System.currentTimeMillis() + milliseconds);
  }

  @Test
  void what_does_not_change_is_asked_once() throws IOException {
    BrickMarks marks = marks(after(60_000));
    assertEquals(MARKED, marks.on(List.of(ONE, TWO)));
    assertEquals(MARKED, marks.on(List.of(ONE, TWO)));
    assertEquals(List.of(List.of(ONE, TWO)), asked);
  }

  @Test
  void a_directory_whose_inode_changes_is_asked_again_alone() throws IOException {
    BrickMarks marks = marks(after(60_000));
    marks.on(List.of(ONE, TWO));
    Files.createFile(root.resolve("bricks/brick.2/file"));
    assertEquals(MARKED, marks.on(List.of(ONE, TWO)));
    assertEquals(List.of(List.of(ONE, TWO), List.of(TWO)), asked);
  }

  @Test
  void what_has_just_changed_is_not_relied_on() throws IOException {
    BrickMarks marks = marks(after(0));
    assertEquals(MARKED, marks.on(List.of(ONE)));
    assertEquals(MARKED, marks.on(List.of(ONE)));
    assertEquals(2, asked.size());
  }

  @Test
  void nothing_stands_on_what_is_gone() throws IOException {
    BrickMarks marks = marks(after(60_000));
    marks.on(List.of(ONE));
    Files.delete(root.resolve("bricks/brick.1"));
    marks.on(List.of(ONE));
    assertEquals(2, asked.size());
  }
}
