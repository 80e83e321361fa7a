package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Docker Engine of the lab's own: it touches no engine that a person may have on this machine,
 * and leaves the machine's firewall rules alone.
 */
final class Engine {
  private static final Duration STARTING = Duration.ofSeconds(40);

  private final LabHome home;

  Engine(LabHome home) {
    this.home = home;
  }

  void start(Voice voice) {
    if (answers()) {
      return;
    }
    voice.say("Starting the lab's Docker Engine.");
    Disk.makeDirectory(home.engine());
    clearTheWay();
    Program.of("sh", "-c", "setsid --fork " + daemon() + " >" + log() + " 2>&1").done();
    try {
      Patience.until(STARTING, "the lab's Docker Engine to answer", this::answers);
    } catch (LabProblem e) {
      throw new LabProblem(e.getMessage() + "; it says why at the end of " + log(), e);
    }
  }

  /** Nothing of the lab may run any more. */
  void stop() {
    daemons("dockerd").forEach(ProcessHandle::destroy);
    await("dockerd");
  }

  /**
   * After a crash of the engine or of the machine: what is left of it would be taken for a running
   * one, by its process or by its number, which may belong to anybody by now.
   */
  private void clearTheWay() {
    for (String program : List.of("dockerd", "containerd")) {
      daemons(program).forEach(ProcessHandle::destroyForcibly);
      await(program);
    }
    Disk.delete(pidFile());
    Disk.delete(home.engine().resolve("exec/containerd/containerd.pid"));
  }

  private void await(String program) {
    Patience.until(
        Duration.ofSeconds(20), program + " to end", () -> daemons(program).findAny().isEmpty());
  }

  /** Those of this lab's home; each has a path in it among its arguments. */
  private Stream<ProcessHandle> daemons(String program) {
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              String line = Disk.readIfThere(Path.of("/proc/" + process.pid() + "/cmdline"));
              String[] words = line.split("\0");
              return Path.of(words[0]).endsWith(program) && line.contains(home.engine() + "/");
            });
  }

  boolean answers() {
    return Files.exists(socket()) && docker("version", "--format", "x").run().ok();
  }

  Program docker(String... arguments) {
    return docker(List.of(arguments));
  }

  Program docker(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("docker", "-H", "unix://" + socket()));
    all.addAll(arguments);
    return Program.of(all);
  }

  private String daemon() {
    Path at = home.engine();
    return String.join(
        " ",
        "dockerd",
        "-H unix://" + socket(),
        "--data-root " + at.resolve("data"),
        "--exec-root " + at.resolve("exec"),
        "--pidfile " + pidFile(),
        "--containerd-namespace personal-containers-lab",
        "--containerd-plugins-namespace personal-containers-lab-plugins",
        "--bridge none",
        "--iptables=false",
        "--ip6tables=false",
        "--ip-forward=false");
  }

  private Path socket() {
    return home.engine().resolve("docker.sock");
  }

  private Path pidFile() {
    return home.engine().resolve("dockerd.pid");
  }

  private Path log() {
    return home.engine().resolve("dockerd.log");
  }
}
