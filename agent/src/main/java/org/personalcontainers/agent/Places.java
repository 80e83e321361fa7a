package org.personalcontainers.agent;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.personalcontainers.agent.join.JoinPaper;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.NodeName;

/**
 * Where a node keeps what concerns the agent, and where the agent listens.
 *
 * @param portNumber 0: any that is free
 */
record Places(Path root, int portNumber) {
  /** Another root directory, for tests. */
  private static final String ROOT = "personal-containers.root";

  /** Another port, for tests. */
  private static final String PORT = "personal-containers.agent-port";

  static Places ofThisMachine() {
    return new Places(
        Path.of(System.getProperty(ROOT, "/")), Integer.getInteger(PORT, Contact.AGENT_PORT));
  }

  Path state() {
    return root.resolve("var/lib/personal-containers/agent");
  }

  Path fence() {
    return state().resolve("fence.json");
  }

  Path struck() {
    return state().resolve("struck");
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

  /** What a container of the ingress mounts. */
  Path ingress() {
    return sockets().resolve("ingress");
  }

  Path managerSocket() {
    return sockets().resolve("manager.sock");
  }

  Path identity() {
    return root.resolve("var/lib/personal-containers/identity");
  }

  Path machineId() {
    return root.resolve("etc/machine-id");
  }

  JoinPaper joinPaper() {
    return new JoinPaper(
        root.resolve("etc/personal-containers/join.yml"),
        root.resolve("boot/firmware/personal-containers.yml"));
  }

  InetSocketAddress port() {
    return new InetSocketAddress(portNumber);
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
