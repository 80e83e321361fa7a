package org.personalcontainers.lab.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cut, mended, slow. */
@RealNodes(3)
class BrokenLinesTest {
  private final RealLab lab;
  private final RealNode one;
  private final RealNode two;
  private final RealNode three;

  BrokenLinesTest(RealLab lab) {
    this.lab = lab;
    this.one = lab.node("pi1");
    this.two = lab.node("pi2");
    this.three = lab.node("pi3");
  }

  @BeforeEach
  void reachEachOther() {
    for (List<RealNode> pair :
        List.of(List.of(one, two), List.of(one, three), List.of(two, three))) {
      untilReaches(pair.getFirst(), pair.getLast());
    }
  }

  @AfterEach
  void mend() {
    lab.nodes().forEach(node -> lab.mend(node.name()));
  }

  @Test
  void aCutNodeReachesNobodyAndNobodyReachesIt() {
    lab.cut(one.name());

    assertFalse(reaches(one, two));
    assertFalse(reaches(two, one));
    assertTrue(reaches(two, three));
  }

  @Test
  void aCutNodeKeepsItsAddressAndItsCarrier() {
    lab.cut(one.name());

    assertEquals("1", one.output("cat", "/sys/class/net/eth0/carrier"));
    assertTrue(one.output("ip", "-4", "-o", "address", "show", "eth0").contains(one.address()));
  }

  @Test
  void aMendedNodeIsReachedAgain() {
    lab.cut(one.name());
    lab.mend(one.name());

    untilReaches(one, two);
    untilReaches(three, one);
  }

  @Test
  void aCutBetweenTwoLeavesTheThirdWithBoth() {
    lab.cut(one.name(), two.name());

    assertFalse(reaches(one, two));
    assertFalse(reaches(two, one));
    assertTrue(reaches(one, three));
    assertTrue(reaches(three, two));

    lab.mend(two.name(), one.name());

    untilReaches(one, two);
  }

  @Test
  void aCutOutlivesAPowerCut() {
    lab.cut(one.name(), two.name());
    lab.cut(three.name());

    lab.kill(List.of(one.name(), three.name()));
    Together.each(List.of(one, three), node -> lab.boot(node.name(), Bricks.THERE));

    assertFalse(reaches(one, two));
    assertFalse(reaches(two, three));
    lab.mend(three.name());
    untilReaches(one, three);
  }

  @Test
  void aSlowLineTakesItsTimeBothWays() {
    lab.slow(one.name(), new Slowness(Optional.of("1mbit"), Optional.empty(), Optional.empty()));

    // 500 kB are 4 Mbit; the line lets a burst of 64 kB pass at once.
    double from = seconds(one, two);
    double to = seconds(two, one);
    assertTrue(from > 3, "from the node: " + from);
    assertTrue(to > 3, "to the node: " + to);

    lab.unslow(one.name());

    double fast = seconds(one, two);
    assertTrue(fast < from, "from the node, fast again: " + fast);
  }

  /** Kernels differ: the delay is there, or the lab says what the kernel lacks. */
  @Test
  void aDelayIsThereOrTheKernelsLackIsNamed() {
    Slowness late = new Slowness(Optional.empty(), Optional.of("80ms"), Optional.empty());
    String said = "";
    try {
      lab.slow(one.name(), late);
      String answer = one.output("ping", "-c", "1", "-W", "3", two.address());
      double millis = Double.parseDouble(answer.replaceAll("(?s).*time=([0-9.]+).*", "$1"));
      assertTrue(millis > 150, answer);
      lab.unslow(one.name());
    } catch (LabProblem e) {
      said = e.getMessage();
      assertTrue(said.contains("netem"), said);
      assertTrue(reaches(one, two));
    }
  }

  @Test
  void aRateOutlivesADelayThatTheKernelLacks() {
    lab.slow(one.name(), new Slowness(Optional.of("2mbit"), Optional.empty(), Optional.empty()));
    String limited = shaping(one);
    assertTrue(limited.contains("rate 2Mbit"), limited);

    try {
      lab.slow(one.name(), new Slowness(Optional.empty(), Optional.of("80ms"), Optional.empty()));
      assertTrue(shaping(one).contains("netem"), shaping(one));
    } catch (LabProblem e) {
      assertTrue(e.getMessage().contains("netem"), e.getMessage());
      assertEquals(limited, shaping(one));
    } finally {
      lab.unslow(one.name());
    }
  }

  private static String shaping(RealNode node) {
    return node.inItsNetwork(List.of("tc", "qdisc", "show", "dev", "eth0")).output();
  }

  private static boolean reaches(RealNode from, RealNode to) {
    return from.run("ping", "-q", "-c", "1", "-W", "1", to.address()).ok();
  }

  private static void untilReaches(RealNode from, RealNode to) {
    Patience.until(
        Duration.ofSeconds(15), from.name() + " reaching " + to.name(), () -> reaches(from, to));
  }

  /** How long half a megabyte takes from one node to the other. */
  private static double seconds(RealNode from, RealNode to) {
    to.shell("setsid -f sh -c 'nc -l 7998 > /tmp/got; : > /tmp/end' >/dev/null 2>&1");
    Patience.until(
        Duration.ofSeconds(5),
        "a listener",
        () -> !to.output("ss", "-Htln", "src", ":7998").isEmpty());
    long start = System.nanoTime();
    from.shell("head -c 500000 /dev/zero | nc -N " + to.address() + " 7998");
    Patience.until(Duration.ofSeconds(30), "the last byte", () -> to.run("rm", "/tmp/end").ok());
    assertEquals("500000", to.output("stat", "-c", "%s", "/tmp/got"));
    return (System.nanoTime() - start) / 1e9;
  }
}
