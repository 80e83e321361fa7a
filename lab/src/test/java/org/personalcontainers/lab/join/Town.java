package org.personalcontainers.lab.join;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.personalcontainers.agent.join.Belonging;
import org.personalcontainers.agent.join.Joining;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.manager.join.AgentAtSocket;
import org.personalcontainers.manager.join.Founder;
import org.personalcontainers.manager.join.JoinDesk;
import org.personalcontainers.manager.join.Keychain;
import org.personalcontainers.manager.join.Porter;
import org.personalcontainers.manager.reconcile.Stopwatch;

/** Agents in this process, each at a port of its own, and a manager on the first of them. */
final class Town implements AutoCloseable {
  static final ClusterName HOME = new ClusterName("home");
  static final JoinKey KEY = JoinKey.of("seventeen bytes!!".getBytes(StandardCharsets.US_ASCII));

  /** Every machine booted without a clock. */
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  final MemoryGround ground = new MemoryGround();
  final Porter porter;
  final Caller manager;
  private final Path directory;
  private final List<Closeable> open = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();

  Town(Path directory) throws IOException {
    this.directory = directory;
    for (int i = 0; i < 3; i++) {
      ports.add(freePort());
    }
    Keychain keys = new Keychain(ground, now::get, new Random(1));
    this.porter =
        new Porter(ground, keys, now::get, System::nanoTime, new Random(2), Duration.ofSeconds(5));
    AgentAtSocket agent = new AgentAtSocket(Caller.unix(socket("agent")));
    Founder founder = new Founder(ground, agent, now::get, new Random(3), Stopwatch.UNREAD);
    JoinDesk desk =
        new JoinDesk(
            founder,
            porter,
            situation -> new Planned(situation.spec().cluster(), 1, List.of(), List.of()));
    SortedMap<String, Handler> roads = new TreeMap<>(desk.forPeople());
    roads.putAll(desk.forAgent());
    listen("manager", roads);
    this.manager = Caller.unix(socket("manager"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Path socket(String name) {
    return directory.resolve(name + ".sock");
  }

  private void listen(String name, Map<String, Handler> roads) throws IOException {
    Server server =
        Server.unix(
            socket(name),
            PosixFilePermissions.fromString("rw-------"),
            Bounds.ofDaemon(),
            request -> answer(roads, request));
    open.add(server::close);
  }

  private static Response answer(Map<String, Handler> roads, Request request)
      throws InterruptedException {
    return Optional.ofNullable(roads.get(request.method() + " " + request.path()))
        .orElse(unknown -> Response.text(404, "no such road"))
        .handle(request);
  }

  /** One of the three that join.yml names listens at its own port; the others anywhere. */
  Resident resident(String name, int last, JoinKey key, String place) throws IOException {
    List<Contact> contacts = ports.stream().map(port -> new Contact("127.0.0.1", port)).toList();
    Resident resident = new Resident(name, last, new JoinFile(HOME, key, contacts), place);
    open.add(resident::close);
    if (name.equals("pi1") && place.equals("pi1")) {
      SortedMap<String, Handler> roads = new TreeMap<>(resident.joining.office().forPeople());
      roads.putAll(resident.joining.office().forManager());
      listen("agent", roads);
    }
    return resident;
  }

  Resident resident(String name, int last) throws IOException {
    return resident(name, last, KEY, name);
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : open.reversed()) {
      each.close();
    }
  }

  /** An agent, as far as joining goes. */
  final class Resident implements AutoCloseable {
    final Joining joining;
    final Server server;
    final List<String> journal = new CopyOnWriteArrayList<>();

    Resident(String name, int last, JoinFile paper, String place) throws IOException {
      this.joining =
          Joining.open(
              new Joining.Node(
                  new NodeName(name),
                  "machine" + last,
                  Optional.of(new Address("192.168.1." + last)),
                  directory.resolve(place),
                  socket("manager"),
                  Optional::empty,
                  journal::add),
              Optional.of(paper));
      int port = last <= 13 && place.equals(name) ? ports.get(last - 11) : 0;
      Map<String, Handler> strangers = joining.reception().handlers();
      this.server =
          Server.tls(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              joining::tls,
              Bounds.ofDaemon(),
              request -> door(strangers, request));
      joining.start();
    }

    private Response door(Map<String, Handler> strangers, Request request)
        throws InterruptedException {
      if (request.path().startsWith("/v1/knock")) {
        return answer(strangers, request);
      }
      return request.peer() instanceof Peer.Certified(Role role, String name, var fingerprint)
              && role == Role.MANAGER
          ? Response.text(200, "what a manager may know")
          : Response.text(403, "not for you");
    }

    boolean belongs() {
      return joining.belonging() instanceof Belonging.Member;
    }

    @Override
    public void close() throws IOException {
      joining.close();
      server.close();
    }
  }
}
