package org.personalcontainers.gluster.host;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.fuzz.Fuzz;

/** Whatever the gluster command says, the port answers, throws nothing, and takes little. */
class FuzzTest {
  private static final VolumeName DATA = new VolumeName("data");
  private static final String[] WORDS = {
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&amp;",
    "&nope;",
    "]]>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?x?>",
    "<a>",
    "</peer>",
    "<opRet>0</opRet>",
    "<opRet>-1</opRet>",
    "N/A",
    "\0",
    "\uffff",
    "a:b='c'",
    "<!DOCTYPE x [<!ENTITY e \"e\">]>",
    "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
    "&#0;",
    "&#x1F4A9;"
  };

  /** The parser makes a factory for each answer. */
  private static final long MEMORY = 16 << 20;

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Fuzz fuzz(String name) {
    return Fuzz.of(FuzzTest.class, name, UnfitAnswer.class)
        .samples(Samples.ALL.stream().map(Samples::text).toArray(String[]::new))
        .words(WORDS)
        .memory(MEMORY);
  }

  @Test
  void elements() {
    fuzz("gluster-xml").play(bytes -> ElementReader.read(text(bytes)));
  }

  @Test
  void readings() {
    fuzz("gluster-readings")
        .play(
            bytes -> {
              Element element = ElementReader.read(text(bytes));
              List<Runnable> all =
                  List.of(
                      () -> PoolReading.pool(element),
                      () -> VolumeInfo.all(element),
                      () -> BrickProcesses.of(element),
                      () -> PendingHeals.of(new Reply.Told(element)));
              all.get(bytes.length % all.size()).run();
            });
  }

  /** What it says of them must be a text; what it does not know it must not claim. */
  @Test
  void thePort() {
    fuzz("gluster-port")
        .play(
            bytes -> {
              Programs.Outcome outcome = new Programs.Outcome.Ended(0, text(bytes), "");
              CommandedGluster gluster =
                  new CommandedGluster(
                      new NodeName("pi1"), (limit, words) -> outcome, Duration.ZERO);
              List<Fact<?>> facts = List.of(gluster.pool(), gluster.volumes());
              List<Answer> answers =
                  List.of(
                      gluster.set(DATA, new TreeMap<>()),
                      gluster.heal(DATA),
                      gluster.probe(new NodeName("pi2")));
              assertFalse((facts.toString() + answers).isBlank());
              if (facts.stream().allMatch(fact -> fact instanceof Fact.Unknown<?>)) {
                throw new UnfitAnswer("nothing is known");
              }
            });
  }
}
