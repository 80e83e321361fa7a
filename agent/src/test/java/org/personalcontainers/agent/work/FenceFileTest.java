package org.personalcontainers.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.disk.DurableFile;

class FenceFileTest {
  private static final Path FILE = Path.of("/state/agent/fence.json");
  private static final Fence OLD = new Fence(1, 4, 7);
  private static final Fence NEW = new Fence(1, 5, 7);

  /** Directories, file, rename, directory: the power may fail before, in and after each. */
  private static final int STEPS = 4;

  private final CrashingStorage storage = new CrashingStorage();

  private FenceFile opened() {
    return FenceFile.at(new DurableFile(FILE, storage));
  }

  @Test
  void the_highest_is_remembered_by_the_next_process() {
    assertEquals(new Fences.Heeded(), opened().heed(NEW));
    storage.boot();
    assertEquals(Optional.of(NEW), opened().highest());
    assertEquals(new Fences.Older(NEW), opened().heed(OLD));
    assertEquals(new Fences.Heeded(), opened().heed(NEW));
  }

  @Test
  void whoever_never_saw_one_heeds_the_first() {
    FenceFile fences = opened();
    assertEquals(Optional.empty(), fences.highest());
    assertEquals(new Fences.Heeded(), fences.heed(OLD));
  }

  @Test
  void each_part_counts_and_the_epoch_most() {
    FenceFile fences = opened();
    for (Fence next : List.of(new Fence(1, 4, 7), new Fence(1, 4, 8), new Fence(2, 1, 1))) {
      assertEquals(new Fences.Heeded(), fences.heed(next));
    }
    assertEquals(new Fences.Older(new Fence(2, 1, 1)), fences.heed(new Fence(1, 99, 99)));
  }

  @ParameterizedTest
  @EnumSource
  void a_power_cut_leaves_the_old_one_or_the_new_one_and_what_was_heeded_stays(
      CrashingStorage.Trace trace) {
    for (int steps = 0; steps <= STEPS; steps++) {
      CrashingStorage disk = new CrashingStorage();
      assertEquals(new Fences.Heeded(), FenceFile.at(new DurableFile(FILE, disk)).heed(OLD));
      disk.failAfter(steps, trace);
      Fences.Heed heed = FenceFile.at(new DurableFile(FILE, disk)).heed(NEW);
      disk.boot();
      FenceFile after = FenceFile.at(new DurableFile(FILE, disk));
      assertEquals(Optional.empty(), after.problem(), "after step " + steps);
      Fence found = after.highest().orElseThrow();
      assertTrue(List.of(OLD, NEW).contains(found), "after step " + steps + ": " + found);
      if (heed instanceof Fences.Heeded) {
        assertEquals(NEW, found, "after step " + steps);
      }
      assertEquals(steps == STEPS, heed instanceof Fences.Heeded, "after step " + steps);
    }
  }

  @Test
  void what_could_not_be_kept_is_not_heeded_and_tried_again() {
    FenceFile fences = opened();
    storage.failAfter(1, CrashingStorage.Trace.NONE);
    assertInstanceOf(Fences.Lost.class, fences.heed(NEW));
    assertEquals(Optional.empty(), fences.highest());
    storage.boot();
    assertEquals(new Fences.Heeded(), fences.heed(NEW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"epoch\":1,\"te", "{}", "\u0000\u0000\u0000", "{\"epoch\":-"})
  void a_damaged_file_refuses_everybody_and_says_its_name(String content) {
    storage.damage(FILE, content.getBytes(StandardCharsets.UTF_8));
    FenceFile fences = opened();
    Fences.Lost lost = assertInstanceOf(Fences.Lost.class, fences.heed(new Fence(9, 9, 9)));
    assertTrue(lost.problem().contains(FILE.toString()), lost.problem());
    assertEquals(Optional.of(lost.problem()), fences.problem());
    assertEquals(Optional.empty(), fences.highest());
  }

  @Test
  void the_real_disk_keeps_it_too(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("not/there/yet/fence.json");
    assertEquals(new Fences.Heeded(), FenceFile.at(file).heed(OLD));
    assertEquals(new Fences.Heeded(), FenceFile.at(file).heed(NEW));
    assertEquals(Optional.of(NEW), FenceFile.at(file).highest());
    Files.writeString(file, "?");
    assertInstanceOf(Fences.Lost.class, FenceFile.at(file).heed(NEW));
  }
}
