package org.personalcontainers.lab.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine under the lab: what it must have, and how it gets it. */
final class Machine {
  private static final Duration INSTALLING = Duration.ofMinutes(10);

  /** A program that the lab runs, and the Debian package that brings it. */
  private static final Map<String, String> PACKAGES =
      new LinkedHashMap<>(
          Map.of(
              "dockerd", "docker.io",
              "debootstrap", "debootstrap",
              "mkfs.xfs", "xfsprogs",
              "mkfs.ext4", "e2fsprogs",
              "iptables", "iptables",
              "nft", "nftables",
              "tc", "iproute2",
              "losetup", "mount",
              "nsenter", "util-linux"));

  private Machine() {}

  static void makeReady(Voice voice) {
    mustBeRoot();
    installMissing(voice);
    mustHave(
        "/dev/loop-control",
        "the nodes' disks need loop devices. Try `modprobe loop`, or start this container with its"
            + " host's /dev");
    mustHave("/dev/fuse", "GlusterFS mounts need FUSE. Try `modprobe fuse`");
  }

  static void mustBeRoot() {
    try {
      if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") != 0) {
        throw new LabProblem(
            "The lab makes disks, networks and containers, so it needs root: run it with sudo.");
      }
    } catch (IOException e) {
      throw new LabProblem("This is no Linux with /proc: the lab needs one.", e);
    }
  }

  private static void installMissing(Voice voice) {
    install(missing(PACKAGES), voice);
    // Debian 12 has the client in docker.io, Debian 13 in a package of its own.
    install(missing(Map.of("docker", "docker-cli")), voice);
  }

  private static List<String> missing(Map<String, String> packages) {
    return packages.entrySet().stream()
        .filter(entry -> !isInstalled(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private static boolean isInstalled(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin";
    return Stream.of(path.split(":"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static void install(List<String> packages, Voice voice) {
    if (packages.isEmpty()) {
      return;
    }
    String names = String.join(" ", packages);
    if (!isInstalled("apt-get")) {
      throw new LabProblem(
          "The lab needs "
              + names
              + ", and this machine has no apt-get to install them: install what brings "
              + names
              + " here, or use a Debian machine.");
    }
    voice.say("Installing what the lab needs on this machine: " + names);
    if (!aptGet("install", packages).ok()) {
      aptGet("update", List.of());
      Output second = aptGet("install", packages);
      if (!second.ok()) {
        throw new LabProblem("apt-get could not install " + names + ": " + second.complaint());
      }
    }
  }

  private static Output aptGet(String verb, List<String> packages) {
    List<String> arguments =
        new ArrayList<>(
            List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", verb));
    if (verb.equals("install")) {
      arguments.add("--no-install-recommends");
    }
    arguments.addAll(packages);
    return Program.of(arguments).within(INSTALLING).run();
  }

  private static void mustHave(String device, String why) {
    if (!Files.exists(Path.of(device))) {
      throw new LabProblem("This machine has no " + device + ": " + why + ".");
    }
  }
}
