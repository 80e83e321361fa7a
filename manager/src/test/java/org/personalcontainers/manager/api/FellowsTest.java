package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Progress;

/** What a manager shows of the others, and by way of them. */
class FellowsTest {
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName PI3 = new NodeName("pi3");
  private static final MemberId TWO = new MemberId(PI2, "cd".repeat(8));
  private static final MemberId THREE = new MemberId(PI3, "ef".repeat(8));

  private final Scene scene = Scene.of("nothing-to-do");
  private final List<String> passed = new ArrayList<>();

  /** Others that are heard; whoever is asked answers, or is too busy. */
  private record Heard(
      SortedSet<NodeName> present, Optional<Hearsay> hearsay, List<String> passed, boolean busy)
      implements Fellows {
    @Override
    public long views() {
      return 3;
    }

    @Override
    public Response pass(NodeName to, Request request, String by) throws IOException {
      if (busy) {
        throw new NotPassed("too many questions");
      }
      passed.add(by + " asks " + to + ": " + request.method() + " " + request.path());
      return Response.text(200, "the leader's");
    }
  }

  /** The way to it over the network leads nowhere, and soon. */
  @BeforeEach
  void bringTheLeaderHere() {
    scene.cluster().change(books -> new Change.Proposal.Next(books.declaring(here(books))));
  }

  private static ClusterSpec here(Books books) {
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(books.spec().nodes());
    nodes.put(PI2, NodeSpec.plain(PI2, new Address("127.0.0.1")));
    return books.spec().withNodes(nodes);
  }

  private void hear(boolean busy, Optional<Hearsay> hearsay, NodeName... present) {
    scene.cluster().hear(new Heard(new TreeSet<>(List.of(present)), hearsay, passed, busy));
  }

  private Response ask(String path) throws InterruptedException {
    Forwarding forwarding =
        new Forwarding(scene.api(), scene.cluster(), () -> Tls.of(scene.identity()), nobody());
    return forwarding.handle(
        new Request(
            "GET", path, new TreeMap<>(), new byte[0], new Peer.LocalUser("anna", "pcctl")));
  }

  /** A port at which nobody listens. */
  private static int nobody() {
    try (var socket = java.nio.channels.ServerSocketChannel.open()) {
      socket.bind(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0));
      return ((InetSocketAddress) socket.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Status status() throws InterruptedException {
    Response response = ask("/v1/status");
    assertEquals(200, response.status(), new String(response.body(), StandardCharsets.UTF_8));
    return Form.of(Status.class).read(response.body());
  }

  private void keepAll() {
    scene.cluster().hear(TWO, new Progress(0, Duration.ofMillis(200)));
    scene.cluster().hear(THREE, new Progress(9, Duration.ofSeconds(4)));
  }

  @Test
  void theLeaderTellsWhichKeepersAnswer() throws InterruptedException {
    keepAll();
    assertEquals(
        List.of(
            new Status.Manager(Scene.PI1, Status.Standing.LEADS),
            new Status.Manager(PI2, Status.Standing.ANSWERS),
            new Status.Manager(PI3, Status.Standing.SILENT)),
        status().managers());
  }

  @Test
  void whoFollowsPassesQuestionsOnToTheLeader() throws InterruptedException {
    scene.cluster().follow(TWO);
    hear(false, Optional.empty(), Scene.PI1, PI2);
    assertEquals("the leader's", new String(ask("/v1/spec").body(), StandardCharsets.UTF_8));
    assertEquals(List.of("anna asks pi2: GET /v1/spec"), passed);
  }

  @Test
  void whatHappenedIsKnownToAll() throws InterruptedException {
    scene.cluster().follow(TWO);
    hear(false, Optional.empty(), Scene.PI1, PI2);
    assertEquals(0, Form.of(Events.class).read(ask("/v1/events").body()).events().size());
    assertEquals(List.of(), passed);
    hear(false, Optional.empty(), Scene.PI1);
    ask("/v1/events");
    assertEquals(List.of(), passed, "nobody passes on to whom it does not hear");
  }

  @Test
  void whereNobodyAnswersItShowsWhatItHeard() throws InterruptedException {
    keepAll();
    TreeMap<NodeName, Observation> nodes =
        new TreeMap<>(scene.cluster().lastTurn().orElseThrow().situation().observations());
    nodes.put(PI3, new Observation.Unreachable("no route", Duration.ofSeconds(9)));
    scene.cluster().follow(TWO);
    hear(true, Optional.of(new Hearsay(PI2, nodes, Duration.ofSeconds(7))), Scene.PI1, PI2);
    Status status = status();
    assertEquals(Optional.of(new Status.Heard(PI2, Duration.ofSeconds(7))), status.heard());
    assertEquals(Status.State.WORKING, status.state(), "nobody is told that all is well");
    assertEquals("no route", status.nodes().getLast().note());
    assertEquals(
        List.of(Status.Standing.ANSWERS, Status.Standing.LEADS, Status.Standing.SILENT),
        status.managers().stream().map(Status.Manager::standing).toList());
    assertTrue(passed.isEmpty());
  }
}
