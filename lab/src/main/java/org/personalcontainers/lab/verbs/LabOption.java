package org.personalcontainers.lab.verbs;

import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabName;
import org.personalcontainers.lab.real.RealLab;
import picocli.CommandLine.Option;

/** Which of the labs of this machine is meant. */
final class LabOption {
  @Option(
      names = "--lab",
      paramLabel = "NAME",
      defaultValue = "lab",
      description = "Which lab (default: ${DEFAULT-VALUE}).")
  private LabName name = new LabName("lab");

  RealLab lab() {
    return RealLab.of(LabHome.ofThisMachine(), name, System.out::println);
  }

  LabName name() {
    return name;
  }
}
