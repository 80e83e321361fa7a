package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.api.About;
import org.personalcontainers.core.api.Changed;
import org.personalcontainers.core.api.Declared;
import org.personalcontainers.core.api.Events;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.api.Pending;
import org.personalcontainers.core.api.Planned;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.MemberId;

/** What is asked and answered, without any socket. */
class ApiTest {
  private static final Peer ANNA = new Peer.LocalUser("anna", "pcctl");

  private final Scene scene = Scene.of("nothing-to-do");
  private Api api = scene.api();

  @Test
  void unchangedDeclarationWritesNothing() throws InterruptedException {
    Declared declared = spec();
    long before = scene.cluster().changes();
    Changed changed = declare(declared);
    assertEquals(Changed.Outcome.UNCHANGED, changed.outcome());
    assertEquals(declared.revision(), changed.revision());
    assertEquals(before, scene.cluster().changes());
  }

  @Test
  void declarationIsTriedThenWrittenWithItsCommentsAndItsAuthor() throws InterruptedException {
    Declared old = spec();
    Declared fresh = new Declared(old.revision(), "# mine\n" + labelled(old.yaml()));
    Changed tried = read(Changed.class, put("/v1/spec", "dry", fresh));
    assertEquals(Changed.Outcome.TRIED, tried.outcome());
    assertTrue(tried.diff().startsWith("+ # mine\n"), tried.diff());
    assertEquals(old, spec());

    Changed changed = declare(fresh);
    assertEquals(Changed.Outcome.CHANGED, changed.outcome());
    assertEquals(old.revision() + 1, changed.revision());
    assertEquals(new Declared(old.revision() + 1, fresh.yaml()), spec());
    History.Entry entry = read(History.class, get("/v1/history")).revisions().getFirst();
    assertEquals(old.revision() + 1, entry.revision());
    assertEquals("anna", entry.by());
    assertEquals(tried.diff(), past(entry.revision()).diff());
  }

  @Test
  void secondOfTwoEditorsSeesTheConflictAndWhatTheFirstChanged() throws InterruptedException {
    Declared old = spec();
    declare(new Declared(old.revision(), "# first\n" + old.yaml()));
    Response response =
        put("/v1/spec", "", new Declared(old.revision(), "# second\n" + old.yaml()));
    assertEquals(409, response.status());
    Refusal.Newer newer = read(Refusal.class, response).newer().orElseThrow();
    assertEquals(old.revision() + 1, newer.revision());
    assertEquals("anna", newer.by());
    assertTrue(newer.diff().contains("+ # first"), newer.diff());
    assertTrue(spec().yaml().startsWith("# first"), spec().yaml());
  }

  @Test
  void ofABadDeclarationAllProblemsAreToldAndNothingIsChanged() throws InterruptedException {
    Declared old = spec();
    String bad = "clustre: home\nnodes: {pi1: {address: nowhere}}\n";
    Response response = put("/v1/spec", "", new Declared(old.revision(), bad));
    assertEquals(422, response.status());
    List<String> problems = read(Refusal.class, response).problems();
    assertTrue(problems.size() >= 2, problems.toString());
    assertTrue(problems.getFirst().startsWith("cluster.yml:1:1: clustre: "), problems.toString());
    assertEquals(old, spec());
  }

  @Test
  void rollbackDeclaresAnOlderTextAsANewRevision() throws InterruptedException {
    Declared old = spec();
    declare(new Declared(old.revision(), "# first\n" + old.yaml()));
    declare(new Declared(old.revision() + 1, "# second\n" + old.yaml()));
    byte[] back =
        Form.of(History.Back.class).write(new History.Back(old.revision() + 1, old.revision() + 2));
    Changed changed = read(Changed.class, call("POST", Target.of("/v1/rollback"), back));
    assertEquals(old.revision() + 3, changed.revision());
    assertTrue(spec().yaml().startsWith("# first"), spec().yaml());
    assertEquals("rollback to " + (old.revision() + 1), past(changed.revision()).entry().why());
  }

  @Test
  void onlyTheLastHundredRevisionsAreKept() throws InterruptedException {
    Declared old = spec();
    for (long revision = 1; revision <= 102; revision++) {
      declare(new Declared(revision, "# " + revision + "\n" + old.yaml()));
    }
    List<History.Entry> kept = read(History.class, get("/v1/history")).revisions();
    assertEquals(100, kept.size());
    assertEquals(103, kept.getFirst().revision());
    assertEquals(404, get("/v1/history/3").status());
  }

  @Test
  void planOfAnotherFileIsMadeAndNothingIsWritten() throws InterruptedException {
    byte[] wanted =
        Form.of(Planned.Wanted.class)
            .write(new Planned.Wanted(Optional.of(labelled(spec().yaml()))));
    long before = scene.cluster().changes();
    Planned plan = read(Planned.class, call("POST", Target.of("/v1/plan"), wanted));
    assertTrue(
        plan.steps().stream().anyMatch(step -> step.text().contains("label pi2")),
        plan.steps().toString());
    assertEquals(before, scene.cluster().changes());
  }

  @Test
  void planOfWhatStandsSaysSo() throws InterruptedException {
    Response response = call("POST", Target.of("/v1/plan"), "{}".getBytes(StandardCharsets.UTF_8));
    String json = new String(response.body(), StandardCharsets.UTF_8);
    assertTrue(json.contains("\"steps\":[],\"waiting\":[]"), json);
  }

