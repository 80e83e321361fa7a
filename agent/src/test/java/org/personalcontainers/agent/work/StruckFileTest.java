package org.personalcontainers.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.link.identity.Struck;

class StruckFileTest {
  private static final String ONE = "0123456789abcdef";
  private static final String TWO = "fedcba9876543210";

  @TempDir private Path directory;

  private final List<String> log = new ArrayList<>();

  private StruckFile file() {
    return StruckFile.at(directory.resolve("struck"), log::add);
  }

  @Test
  void whatItLearnedOutlastsItsEndAndALeaderThatKnowsLess() {
    file().learn(new Struck(List.of(ONE)));
    StruckFile after = file();
    after.learn(new Struck(List.of(TWO)));
    after.learn(Struck.NONE);
    assertEquals(new Struck(List.of(ONE, TWO)), file().known());
    assertEquals(List.of(), log);
  }

  @Test
  void whatMakesNoSenseIsToldAndMadeAnew() throws Exception {
    Files.writeString(directory.resolve("struck"), "half of som");
    StruckFile file = file();
    assertEquals(1, log.size());
    file.learn(new Struck(List.of(ONE)));
    assertEquals(new Struck(List.of(ONE)), file().known());
  }

  @Test
  void whereNothingCanBeWrittenItCountsAllTheSame() throws Exception {
    Files.writeString(directory.resolve("state"), "no directory");
    StruckFile file = StruckFile.at(directory.resolve("state/struck"), log::add);
    file.learn(new Struck(List.of(ONE)));
    assertEquals(new Struck(List.of(ONE)), file.known());
  }
}
