package org.personalcontainers.manager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.personalcontainers.core.api.Bootstrap;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.manager.live.Doors;
import org.personalcontainers.manager.live.Manager;
import org.personalcontainers.manager.live.Places;

/**
 * Founds a cluster of one, in a directory of its own and beside an agent that does nothing: the JVM
 * keeps in its cache what is used here. Beside it two more talk as managers do. Nothing of the node
 * is touched, and none of the ports that a manager or an agent of this node has.
 */
public final class Rehearsal {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final NodeName NODE = new NodeName("rehearsal");

  /** Kept for documents: no machine has it, and nothing is sent there. */
  private static final Address ADDRESS = new Address("192.0.2.1");

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Files.createTempDirectory("pc-manager");
    try {
      play(root);
    } finally {
      clear(root);
    }
  }

  static void play(Path root) throws IOException, InterruptedException {
    prepare(root);
    Path sockets = root.resolve("run/personal-containers");
    try (PlayedAgent agent = new PlayedAgent(NODE, ADDRESS, sockets.resolve("agent.sock"));
        Manager _ = started(root, agent);
        PlayedGroup group = new PlayedGroup(HERE, freePort(), freePort());
        Caller caller = Caller.unix(sockets.resolve("manager.sock"))) {
      found(caller);
      agent.awaitOrder(LIMIT);
      for (String path : new String[] {"cluster", "spec", "status", "nodes", "history", "events"}) {
        good(caller.get("/v1/" + path, LIMIT));
      }
      byte[] asDeclared = Form.of(Planned.Wanted.class).write(new Planned.Wanted(Optional.empty()));
      good(caller.call("POST", "/v1/plan", asDeclared, LIMIT));
      group.awaitTalk(LIMIT);
    }
  }

  private static void prepare(Path root) throws IOException {
    for (String directory : new String[] {"run/personal-containers", "etc", "proc/sys/kernel"}) {
      Files.createDirectories(root.resolve(directory));
    }
    Files.writeString(root.resolve("proc/sys/kernel/hostname"), NODE + "\n");
    Files.writeString(
        root.resolve("etc/group"), "pcctl:x:999:" + System.getProperty("user.name") + "\n");
  }

  private static Manager started(Path root, PlayedAgent agent) throws IOException {
    Doors doors = new Doors(HERE, 0, freePort(), freePort(), node -> agent.door());
    return Manager.started(new Places(root, doors), line -> {}, Rehearsal::broken);
  }

  /** Others are told the store's port before it is opened: it can't be any. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
      return socket.getLocalPort();
    }
  }

  private static void broken(String what, Throwable cause) {
    throw new IllegalStateException(what, cause);
  }

  private static void found(Caller caller) throws IOException {
    String yaml = "cluster: %1$s\nnodes:\n  %1$s: {address: %2$s}\n".formatted(NODE, ADDRESS);
    byte[] wanted = Form.of(Bootstrap.Wanted.class).write(new Bootstrap.Wanted(Optional.of(yaml)));
    good(caller.call("POST", "/v1/bootstrap?dry=yes", wanted, LIMIT));
    good(caller.call("POST", "/v1/bootstrap", wanted, LIMIT));
  }

  private static void good(Answer answer) throws IOException {
    if (answer.status() != 200) {
      String text = new String(answer.body(), StandardCharsets.UTF_8);
      throw new IOException("the manager answers " + answer.status() + ": " + text);
    }
  }

  private static void clear(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
