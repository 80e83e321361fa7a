package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    // After a crash of the machine the old number may belong to anybody.
    Disk.delete(pidFile());
    Program.of("sh", "-c", "setsid --fork " + daemon() + " >" + log() + " 2>&1").done();
    try {
      Patience.until(STARTING, "the lab's Docker Engine to answer", this::answers);
    } catch (LabProblem e) {
      throw new LabProblem(e.getMessage() + "; it says why at the end of " + log(), e);
    }
  }

  /** Only when it runs. Nothing of the lab may run any more. */
  void stop() {
    Disk.read(pidFile())
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .filter(this::isOurs)
        .ifPresent(
            process -> {
              process.destroy();
              Patience.until(
                  Duration.ofSeconds(20), "the Docker Engine to end", () -> !process.isAlive());
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

  private boolean isOurs(ProcessHandle process) {
    return Disk.read(Path.of("/proc/" + process.pid() + "/cmdline"))
        .filter(line -> line.contains(home.engine().toString()))
        .isPresent();
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
