package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.personalcontainers.manager.store.Eventually.eventually;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Standing;

/**
 * Members die, are cut off and misunderstand each other while somebody writes. More of it:
 * -Dchaos.seeds=20 -Dchaos.seconds=60, and -Dchaos.first for one seed again.
 */
class ChaosTest {
  private static final List<MemberId> ALL =
      List.of(TestGroup.member(1), TestGroup.member(2), TestGroup.member(3));
  private static final Settings.DiskBounds TINY =
      new Settings.DiskBounds(32 * 1024, 150, 1024 * 1024);

  @TempDir Path directory;
  private final Map<Long, MemberId> leaders = new ConcurrentHashMap<>();
  private final Collection<String> wrong = new ConcurrentLinkedQueue<>();
  private int kills;
  private int cuts;

  static LongStream seeds() {
    long first = Long.getLong("chaos.first", 1);
    return LongStream.range(first, first + Integer.getInteger("chaos.seeds", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothing(long seed) {
    Random random = new Random(seed);
    try (TestGroup group = new TestGroup(directory, seed, TINY)) {
      group.grown(3);
      ALL.forEach(member -> watch(group, member));
      try (Writer writer = new Writer(group)) {
        long end =
            System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("chaos.seconds", 5));
        while (System.nanoTime() < end) {
          disturb(group, random);
        }
        calm(group);
        check(group, writer, seed);
      }
    }
  }

  /** Of one term there may be one leader only. */
  private void watch(TestGroup group, MemberId member) {
    AtomixStore store = group.store(member).orElseThrow();
    store.onChange(
        () -> {
          if (store.standing() instanceof Standing.Leading(long term)) {
            MemberId other = leaders.putIfAbsent(term, member);
            if (other != null && !other.equals(member)) {
              wrong.add("in term " + term + " led " + other + " and " + member);
            }
          }
        });
  }

  private void disturb(TestGroup group, Random random) {
    MemberId one = ALL.get(random.nextInt(3));
    MemberId other = ALL.get(random.nextInt(3));
    switch (random.nextInt(7)) {
      case 0, 1 -> restart(group, List.of(one), random);
      case 2 -> restart(group, List.of(group.leading()), random);
      case 3 -> cut(group, random, () -> group.network().isolate(group.leading()));
      case 4 -> cut(group, random, () -> group.network().cut(one, other));
      case 5 -> storm(group, random);
      default -> restart(group, random.nextInt(3) == 0 ? ALL : List.of(one), random);
    }
    pause(random, 600);
  }

  private void restart(TestGroup group, List<MemberId> members, Random random) {
    kills += members.size();
    members.forEach(group::kill);
    pause(random, 800);
    for (MemberId member : members) {
      group.open(member);
      watch(group, member);
    }
  }

  private void cut(TestGroup group, Random random, Runnable cutting) {
    cuts++;
    cutting.run();
    pause(random, 2500);
    group.network().heal();
  }

  private static void storm(TestGroup group, Random random) {
    group.network().weather(ChaosNetwork.Weather.STORM);
    pause(random, 2500);
    group.network().weather(ChaosNetwork.Weather.FAIR);
  }

  private static void pause(Random random, int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(mostMillis)));
  }

  private static void calm(TestGroup group) {
    group.network().heal();
    group.network().weather(ChaosNetwork.Weather.FAIR);
  }

  private void check(TestGroup group, Writer writer, long seed) {
    long soFar = writer.acknowledged();
    eventually("it writes again", () -> writer.acknowledged() > soFar + 10);
    writer.close();
    eventually("a leader knows all", () -> Writer.isSettled(group.leader()));
    List<String> lost = new ArrayList<>(writer.lost(group.leader()));
    System.out.printf(
        "chaos seed %d: %d writes acknowledged, %d unknown, %d kills, %d cuts, %d terms led, %d lost, longest gap %d ms%n",
        seed,
        writer.acknowledged(),
        writer.unknown(),
        kills,
        cuts,
        leaders.size(),
        lost.size(),
        writer.longestGapMillis());
    assertEquals(List.of(), lost, "seed " + seed);
    assertEquals(List.of(), List.copyOf(wrong), "seed " + seed);
    assertEquals(List.of(), List.copyOf(group.deaths()), "seed " + seed);
    eventually("all have the same", group::agrees);
  }
}