  @Test
  void labelTouchesThatNodesLinesAlone() throws InterruptedException {
    Declared old = spec();
    declare(new Declared(old.revision(), "# keep me\n" + old.yaml()));
    byte[] labels = "{\"set\":{\"media\":\"yes\"},\"remove\":[]}".getBytes(StandardCharsets.UTF_8);
    Changed changed = read(Changed.class, call("POST", Target.of("/v1/nodes/pi2/label"), labels));
    assertTrue(changed.diff().contains("+   pi2: {address: "), changed.diff());
    assertTrue(changed.diff().contains("media: \"yes\""), changed.diff());
    assertTrue(spec().yaml().startsWith("# keep me\n"), spec().yaml());
    assertEquals(
        changed.revision(),
        read(Changed.class, call("POST", Target.of("/v1/nodes/pi2/label"), labels)).revision());
  }

  @Test
  void drainIsRefusedWhereItIsNotSafeAndDoneWhereItIs() throws InterruptedException {
    Changed drained =
        read(Changed.class, call("POST", Target.of("/v1/nodes/pi3/drain"), new byte[0]));
    assertEquals(Changed.Outcome.CHANGED, drained.outcome());
    Scene off = Scene.of("node-off");
    api = off.api();
    Response refused = call("POST", Target.of("/v1/nodes/pi1/drain"), new byte[0]);
    assertEquals(409, refused.status());
    assertTrue(read(Refusal.class, refused).what().startsWith("pi1 can't be drained now: "));
  }

  @Test
  void approvalIsGivenOnceItIsAskedFor() throws InterruptedException {
    Scene dead = Scene.of("brick-disk-not-mounted");
    api = dead.api();
    List<Pending.Approval> asked = read(Pending.class, get("/v1/approvals")).approvals();
    assertFalse(asked.isEmpty(), "the case has nothing to approve");
    Target road = Target.of("/v1/approvals/" + asked.getFirst().id());
    Pending.Approval given = read(Pending.Approval.class, call("POST", road, new byte[0]));
    assertEquals(Pending.Standing.GIVEN, given.standing());
    assertTrue(dead.cluster().books().orElseThrow().ledger().approvals().contains(given.id()));
    Events events = read(Events.class, get("/v1/events"));
    assertTrue(events.events().getFirst().text().startsWith("anna approved "));
    assertEquals(404, call("POST", Target.of("/v1/approvals/nothing"), new byte[0]).status());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404",
    "DELETE, /v1/spec, 404",
    "GET, /v1/nodes/pi7, 404",
    "GET, /v1/nodes/Pi_7, 400",
    "PUT, /v1/spec, 400",
    "GET, /v1/history/x, 400",
    "GET, /v1/history/99, 404",
    "GET, /v1/history/-1, 404",
    "DELETE, /v1/keys/beefbeefbeefbeef, 404",
    "POST, /v1/nodes/pi8/admit, 404",
    "POST, /v1/nodes/pi9/admit, 204",
    "POST, /v1/nodes/pi9/replace, 404",
    "POST, /v1/nodes/pi1/replace, 409",
    "DELETE, /v1/keys/4f7a09c1deadbeef, 204",
    "GET, /v1/nodes, 200",
    "GET, /v1/nodes/pi1, 200",
    "GET, /v1/networks, 200",
    "GET, /v1/volumes, 200",
    "GET, /v1/keys, 200",
    "GET, /v1/cluster, 200"
  })
  void everythingIsAnsweredWithItsStatus(String method, String path, int status)
      throws InterruptedException {
    assertEquals(status, call(method, Target.of(path), new byte[0]).status());
  }

  @Test
  void whereNoClusterIsFoundedItSaysWhatToType() throws InterruptedException {
    api = new Scene(CannedCluster.none()).api();
    Response response = get("/v1/status");
    assertEquals(404, response.status());
    assertEquals(
        "type: pcctl cluster bootstrap; if the node belongs to one, it says to which",
        read(Refusal.class, response).remedy());
  }

  @Test
  void followerNamesTheLeaderAndStillShowsWhatIsKept() throws InterruptedException {
    scene.cluster().follow(new MemberId(new NodeName("pi2"), "ab".repeat(8)));
    Response response = get("/v1/status");
    assertEquals(503, response.status());
    assertEquals("ask on pi2", read(Refusal.class, response).remedy());
    assertEquals(200, get("/v1/spec").status());
    assertEquals(Optional.of(new NodeName("pi2")), read(About.class, get("/v1/cluster")).leader());
  }

  @Test
  void unknownOutcomeIsNotCalledFailure() throws InterruptedException {
    Declared old = spec();
    scene.cluster().answerChanges(new Verdict.Unknown("no majority answered"));
    Response response = put("/v1/spec", "", new Declared(old.revision(), "# x\n" + old.yaml()));
    assertEquals(503, response.status());
    assertTrue(read(Refusal.class, response).what().startsWith("it may have been written"));
  }

  private static String labelled(String yaml) {
    return NodeLines.changed(yaml, Labelled.of(yaml, new NodeName("pi2")), new NodeName("pi2"));
  }

  private Declared spec() throws InterruptedException {
    return read(Declared.class, get("/v1/spec"));
  }

  private Changed declare(Declared declared) throws InterruptedException {
    return read(Changed.class, put("/v1/spec", "", declared));
  }

  private History.Past past(long revision) throws InterruptedException {
    return read(History.Past.class, get("/v1/history/" + revision));
  }

  private Response put(String path, String query, Declared declared) throws InterruptedException {
    Target target = query.isEmpty() ? Target.of(path) : Target.of(path).with(query, "yes");
    return call("PUT", target, Form.of(Declared.class).write(declared));
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
