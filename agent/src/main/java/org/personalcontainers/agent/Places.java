package org.personalcontainers.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.personalcontainers.core.spec.NodeName;

/** Where a node keeps what concerns the agent. */
record Places(Path root) {
  /** Another root directory, for tests. */
  private static final String ROOT = "personal-containers.root";

  static Places ofThisMachine() {
    return new Places(Path.of(System.getProperty(ROOT, "/")));
  }

  Path state() {
    return root.resolve("var/lib/personal-containers/agent");
  }

  Path fence() {
    return state().resolve("fence.json");
  }

  Path sockets() {
    return root.resolve("run/personal-containers");
  }

  Path socket() {
    return sockets().resolve("agent.sock");
  }

  Path docker() {
    return root.resolve("run/docker.sock");
  }

  Path groups() {
    return root.resolve("etc/group");
  }

  /** The host's own, without its domain: so it stands in cluster.yml. */
  NodeName node() throws IOException {
    String host = Files.readString(root.resolve("proc/sys/kernel/hostname")).strip();
    return new NodeName(host.split("\\.", 2)[0].toLowerCase(Locale.ROOT));
  }
}
