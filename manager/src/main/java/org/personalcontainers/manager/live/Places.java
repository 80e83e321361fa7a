package org.personalcontainers.manager.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.personalcontainers.core.spec.NodeName;

/** Where a node keeps what concerns its manager, and where the manager listens. */
public record Places(Path root, Doors doors) {
  /** Another root directory, for tests. */
  private static final String ROOT = "personal-containers.root";

  public static Places ofThisMachine() {
    return new Places(Path.of(System.getProperty(ROOT, "/")), Doors.ofEveryNode());
  }

  Path state() {
    return root.resolve("var/lib/personal-containers/manager");
  }

  Path identity() {
    return state().resolve("identity");
  }

  Path log() {
    return state().resolve("raft");
  }

  /** What the process is made of that asks certificate authorities. */
  Path acme() {
    return root.resolve("usr/share/personal-containers/personal-containers-manager/acme");
  }

  /** Outside of the store, whose copies must not hold what opens them. */
  Path vault() {
    return state().resolve("vault.json");
  }

  Path sockets() {
    return root.resolve("run/personal-containers");
  }

  Path socket() {
    return sockets().resolve("manager.sock");
  }

  Path agent() {
    return sockets().resolve("agent.sock");
  }

  Path groups() {
    return root.resolve("etc/group");
  }

  InetSocketAddress api() {
    return new InetSocketAddress(doors.listens(), doors.api());
  }

  InetSocketAddress store() {
    return new InetSocketAddress(doors.listens(), doors.store());
  }

  /** The host's own, without its domain: so it stands in cluster.yml. */
  NodeName node() throws IOException {
    String host = Files.readString(root.resolve("proc/sys/kernel/hostname")).strip();
    return new NodeName(host.split("\\.", 2)[0].toLowerCase(Locale.ROOT));
  }
}
