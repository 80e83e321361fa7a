package org.personalcontainers.lab.drill;

import java.time.Duration;
import org.personalcontainers.core.spec.NodeName;

/** One node's cable is cut for a minute. The others go on meanwhile; it comes back by itself. */
final class CutNode implements Drill {
  private static final NodeName NODE = new NodeName("pi3");
  private static final Duration CUT = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "cut";
  }

  @Override
  public String tells() {
    return "cuts one node's cable for a minute, while the others are written to";
  }

  @Override
  public void run(Stage stage) {
    Births before = Births.of(stage.node("pi1"));
    stage.lab().cut(NODE);
    Writer files = Writer.ofFiles(stage.node("pi2"));
    Writer settings = Writer.ofSettings(stage.node("pi1"));
    try {
      stage.letPass(CUT);
      files.awaitSome();
      settings.awaitSome();
    } finally {
      files.end();
      settings.end();
      stage.lab().mend(NODE);
    }
    long since = System.nanoTime();
    stage.awaitWhole(since, "mended after " + CUT.toSeconds() + " s");
    stage.say("  " + files.mustHaveKept() + "; " + settings.mustHaveKept());
    Births.of(stage.node(NODE.value())).mustBe(before);
  }
}
