package org.personalcontainers.lab.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.spec.NodeName;

/** One machine of a lab: its container when it runs, its disks always. */
public final class RealNode {
  static final String LAB_LABEL = "org.personalcontainers.lab";

  private static final Duration BOOTING = Duration.ofMinutes(2);
  private static final String ENVIRONMENT =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final LabName lab;
  private final Placed placed;
  private final LabSubnet subnet;
  private final Engine engine;
  private final NodeDisks disks;

  RealNode(LabName lab, Placed placed, LabSubnet subnet, Engine engine, NodeDisks disks) {
    this.lab = lab;
    this.placed = placed;
    this.subnet = subnet;
    this.engine = engine;
    this.disks = disks;
  }

  public NodeName name() {
    return placed.name();
  }

  public NodeKind kind() {
    return placed.kind();
  }

  public String address() {
    return subnet.address(placed.host());
  }

  public boolean isRunning() {
    return pid().isPresent();
  }

  /** Runs a program on the node, as root, to its end; fails when the program does. */
  public String output(String... arguments) {
    return program(List.of(arguments)).output();
  }

  /** Runs a program on the node, as root, to its end, whatever its exit code is. */
  public Output run(String... arguments) {
    return program(List.of(arguments)).run();
  }

  /** For what takes longer than a minute; fails when the program does. */
  public String outputWithin(Duration longest, String... arguments) {
    return program(List.of(arguments)).within(longest).output();
  }

  /** For what takes longer than a minute, whatever its exit code is. */
  public Output runWithin(Duration longest, String... arguments) {
    return program(List.of(arguments)).within(longest).run();
  }

  /** Runs a shell's script on the node; fails when the script does. */
  public String shell(String script) {
    return output("sh", "-c", script);
  }

  /** With this terminal, until it ends; gives its exit code. */
  public int attached(List<String> arguments) {
    return program(arguments).attached();
  }

  /** A path on the node, seen from this machine: /run/docker.sock for one is the node's engine. */
  public Path inside(String path) {
    return Path.of("/proc", Long.toString(firstProcess()), "root").resolve(path.substring(1));
  }

  /** Loads an image archive into the node's Docker Engine; gives what the engine said. */
  public String load(Path imageTar) {
    if (!Files.isReadable(imageTar)) {
      throw new LabProblem.BadRequest(imageTar + " can't be read: name an image archive");
    }
    return program(List.of("docker", "load"))
        .fedWith(imageTar)
        .within(Duration.ofMinutes(10))
        .output();
  }

  Program program(List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.addAll(
        List.of("nsenter", "-t", Long.toString(firstProcess()), "-a", "--", "/usr/bin/env", "-i"));
    all.addAll(List.of(ENVIRONMENT, "HOME=/root", "LANG=C.UTF-8"));
    Optional.ofNullable(System.getenv("TERM")).ifPresent(term -> all.add("TERM=" + term));
    all.addAll(arguments);
    return Program.of(all);
  }

  Program inItsNetwork(List<String> arguments) {
    List<String> all =
        new ArrayList<>(List.of("nsenter", "-t", Long.toString(firstProcess()), "-n", "--"));
    all.addAll(arguments);
    return Program.of(all);
  }

  NodeDisks disks() {
    return disks;
  }

  Placed placed() {
    return placed;
  }

  void start(String image, Bricks bricks) {
    // What a crash of the machine has left of its last life.
    engine.docker("rm", "-f", container()).run();
    disks.detach();
    List<String> order = new ArrayList<>(List.of("run", "-d", "--name", container()));
    order.addAll(List.of("--label", LAB_LABEL + "=" + lab, "--hostname", name().value()));
    order.addAll(List.of("--network", LabNetwork.nameFor(lab), "--ip", address()));
    order.addAll(Confinement.ALMOST_NONE);
    order.addAll(List.of("--device", disks.attachSystem() + ":/dev/sys"));
    switch (bricks) {
      case THERE -> order.addAll(List.of("--device", disks.attachBrick() + ":/dev/brick"));
      case LATE -> {}
    }
    order.addAll(List.of(image, "/lab-init", subnet.hardwareAddress(placed.host())));
    engine.docker(order).done();
  }

  /** Until systemd has started all it wants to; gives its own word for how that went. */
  SystemState awaitBooted() {
    Patience.until(
        BOOTING,
        "systemd on " + name(),
        () -> !isRunning() || Files.exists(inside("/run/systemd/private")));
    if (!isRunning()) {
      throw new LabProblem(
          name() + " did not boot: " + engine.docker("logs", container()).run().complaint());
    }
    return SystemState.of(
        program(List.of("systemctl", "is-system-running", "--wait")).within(BOOTING).run().text());
  }

  /** The mount points of its disks, seen from this machine, each filesystem once. */
  List<Path> mountedDisks() {
    Map<String, Path> byDevice = new LinkedHashMap<>();
    for (String line :
        Disk.read(Path.of("/proc/" + firstProcess() + "/mountinfo")).orElse("").lines().toList()) {
      String[] words = line.split(" ");
      if (words[2].startsWith("7:") && words[3].equals("/") && line.contains(" - ext4 ")) {
        byDevice.putIfAbsent(words[2], inside(words[4]));
      }
    }
    return List.copyOf(byDevice.values());
  }

  void attachBrick() {
    String device = disks.attachBrick();
    String number = device.substring("/dev/loop".length());
    Program.of("mknod", inside("/dev/brick").toString(), "b", "7", number).done();
  }

  String container() {
    return lab + "." + name();
  }

  /** Its number on this machine. */
  public long firstProcess() {
    return pid()
        .orElseThrow(
            () -> new LabProblem(name() + " is off: `./pcctl lab boot " + name() + "` starts it"));
  }

  private Optional<Long> pid() {
    Output output =
        engine.docker("inspect", "--type", "container", "-f", "{{.State.Pid}}", container()).run();
    if (!output.ok() && !output.err().contains("No such")) {
      throw new LabProblem(
          "The lab's engine does not answer (did the machine restart?): `./pcctl lab up --bare --lab "
              + lab
              + "` brings it and its nodes back.");
    }
    return output.ok() && !output.text().equals("0")
        ? Optional.of(Long.parseLong(output.text()))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name().value();
  }
}
