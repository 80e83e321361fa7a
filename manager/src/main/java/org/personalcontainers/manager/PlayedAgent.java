package org.personalcontainers.manager;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Words;

/** An agent that sees an empty node, grants what is asked, and does nothing. */
final class PlayedAgent implements AutoCloseable {
  private static final Duration HELD = Duration.ofSeconds(1);

  private final NodeName node;
  private final Address address;
  private final CountDownLatch ordered = new CountDownLatch(1);
  private final Server socket;
  private final Server door;
  private volatile Identity identity;

  PlayedAgent(NodeName node, Address address, Path path) throws IOException {
    this.node = node;
    this.address = address;
    this.identity = Identity.stranger(node.value());
    this.socket =
        Server.unix(
            path, PosixFilePermissions.fromString("rw-------"), Bounds.ofDaemon(), this::answer);
    this.door =
        Server.tls(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            () -> Tls.of(identity),
            Bounds.ofDaemon(),
            this::answer);
  }

  InetSocketAddress door() {
    return door.address();
  }

  /** Whether somebody gave an order before that time was over. */
  void awaitOrder(Duration longest) throws InterruptedException, IOException {
    if (!ordered.await(longest.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the manager gave no order within " + longest.toSeconds() + " s");
    }
  }

  private Response answer(Request request) throws InterruptedException {
    return switch (request.path()) {
      case "/v1/company" -> Response.json(Words.COMPANY.write(company()));
      case "/v1/claims" -> Response.json(Words.CLAIMING.write(new Claiming.AllGranted()));
      case "/v1/admissions" -> admitted(request);
      case "/v1/observation" -> observed(request);
      case "/v1/orders" -> ordered();
      default -> Response.text(404, "an agent that is played does not know this");
    };
  }

  private Company company() {
    Newcomer self = new Newcomer(node, address, "rehearsal");
    Guest guest =
        new Guest(self, OpenKey.of(identity.publicKey()), Duration.ZERO, Optional.empty());
    return new Company(Optional.empty(), Optional.empty(), guest, Optional.empty(), List.of());
  }

  private Response admitted(Request request) {
    Admission admission = Words.ADDRESSED.read(request.body()).admission();
    identity =
        identity.admitted(
            PublicPem.certificate(admission.certificate()),
            PublicPem.certificate(admission.authority()));
    return Response.json(Words.ENTRY.write(new Entry.Entered()));
  }

  /** Nothing changes here: whoever waits for a change waits for nothing. */
  private Response observed(Request request) throws InterruptedException {
    if (request.query().containsKey("wait")) {
      Thread.sleep(HELD);
      return Response.nothing();
    }
    Observation seen = new Observation.Seen(status(), List.of());
    return Response.json(Wire.write(new Sighting("0", Optional.empty(), seen)));
  }

  private NodeStatus status() {
    HostSeen host =
        new HostSeen(
            new TreeMap<>(),
            Optional.empty(),
            HostSeen.GlusterdUnit.AS_PACKAGED,
            Optional.empty(),
            Fact.known(new TreeSet<>()));
    return new NodeStatus(
        node,
        Fact.known(host),
        Fact.unknown("nobody looked"),
        Fact.known(new SwarmMembership.Outside()),
        Fact.unknown("no manager"),
        Fact.known(new TreeMap<>()),
        Fact.unknown("no glusterd"),
        Fact.unknown("no glusterd"),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()));
  }

  private Response ordered() {
    ordered.countDown();
    return Response.json(Wire.write(new StepResult.Retry("this is a rehearsal")));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    door.close();
  }
}
