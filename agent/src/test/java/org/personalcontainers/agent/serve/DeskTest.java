package org.personalcontainers.agent.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.agent.work.FenceFile;
import org.personalcontainers.agent.work.Fences;
import org.personalcontainers.agent.work.Jobs;
import org.personalcontainers.agent.work.LockedJobs;
import org.personalcontainers.agent.work.Standstill;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.link.identity.UnixGroups;

class DeskTest {
  private static final Peer ROOT = new Peer.LocalUser("root", "root");
  private static final Fence FENCE = new Fence(1, 2, 3);
  private static final NodeStep STEP =
      new HostStep.WriteHosts(new NodeName("pi1"), new TreeMap<>());

  @TempDir private Path directory;
  private final List<NodeStep> performed = new ArrayList<>();
  private final List<Cargo> cargos = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private Struck struck = Struck.NONE;
  private Desk desk = new Desk(new Rights(new UnixGroups(Path.of("/nowhere")), () -> struck));

  @BeforeEach
  void furnish() throws Exception {
    Path groups = directory.resolve("group");
    Files.writeString(groups, "pcctl:x:990:ann,bob\n");
    Clock clock = Clock.monotonic();
    Fences fences = FenceFile.at(directory.resolve("fence.json"));
    Jobs jobs =
        new LockedJobs(
            fences,
            this::perform,
            clock,
            new Standstill(clock),
            Runnable::run,
            new Tally(log::add));
    desk =
        new Desk(new Rights(new UnixGroups(groups), () -> struck))
            .with(Rights.Right.LOOK, "GET /v1/node", request -> Response.text(200, "a node"))
            .with(
                Rights.Right.ORDER,
                "POST /v1/orders",
                new Orders(jobs, clock, Duration.ofSeconds(1)))
            .with(Rights.Right.METRICS, "GET /metrics", request -> Response.text(200, "none"));
  }

  private StepResult perform(NodeStep step, Cargo cargo) {
    performed.add(step);
    cargos.add(cargo);
    return new StepResult.Done();
  }

  private Response ask(Peer peer, String method, String path, byte[] body) throws Exception {
    return desk.handle(new Request(method, path, new TreeMap<>(), body, peer));
  }

  private Response order(Peer peer, Fence fence) throws Exception {
    JoinSecret secret = new JoinSecret("SWMTKN-secret");
    byte[] body = Wire.write(new Order.Known(fence, STEP), Cargo.of(secret));
    return ask(peer, "POST", "/v1/orders", body);
  }

  private static Peer certified(Role role) {
    return new Peer.Certified(role, "pi1", new Fingerprint("0".repeat(64)));
  }

  @Test
  void a_manager_and_root_order() throws Exception {
    for (Peer peer : List.of(certified(Role.MANAGER), ROOT)) {
      Response response = order(peer, FENCE);
      assertEquals(200, response.status());
      assertEquals(new StepResult.Done(), Wire.readResult(response.body()));
    }
    assertEquals(List.of(STEP, STEP), performed);
  }

  @Test
  void a_manager_that_was_removed_does_not() throws Exception {
    struck = new Struck(List.of("0".repeat(16)));
    assertEquals(403, order(certified(Role.MANAGER), FENCE).status());
    assertEquals(403, ask(certified(Role.MANAGER), "GET", "/v1/node", new byte[0]).status());
    assertEquals(200, order(ROOT, FENCE).status());
  }

  @Test
  void nobody_else_orders() throws Exception {
    List<Peer> others =
        List.of(
            certified(Role.AGENT),
            certified(Role.PERSON),
            certified(Role.METRICS),
            new Peer.Anonymous(),
            new Peer.LocalUser("ann", "users"),
            new Peer.LocalUser("eve", "users"));
    for (Peer peer : others) {
      assertEquals(403, order(peer, FENCE).status(), peer.toString());
    }
    assertEquals(List.of(), performed);
  }

  @Test
  void people_of_the_group_may_look_and_others_not() throws Exception {
    byte[] none = new byte[0];
    assertEquals(200, ask(new Peer.LocalUser("ann", "users"), "GET", "/v1/node", none).status());
    assertEquals(200, ask(new Peer.LocalUser("dan", "pcctl"), "GET", "/v1/node", none).status());
    assertEquals(403, ask(new Peer.LocalUser("eve", "users"), "GET", "/v1/node", none).status());
    assertEquals(403, ask(new Peer.Anonymous(), "GET", "/v1/nothing", none).status());
    assertEquals(404, ask(ROOT, "GET", "/v1/nothing", none).status());
    assertEquals(404, ask(ROOT, "PUT", "/v1/node", none).status());
  }

  @Test
  void who_may_read_figures_reads_nothing_else() throws Exception {
    Peer monitoring = certified(Role.METRICS);
    assertEquals(200, ask(monitoring, "GET", "/metrics", new byte[0]).status());
    assertEquals(403, ask(monitoring, "GET", "/v1/node", new byte[0]).status());
  }

  @Test
  void what_the_order_brought_reaches_the_step_and_not_the_log() throws Exception {
    order(ROOT, FENCE);
    assertEquals(List.of(Cargo.of(new JoinSecret("SWMTKN-secret"))), cargos);
    assertEquals(2, log.size());
    assertFalse(log.toString().contains("secret"), log.toString());
  }

  @Test
  void who_is_deposed_is_answered_stale() throws Exception {
    order(ROOT, new Fence(1, 9, 9));
    assertInstanceOf(StepResult.Stale.class, Wire.readResult(order(ROOT, FENCE).body()));
    assertEquals(1, performed.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "GET /", "{\"order\":{}}", "[[[["})
  void nonsense_is_no_order(String body) throws Exception {
    Response response = ask(ROOT, "POST", "/v1/orders", body.getBytes(StandardCharsets.UTF_8));
    assertEquals(400, response.status());
    assertTrue(new String(response.body(), StandardCharsets.UTF_8).startsWith("this is no order"));
  }
}
