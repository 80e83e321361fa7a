package org.personalcontainers.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;

/**
 * Lives a minute of an agent's life in a root directory of its own, beside a daemon that is none:
 * the JVM keeps in its cache what is used here. Nothing of the node is touched.
 */
public final class Rehearsal {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final NodeName NODE = new NodeName("rehearsal");

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    // Short: the path of a socket has no room for more than 107 bytes.
    Path root = Files.createTempDirectory("pc-agent");
    try {
      prepare(root);
      play(new Places(root, 0));
    } finally {
      clear(root);
    }
  }

  private static void prepare(Path root) throws IOException {
    for (String directory : new String[] {"run", "etc", "proc/sys/kernel", "proc/1"}) {
      Files.createDirectories(root.resolve(directory));
    }
    Files.writeString(root.resolve("proc/sys/kernel/hostname"), NODE + "\n");
    Files.writeString(root.resolve("etc/hosts"), "127.0.0.1 localhost\n");
    Files.copy(Path.of("/etc/group"), root.resolve("etc/group"));
    Files.writeString(root.resolve("proc/1/mountinfo"), "");
  }

  private static void play(Places places) throws IOException {
    Server daemon =
        Server.unix(
            places.docker(),
            PosixFilePermissions.fromString("rw-------"),
            Bounds.ofDaemon(),
            Rehearsal::answer);
    Agent agent = Agent.started(places, line -> {});
    try (daemon;
        agent;
        Caller caller = Caller.unix(places.socket());
        Caller traefik = Caller.unix(places.ingress().resolve("docker.sock"))) {
      caller.get("/v1/node", LIMIT);
      caller.get("/v1/observation?epoch=1&term=1&revision=1", LIMIT);
      caller.call("POST", "/v1/orders", order(), LIMIT);
      caller.get("/v1/observation?epoch=1&term=1&revision=1&wait=1&hash=none", LIMIT);
      traefik.get("/v1.44/services", LIMIT);
    }
  }

  private static byte[] order() {
    HostStep step = new HostStep.WriteHosts(NODE, new TreeMap<>());
    return Wire.write(new Order.Known(new Fence(1, 1, 1), step), Cargo.NONE);
  }

  private static Response answer(Request request) {
    String path = request.path();
    if (path.endsWith("/info")) {
      return json("{\"Swarm\":{\"LocalNodeState\":\"inactive\"}}");
    }
    return path.endsWith("/networks") || path.endsWith("/services") || path.endsWith("/tasks")
        ? json("[]")
        : Response.json(503, "{\"message\":\"not a manager\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static Response json(String text) {
    return Response.json(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void clear(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
