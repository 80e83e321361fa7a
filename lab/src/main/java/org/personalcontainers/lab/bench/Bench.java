package org.personalcontainers.lab.bench;

import picocli.CommandLine.Command;

/** {@code ./pcctl lab bench ...}: figures, each beside its aim; none is ever asserted. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = "Measures, and prints each figure beside its aim.",
    subcommands = {
      CliBench.class,
      PlanBench.class,
      BootstrapBench.class,
      ApplyBench.class,
      DeployBench.class,
      FailoverBench.class,
      IdleBench.class
    })
public final class Bench {}
