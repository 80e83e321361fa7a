package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.store.MemberId;

/** A follower on 127.0.0.1 asks a leader there over real TLS. */
class ForwardingTest {
  private final Scene scene = Scene.of("nothing-to-do");
  private final Identity manager = scene.identity();
  private final List<String> heard = new ArrayList<>();

  @Test
  void followerAsksTheLeaderInTheNameOfItsCaller() throws Exception {
    try (Server leader = leader()) {
      Response response = follower(leader.address().getPort()).handle(put());
      assertEquals("the leader's", new String(response.body(), StandardCharsets.UTF_8));
      assertEquals(List.of("manager pi1 PUT /v1/spec for anna"), heard);
    }
  }

  @Test
  void whereTheLeaderIsGoneItShowsWhatItHasAndChangesNothing() throws Exception {
    int nobodys;
    try (Server gone = leader()) {
      nobodys = gone.address().getPort();
    }
    Forwarding follower = follower(nobodys);
    assertEquals(200, follower.handle(get("/v1/spec")).status());
    assertEquals(503, follower.handle(get("/v1/status")).status());
    assertTrue(heard.isEmpty(), heard.toString());
  }

  @Test
  void nobodyWaitsForALeaderThatLeadsNoLonger() throws Exception {
    assertEquals(200, whileTheLeaderIsCutOff(get("/v1/status")).status());
  }

  @Test
  void whoChangesSomethingIsToldToLookWhetherItWasDone() throws Exception {
    Response response = whileTheLeaderIsCutOff(put());
    assertEquals(503, response.status());
    String told = new String(response.body(), StandardCharsets.UTF_8);
    assertTrue(told.contains("leads no longer"), told);
    assertTrue(told.contains("look with pcctl cluster history"), told);
  }

  /** It never answers; meanwhile the asked manager comes to lead itself. */
  private Response whileTheLeaderIsCutOff(Request request) throws Exception {
    SilentLeader silent = new SilentLeader(Scene.PI1);
    Forwarding follower = follower(0);
    scene.cluster().hear(silent);
    FutureTask<Response> asked = new FutureTask<>(() -> follower.handle(request));
    Thread.startVirtualThread(asked);
    silent.awaitQuestion();
    scene.cluster().lead();
    return asked.get(20, TimeUnit.SECONDS);
  }

  private Server leader() throws IOException {
    return Server.tls(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        () -> Tls.of(manager),
        Bounds.ofDaemon(),
        request -> {
          Peer.Certified peer = (Peer.Certified) request.peer();
          String role = peer.role().name().toLowerCase(java.util.Locale.ROOT);
          heard.add(
              "%s %s %s %s for %s"
                  .formatted(
                      role,
                      peer.name(),
                      request.method(),
                      request.path(),
                      request.query().get("for")));
          return Response.text(200, "the leader's");
        });
  }

  /** The leader's name in the books leads to this machine. */
  private Forwarding follower(int port) {
    scene
        .cluster()
        .change(
            books ->
                new org.personalcontainers.manager.reconcile.Change.Proposal.Next(here(books)));
    scene.cluster().follow(new MemberId(Scene.PI1, "ab".repeat(8)));
    return new Forwarding(scene.api(), scene.cluster(), () -> Tls.of(manager), port);
  }

  private static Books here(Books books) {
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>(books.spec().nodes());
    nodes.put(Scene.PI1, NodeSpec.plain(Scene.PI1, new Address("127.0.0.1")));
    return books.declaring(books.spec().withNodes(nodes));
  }

  private static Request get(String path) {
    return new Request(
        "GET", path, new TreeMap<>(), new byte[0], new Peer.LocalUser("anna", "pcctl"));
  }

  private static Request put() {
    byte[] body = Form.of(Declared.class).write(new Declared(1, "cluster: x\n"));
    return new Request(
        "PUT", "/v1/spec", new TreeMap<>(), body, new Peer.LocalUser("anna", "pcctl"));
  }
}
