package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.api.Status;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Peer;

/** How the cluster stands, asked for once and waited for. */
class StatusApiTest {
  private static final Peer ANNA = new Peer.LocalUser("anna", "pcctl");

  private final Scene scene = Scene.of("nothing-to-do");
  private final Api api = scene.api();

  @Test
  void longPollAnswersWhenTheStatusIsAnother() throws Exception {
    Status first = read(Status.class, get("/v1/status"));
    assertEquals(Status.State.SETTLED, first.state());
    Target waiting = Target.of("/v1/status").with("hash", first.hash()).with("wait", "20");
    var answered = new java.util.concurrent.FutureTask<>(() -> call("GET", waiting, new byte[0]));
    Thread.ofVirtual().start(answered);
    scene
        .cluster()
        .see(
            new NodeName("pi2"),
            new org.personalcontainers.core.node.Observation.Unreachable(
                "no route", Duration.ofSeconds(9)));
    Status second = read(Status.class, answered.get(15, java.util.concurrent.TimeUnit.SECONDS));
    assertNotEquals(first.hash(), second.hash());
    assertEquals(Status.Link.SILENT, second.nodes().get(1).link());
    assertEquals("no route", second.nodes().get(1).note());
  }

  @Test
  void clusterWhoseManagersDoNotAllKeepTheStoreIsNotDone() throws InterruptedException {
    scene.cluster().keepBy(new NodeName("pi1"), new NodeName("pi3"));
    Status status = read(Status.class, get("/v1/status"));
    assertEquals(Status.State.HELD_UP, status.state());
    assertEquals(
        "the manager of pi2 does not keep the store yet", status.waiting().getLast().text());
  }

  @Test
  void whoCannotBeAskedIsNotWaitedForAsAManager() throws InterruptedException {
    scene.cluster().keepBy(new NodeName("pi1"));
    scene
        .cluster()
        .see(new NodeName("pi2"), new Observation.Unreachable("no route", Duration.ofSeconds(9)));
    Status status = read(Status.class, get("/v1/status"));
    assertTrue(
        status.waiting().stream().noneMatch(wait -> wait.subject().equals("managers")),
        status.waiting().toString());
  }

  @Test
  void longPollWithoutChangeEndsWithTheSameStatus() throws InterruptedException {
    String hash = read(Status.class, get("/v1/status")).hash();
    Target waiting = Target.of("/v1/status").with("hash", hash).with("wait", "1");
    assertEquals(hash, read(Status.class, call("GET", waiting, new byte[0])).hash());
  }

  private Response get(String path) throws InterruptedException {
    return call("GET", Target.of(path), new byte[0]);
  }

  private Response call(String method, Target target, byte[] body) throws InterruptedException {
    return api.handle(new Request(method, target.path(), target.query(), body, ANNA));
  }

  private static <T> T read(Class<T> type, Response response) {
    return Form.of(type).read(response.body());
  }
}
