package org.personalcontainers.lab.drill;

/**
 * All nodes in the same instant, five times, while two writers count: what was acknowledged must be
 * there after.
 */
final class PowerCuts implements Drill {
  private static final int CUTS = 5;

  @Override
  public String name() {
    return "power-cut";
  }

  @Override
  public String tells() {
    return "cuts the power of all nodes at once, " + CUTS + " times, under writers";
  }

  @Override
  public void run(Stage stage) {
    for (int cut = 1; cut <= CUTS; cut++) {
      Writer files = Writer.ofFiles(stage.node("pi2"));
      Writer settings = Writer.ofSettings(stage.node("pi1"));
      files.awaitSome();
      settings.awaitSome();
      stage.lab().kill(stage.names());
      files.end();
      settings.end();
      bootAll(stage, "cut " + cut + " of " + CUTS);
      stage.say("  " + files.mustHaveKept() + "; " + settings.mustHaveKept());
    }
  }

  private static void bootAll(Stage stage, String what) {
    long since = System.nanoTime();
    stage.boot(stage.names());
    stage.awaitWhole(since, what);
  }
}
