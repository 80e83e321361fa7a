package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.VolumeId;

class BrickDirectoriesTest {
  private static final VolumeName DATA = new VolumeName("data");
  private static final HostPath ROOT = new HostPath("/gluster/volumes/data");

  private static final SortedSet<HostPath> NOTHING = new TreeSet<>();

  @TempDir Path root;

  private BrickDirectories directories(Command command) {
    return new BrickDirectories(new NodeFiles(root), command);
  }

  private BrickDirectories unmarked() {
    return directories((limit, program, input) -> new Command.Ended(1, "", "x: No such attribute"));
  }

  private static BrickPlace place(int number) {
    return new BrickPlace(new NodeName("pi1"), ROOT, number, new BrickId("id-" + number));
  }

  private static BrickContent content(BrickDirectories directories, int number) throws IOException {
    BrickRoot root = Objects.requireNonNull(directories.look().get(DATA));
    return Objects.requireNonNull(root.bricks().get(number));
  }

  @Test
  void a_directory_without_a_marker_is_never_taken() throws IOException {
    Files.createDirectories(root.resolve("gluster/volumes/data/brick.1"));
    assertInstanceOf(Answer.Refused.class, unmarked().make(DATA, place(1), NOTHING));
    assertEquals(Set.of(), unmarked().look().keySet());
  }

  @Test
  void nothing_is_begun_in_the_bare_directory_below_a_disk_and_what_was_begun_goes_on()
      throws IOException {
    SortedSet<HostPath> missing = new TreeSet<>(Set.of(new HostPath("/gluster")));
    assertInstanceOf(Answer.Refused.class, unmarked().make(DATA, place(1), missing));
    assertEquals(Set.of(), unmarked().look().keySet());
    unmarked().make(DATA, place(1), NOTHING);
    assertInstanceOf(Answer.Done.class, unmarked().make(DATA, place(1), missing));
    missing = new TreeSet<>(Set.of(new HostPath("/glusterfs")));
    assertInstanceOf(Answer.Done.class, unmarked().make(DATA, place(2), missing));
  }

  @Test
  void what_was_cut_short_after_the_marker_is_brought_to_its_end() throws IOException {
    Path data = Files.createDirectories(root.resolve("gluster/volumes/data"));
    Files.writeString(data.resolve("brick.1.id"), "id-1\n");
    assertInstanceOf(Answer.Done.class, unmarked().make(DATA, place(1), NOTHING));
    assertTrue(Files.isDirectory(data.resolve("brick.1")));
  }

  @Test
  void files_without_a_mark_are_foreign() throws IOException {
    unmarked().make(DATA, place(1), NOTHING);
    Files.writeString(root.resolve("gluster/volumes/data/brick.1/photo"), "x");
    assertEquals(new BrickContent.Foreign(), content(unmarked(), 1));
  }

  @Test
  void glusters_mark_says_whose_it_is() throws IOException {
    unmarked().make(DATA, place(1), NOTHING);
    unmarked().make(DATA, place(2), NOTHING);
    BrickDirectories marked =
        directories(
            (limit, program, input) ->
                new Command.Ended(
                    1,
                    """
                    # file: /gluster/volumes/data/brick.2
                    trusted.glusterfs.volume-id=0x59e7dc9f4a6747d4a2b1369940322ea0

                    """,
                    "/gluster/volumes/data/brick.1: No such attribute"));
    assertEquals(new BrickContent.Empty(), content(marked, 1));
    assertEquals(
        new BrickContent.Claimed(new VolumeId("59e7dc9f-4a67-47d4-a2b1-369940322ea0")),
        content(marked, 2));
  }

  @Test
  void a_disk_that_is_not_mounted_shows_no_root() throws IOException {
    unmarked().make(DATA, place(1), NOTHING);
    Files.move(root.resolve("gluster"), root.resolve("elsewhere"));
    assertEquals(Set.of(), unmarked().look().keySet());
  }
}
