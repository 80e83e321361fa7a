package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.lab.cluster.Founding;
import org.personalcontainers.lab.cluster.Wholeness;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.Voice;

/** A whole cluster to measure: one that is up, as it is; or one of three nodes, made for it. */
final class Subject {
  private static final Duration FOUNDING = Duration.ofMinutes(3);

  private Subject() {}

  static void measure(Optional<LabName> there, Voice voice, Consumer<RealLab> measurement) {
    if (there.isPresent()) {
      measurement.accept(RealLab.of(LabHome.ofThisMachine(), there.get(), voice));
    } else {
      measureFresh(voice, measurement);
    }
  }

  private static void measureFresh(Voice voice, Consumer<RealLab> measurement) {
    LabName name = new LabName("bench-" + ProcessHandle.current().pid());
    try (RealLab lab = RealLab.of(LabHome.ofThisMachine(), name, voice)) {
      lab.belongsToThisProcess();
      lab.up(3, List.of());
      Founding founding = new Founding(lab);
      founding.giveJoinFiles();
      founding.bootstrap();
      Wholeness.await(lab, FOUNDING);
      measurement.accept(lab);
    }
  }
}
