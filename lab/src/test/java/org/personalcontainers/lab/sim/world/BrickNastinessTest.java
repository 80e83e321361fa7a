package org.personalcontainers.lab.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.personalcontainers.lab.sim.world.Trio.DOCKER;
import static org.personalcontainers.lab.sim.world.Trio.at;
import static org.personalcontainers.lab.sim.world.Trio.known;
import static org.personalcontainers.lab.sim.world.Trio.options;
import static org.personalcontainers.lab.sim.world.Trio.pi;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.step.StorageStep;

/** What becomes of bricks whose machines, disks and processes come and go. */
class BrickNastinessTest {
  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static Brick.State brick(Trio trio, int from, int number) {
    return trio.volume(from).bricks().get(number - 1).state();
  }

  @Test
  void after_a_power_cut_the_lone_survivor_starts_no_brick() {
    Trio trio = Trio.whole();
    for (int number = 1; number <= 3; number++) {
      trio.machine(number).powerOff();
    }
    trio.machine(2).boot();
    trio.world.advance(seconds(60));
    assertEquals(Brick.State.OFFLINE, brick(trio, 2, 2));
    assertEquals(Brick.State.UNSEEN, brick(trio, 2, 1));
    assertTrue(known(trio.look(2).mounts()).isEmpty());
    trio.machine(1).boot();
    trio.world.advance(seconds(20));
    assertEquals(Brick.State.ONLINE, brick(trio, 2, 2));
    assertEquals(Mount.Health.ANSWERS, at(known(trio.look(1).mounts()), Trio.POINT).health());
  }

  @Test
  void a_brick_that_was_away_is_healed_after_a_while() {
    Trio trio = Trio.whole();
    trio.machine(3).powerOff();
    trio.world.advance(seconds(30));
    assertNotEquals(0, known(trio.volume(1).pendingHeals()));
    trio.machine(3).boot();
    trio.world.advance(seconds(10));
    assertEquals(Brick.State.ONLINE, brick(trio, 1, 3));
    assertNotEquals(0, known(trio.volume(1).pendingHeals()));
    trio.eventually(seconds(90), () -> trio.volume(1).pendingHeals().equals(Fact.known(0)));
  }

  @Test
  void a_disk_that_comes_late_shows_the_bare_directory_and_its_brick_stays_dead() {
    Trio trio = Trio.whole();
    trio.machine(3).powerOff();
    trio.machine(3).detachBrickDisk();
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    assertTrue(known(trio.look(3).bricks()).isEmpty());
    assertEquals(Brick.State.OFFLINE, brick(trio, 1, 3));
    trio.machine(3).attachBrickDisk();
    trio.world.advance(seconds(30));
    assertEquals(1, at(known(trio.look(3).bricks()), DOCKER).bricks().size());
    assertEquals(Brick.State.OFFLINE, brick(trio, 1, 3));
    trio.does(new StorageStep.StartVolume(pi(1), DOCKER, trio.volume(1).id()));
    assertEquals(Brick.State.ONLINE, brick(trio, 1, 3));
  }

  @Test
  void as_packaged_a_crash_of_the_daemon_takes_the_bricks_with_it() {
    Trio trio = Trio.whole();
    trio.machine(3).crashGlusterd();
    trio.world.advance(seconds(1));
    assertInstanceOf(Fact.Unknown.class, trio.look(3).volumes());
    trio.world.advance(seconds(10));
    assertEquals(Brick.State.ONLINE, brick(trio, 3, 3));
    assertEquals(Fact.known(0), trio.volume(1).pendingHeals());
  }

  @Test
  void a_dead_brick_stays_dead_whoever_comes_and_goes() {
    Trio trio = Trio.whole();
    trio.machine(3).crashBricks();
    trio.machine(2).powerOff();
    trio.world.advance(seconds(30));
    trio.machine(2).boot();
    trio.world.advance(seconds(30));
    assertEquals(Brick.State.OFFLINE, brick(trio, 1, 3));
    trio.does(new StorageStep.StartVolume(pi(1), DOCKER, trio.volume(1).id()));
    assertEquals(Brick.State.ONLINE, brick(trio, 1, 3));
  }

  @Test
  void an_old_disk_put_back_takes_over_what_is_newer() {
    Trio trio = Trio.whole();
    Snapshot old = trio.machine(3).snapshot();
    trio.does(new StorageStep.SetVolumeOptions(pi(1), DOCKER, trio.volume(1).id(), options("new")));
    trio.machine(3).rewind(old);
    trio.machine(3).boot();
    trio.world.advance(seconds(30));
    assertEquals("new", trio.volume(3).options().get("some.option"));
    trio.eventually(seconds(90), () -> trio.volume(1).pendingHeals().equals(Fact.known(0)));
  }

  @Test
  void who_loses_every_whole_copy_has_lost_what_was_written() {
    Trio trio = Trio.whole();
    trio.machine(1).wipe();
    trio.world.advance(seconds(30));
    assertTrue(trio.world.lost().isEmpty());
    trio.machine(2).wipe();
    trio.machine(3).wipe();
    assertEquals(1, trio.world.lost().size());
  }
}
