package org.personalcontainers.lab.real;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One direction of a node's line, as the kernel's traffic control shapes it. */
record Line(Function<List<String>, Program> run, String face) {
  void free() {
    tc("del", List.of("root")).run();
  }

  void slow(Slowness slowness) {
    free();
    String place = "root";
    if (slowness.needsNetem()) {
      netem(slowness);
      place = "parent 1:1";
    }
    List<String> under = List.of(place.split(" "));
    slowness.rate().ifPresent(rate -> limit(rate, under));
  }

  private void netem(Slowness slowness) {
    List<String> what = new ArrayList<>(List.of("root", "handle", "1:", "netem"));
    slowness.delay().ifPresent(delay -> what.addAll(List.of("delay", delay)));
    slowness.loss().ifPresent(loss -> what.addAll(List.of("loss", loss)));
    Output output = tc("add", what).run();
    if (!output.ok() && output.err().contains("unknown")) {
      throw new LabProblem(
          "This machine's kernel has no netem (CONFIG_NET_SCH_NETEM), so the lab can't delay or lose"
              + " packets here; --rate works.");
    }
    if (!output.ok()) {
      throw new LabProblem("tc could not slow " + face + ": " + output.complaint());
    }
  }

  private void limit(String rate, List<String> place) {
    List<String> what = new ArrayList<>(place);
    what.addAll(List.of("handle", "10:", "tbf", "rate", rate, "burst", "64kb", "latency", "400ms"));
    tc("add", what).done();
  }

  private Program tc(String order, List<String> what) {
    List<String> arguments = new ArrayList<>(List.of("tc", "qdisc", order, "dev", face));
    arguments.addAll(what);
    return run.apply(arguments);
  }
}
