package org.personalcontainers.lab.verbs;

import picocli.CommandLine.Command;

/** The images that the lab can make for its nodes. */
@Command(
    name = "image",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    description =
        "Images of real programs for the nodes, made from package registries. They serve all labs of"
            + " this machine.",
    subcommands = {ImageLs.class, ImageBuild.class},
    footer = {
      "",
      "Examples:",
      "  ./pcctl lab image ls",
      "  ./pcctl lab image build stefanprodan/podinfo"
    })
public final class Image {}
