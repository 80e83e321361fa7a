package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.api.Bootstrap;
import org.personalcontainers.core.api.Refusal;
import org.personalcontainers.core.api.TraceEvents;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.manager.api.PlanView;
import org.personalcontainers.manager.api.Scene;

/** The agent and the manager are played as docs/reference/api.md says; the rest is real. */
final class BootstrapTest {
  @TempDir Path directory;
  private final List<String> asked = new ArrayList<>();
  private final Scene scene = Scene.of("three-fresh-nodes");
  private Optional<String> standing = Optional.empty();
  private int refusals;
  private boolean founded;

  @BeforeEach
  void forget() {
    asked.clear();
  }

  @Test
  void listsWhoKnocksShowsThePlanAsksOnceAndWatches() throws IOException {
    Answer answer = type("y\n", "cluster", "bootstrap");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.out().startsWith("NODE  ADDRESS"), answer.out());
    assertTrue(answer.out().contains("pi2   192.0.2.12"), answer.out());
    assertTrue(answer.out().contains("make the swarm"), answer.out());
    assertEquals("Make the cluster home so? [y/N] ", answer.err());
    assertTrue(answer.out().endsWith("home: all is as declared\n"), answer.out());
    assertEquals(
        List.of("GET /v1/knocks", "POST /v1/manager", "POST dry", "POST founded as shown"), asked);
  }

  @Test
  void writesDownWhereTheTimeWent() throws IOException {
    Path file = directory.resolve("trace.json");
    Answer answer = type("", "cluster", "bootstrap", "--yes", "--trace", file.toString());
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    TraceEvents trace = Form.of(TraceEvents.class).read(Files.readAllBytes(file));
    List<String> spans =
        trace.traceEvents().stream()
            .filter(TraceEvents.Event::isSpan)
            .map(TraceEvents.Event::name)
            .toList();
    assertEquals(
        List.of("all of it", "start the manager", "try it", "found it", "watch it"), spans);
  }

  @Test
  void noFoundsNothing() throws IOException {
    Answer answer = type("n\n", "cluster", "bootstrap");
    assertEquals(ExitCode.FAILED, answer.code());
    assertEquals(List.of("GET /v1/knocks", "POST /v1/manager", "POST dry"), asked);
  }

  @Test
  void nodeThatBelongsSomewhereSaysSo() throws IOException {
    standing = Optional.of("it belongs to the cluster office");
    Answer answer = type("y\n", "cluster", "bootstrap");
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.err().contains("it belongs to the cluster office"), answer.err());
    assertEquals(List.of("GET /v1/knocks"), asked);
  }

  @Test
  void nodeThatStillBootsIsWaitedFor() throws IOException {
    refusals = 1;
    Answer answer = type("y\n", "cluster", "bootstrap", "--yes");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.err().startsWith("pi3 does not knock"), answer.err());
  }

  @Test
  void whoTypesItAgainTakesTheViewUpAndFoundsNothing() throws IOException {
    founded = true;
    standing = Optional.of("it belongs to home (c1)");
    Answer answer = type("", "cluster", "bootstrap");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals("The cluster home is founded already: c0ffee\n", answer.err());
    assertTrue(answer.out().endsWith("home: all is as declared\n"), answer.out());
    assertEquals(List.of("GET /v1/knocks", "POST otherwise"), asked);
  }

  @Test
  void nodeThatWasNotToldYetHearsItWhenItIsTypedAgain() throws IOException {
    founded = true;
    Answer answer = type("", "cluster", "bootstrap");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertEquals(List.of("GET /v1/knocks", "POST /v1/manager", "POST otherwise"), asked);
  }

  @Test
  void fileIsNotPassedOverInSilence() throws IOException {
    founded = true;
    Path file = Files.writeString(directory.resolve("cluster.yml"), yaml());
    Answer answer = type("", "cluster", "bootstrap", "--file", file.toString());
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.err().contains("pcctl cluster apply --file " + file), answer.err());
  }

  private Answer type(String answer, String... typed) throws IOException {
    try (Stage _ = Stage.of(this::agent, "agent.sock", directory);
        Stage manager = Stage.of(this::manager, "manager.sock", directory)) {
      return manager.atTerminal(answer, typed);
    }
  }

  private Response agent(Request request) {
    asked.add(request.method() + " " + request.path());
    if (request.path().equals("/v1/manager")) {
      return Response.nothing();
    }
    Bootstrap.Knock pi2 =
        new Bootstrap.Knock(
            new NodeName("pi2"), new Address("192.0.2.12"), "ef".repeat(32), Duration.ofSeconds(9));
    return Response.json(
        Form.of(Bootstrap.Knocks.class)
            .write(
                new Bootstrap.Knocks(
                    Optional.of(new ClusterName("home")),
                    new NodeName("pi1"),
                    new Address("192.0.2.11"),
                    standing,
                    List.of(pi2))));
  }

  private String yaml() {
    return ClusterYaml.print(scene.cluster().books().orElseThrow().spec());
  }

  private Response manager(Request request) throws InterruptedException {
    if (request.path().equals("/v1/cluster") && !founded) {
      Refusal refusal = Refusal.of("the manager of this node keeps no cluster", "found one");
      return Response.json(404, Form.of(Refusal.class).write(refusal));
    }
    if (!request.path().equals("/v1/bootstrap")) {
      return scene.api().handle(request);
    }
    String yaml = yaml();
    if (request.query().containsKey("dry")) {
      return tried(yaml);
    }
    Bootstrap.Wanted wanted = Form.of(Bootstrap.Wanted.class).read(request.body());
    asked.add(wanted.yaml().equals(Optional.of(yaml)) ? "POST founded as shown" : "POST otherwise");
    return Response.json(
        Form.of(Bootstrap.Founded.class)
            .write(new Bootstrap.Founded(new ClusterName("home"), new ClusterId("c1"), 1)));
  }

  private Response tried(String yaml) {
    asked.add("POST dry");
    if (refusals-- > 0) {
      Refusal refusal = Refusal.of("pi3 does not knock", "switch it on");
      return Response.json(503, Form.of(Refusal.class).write(refusal));
    }
    return Response.json(
        Form.of(Bootstrap.Tried.class)
            .write(
                new Bootstrap.Tried(
                    yaml, PlanView.preview(scene.cluster().lastTurn().orElseThrow().situation()))));
  }
}
