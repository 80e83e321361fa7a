package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;

/** Whatever the command says, it is read or it is unfit: nothing else comes out, and soon. */
class MutationTest {
  private static final int ROUNDS = 4_000;
  private static final VolumeName DATA = new VolumeName("data");
  private static final List<String> WEDGES =
      List.of(
          "<",
          ">",
          "&",
          "&amp;",
          "&nope;",
          "]]>",
          "<!--",
          "<![CDATA[",
          "-",
          "",
          "\0",
          "\uFFFF",
          "99999999999999999999",
          "N/A",
          "<a/>",
          "</peer>",
          "<!DOCTYPE x [<!ENTITY e \"e\">]>");

  private static String mutated(String text, Random random) {
    StringBuilder builder = new StringBuilder(text);
    for (int change = 0; change <= random.nextInt(3); change++) {
      int from = random.nextInt(builder.length() + 1);
      int to = Math.min(builder.length(), from + random.nextInt(40));
      builder.replace(from, to, WEDGES.get(random.nextInt(WEDGES.size())));
    }
    return random.nextInt(10) == 0
        ? builder.substring(0, random.nextInt(builder.length() + 1))
        : builder.toString();
  }

  private static void read(String text) {
    Element element = ElementReader.read(text);
    List<Runnable> readings =
        List.of(
            () -> PoolReading.pool(element),
            () -> VolumeInfo.all(element),
            () -> BrickProcesses.of(element),
            () -> PendingHeals.of(new Reply.Told(element)));
    for (Runnable reading : readings) {
      try {
        reading.run();
      } catch (UnfitAnswer e) {
        assertNotNull(e.getMessage());
      }
    }
  }

  @Test
  void a_broken_answer_is_read_or_unfit() {
    int unfit = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      String sample = Samples.text(Samples.ALL.get(random.nextInt(Samples.ALL.size())));
      String text = mutated(sample, random);
      try {
        read(text);
      } catch (UnfitAnswer e) {
        unfit++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
    assertTrue(unfit > ROUNDS / 10 && unfit < ROUNDS, "unfit: " + unfit);
  }

  @Test
  void the_port_throws_nothing_whatever_is_said() {
    for (int seed = 0; seed < ROUNDS / 4; seed++) {
      Random random = new Random(seed);
      String text =
          mutated(Samples.text(Samples.ALL.get(random.nextInt(Samples.ALL.size()))), random);
      Programs.Outcome outcome = new Programs.Outcome.Ended(random.nextInt(3), text, "");
      CommandedGluster gluster =
          new CommandedGluster(new NodeName("pi1"), (_, _) -> outcome, Duration.ZERO);
      gluster.pool();
      gluster.volumes();
      gluster.set(DATA, new TreeMap<>());
      gluster.heal(DATA);
      gluster.probe(new NodeName("pi2"));
    }
  }

  @Test
  void all_samples_are_read_as_they_are() {
    for (String name : Samples.ALL) {
      assertEquals("cliOutput", Samples.element(name).name(), name);
    }
  }

  @Test
  void what_is_too_deep_too_long_or_brings_entities_is_unfit() {
    for (String text :
        List.of(
            "<a>".repeat(100_000),
            "<a>" + "x".repeat(5 << 20) + "</a>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> assertThrows(UnfitAnswer.class, () -> ElementReader.read(text)));
    }
  }
}
