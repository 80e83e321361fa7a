package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.agent.host.Programs;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.NodeKind;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/** The machines of a lab: a new card and a new disk make one fresh again. */
final class RealContractNodes implements FreshNodes {
  /** The adapters of one node, of which a contract names those that it is about. */
  interface Ports {
    default Docker docker(Path root, Command command) {
      return Unasked.port(Docker.class);
    }

    default Gluster gluster(Path root, Command command) {
      return Unasked.port(Gluster.class);
    }

    default Host host(Path root, Command command) {
      return Unasked.port(Host.class);
    }
  }

  private static final Duration LOOK = Duration.ofMillis(200);

  private final RealLab lab;
  private final Ports ports;
  private final Path directory;
  private final Set<NodeName> used = new TreeSet<>();

  RealContractNodes(RealLab lab, Ports ports) {
    this.lab = lab;
    this.ports = ports;
    try {
      this.directory = Files.createTempDirectory("contract");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those first that nobody has used: they cost nothing. */
  @Override
  public List<NodePorts> fresh(int count) {
    List<NodeName> names =
        new ArrayList<>(
            lab.nodes().stream()
                .filter(node -> node.kind() == NodeKind.NODE)
                .map(RealNode::name)
                .toList());
    names.sort((one, other) -> Boolean.compare(used.contains(one), used.contains(other)));
    List<NodeName> chosen = names.subList(0, count).stream().sorted().toList();
    wipe(chosen.stream().filter(used::contains).toList());
    used.addAll(chosen);
    return chosen.stream().map(this::ports).toList();
  }

  private void wipe(List<NodeName> names) {
    List<NodeName> running = names.stream().filter(name -> lab.node(name).isRunning()).toList();
    if (!running.isEmpty()) {
      lab.kill(running);
    }
    together(names, lab::wipe);
    together(names, name -> lab.boot(name, Bricks.THERE));
  }

  private static void together(List<NodeName> names, Consumer<NodeName> act) {
    names.parallelStream().forEach(act);
  }

  private NodePorts ports(NodeName name) {
    showRoot(name);
    Path root = root(name);
    Command command = (limit, program, input) -> new Programs(way(name)).run(limit, program, input);
    return new NodePorts(
        name,
        new Address(lab.node(name).address()),
        ports.docker(root, command),
        ports.gluster(root, command),
        ports.host(root, command));
  }

  private Path root(NodeName name) {
    return directory.resolve(name.value());
  }

  /** A node has another root after each boot; this name of it stays. */
  private void showRoot(NodeName name) {
    try {
      Files.deleteIfExists(root(name));
      Files.createSymbolicLink(root(name), lab.node(name).inside("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For whoever boots a node by other means. */
  void showRootOf(NodePorts node) {
    showRoot(node.name());
  }

  private List<String> way(NodeName name) {
    try {
      Path process = Objects.requireNonNull(Files.readSymbolicLink(root(name)).getParent());
      return List.of(
          "nsenter",
          "-t",
          process.getFileName().toString(),
          "-a",
          "--",
          "/usr/bin/env",
          "-i",
          "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
          "LC_ALL=C.UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void settle(NodePorts node) {
    lab.node(node.name()).output("sync");
  }

  @Override
  public void powerOff(NodePorts node) {
    lab.kill(List.of(node.name()));
  }

  @Override
  public void boot(NodePorts node) {
    lab.boot(node.name(), Bricks.THERE);
    showRoot(node.name());
  }

  @Override
  public void bootWithoutDisk(NodePorts node) {
    lab.boot(node.name(), Bricks.LATE);
    showRoot(node.name());
  }

  @Override
  public void attachDisk(NodePorts node) {
    lab.attach(node.name());
  }

  @Override
  public void eventually(Duration within, BooleanSupplier condition) {
    long end = System.nanoTime() + within.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not so within " + within);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
