package org.personalcontainers.manager.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;
import org.personalcontainers.core.wire.Dispatch;
import org.personalcontainers.core.wire.JoinSecret;
import org.personalcontainers.core.wire.Order;
import org.personalcontainers.core.wire.Sighting;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Bounds;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Server;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.manager.preview.Fresh;
import org.personalcontainers.manager.reconcile.Loop;
import org.personalcontainers.manager.reconcile.Sight;

/** The leader's side of the lines, against agents made of a handler each. */
final class AgentFleetTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final Fence MINE = new Fence(1, 7, 3);
  private static final Fence HIGHER = new Fence(1, 9, 1);
  private static final Rendered STACK = new Rendered("", new TreeMap<>(), new TreeMap<>());
  private static final NodeStep HOSTS = new HostStep.WriteHosts(PI1, new TreeMap<>());
  private static final ContentHash GONE = ContentHash.of(new byte[1]);

  @TempDir private Path directory;

  private final BlockingQueue<Object> told = new ArrayBlockingQueue<>(100);
  private final Loop loop = new Loop(told::add);
  private final SortedMap<NodeName, NodeSpec> declared = new TreeMap<>(Fresh.spec(3).nodes());
  private final AgentFleet fleet =
      new AgentFleet(
          () -> declared,
          () -> Struck.NONE,
          this::road,
          order -> Optional.of(Cargo.of(STACK)).filter(_ -> !order.equals(deploy(GONE))),
          loop,
          loop,
          Thread::startVirtualThread,
          () -> told.add("stirred"));
  private final SortedMap<NodeName, Server> servers = new TreeMap<>();

  private Caller road(NodeSpec node) {
    return Caller.unix(directory.resolve(node.name().toString()));
  }

  @AfterEach
  void close() throws IOException {
    loop.execute(fleet::close);
    loop.close();
    for (Server server : servers.values()) {
      server.close();
    }
  }

  private void agent(NodeName node, Handler handler) throws IOException {
    servers.put(
        node,
        Server.unix(
            directory.resolve(node.toString()),
            PosixFilePermissions.fromString("rw-------"),
            Bounds.ofDaemon(),
            handler));
  }

  private Object next() throws InterruptedException {
    return Optional.ofNullable(told.poll(20, TimeUnit.SECONDS))
        .orElseThrow(() -> new AssertionError("nothing is told"));
  }

  private void look(NodeName node) {
    loop.execute(() -> fleet.look(node, MINE, loop.now(), told::add));
  }

  private void order(NodeStep step, long within) {
    loop.execute(() -> fleet.order(MINE, step, loop.now() + within, told::add));
  }

  private static Response seen(String hash, Fence fence) {
    return Response.json(Wire.write(new Sighting(hash, Optional.of(fence), Fresh.seen(PI1))));
  }

  @Test
  void looksWithTheLeadersFenceAndHearsTheHighest() throws Exception {
    BlockingQueue<Request> requests = new ArrayBlockingQueue<>(10);
    agent(PI1, looked -> looked.query().containsKey("wait") ? waits() : noted(requests, looked));
    look(PI1);
    assertEquals(new Sight.Of(Fresh.seen(PI1), HIGHER), next());
    SortedMap<String, String> query = requests.remove().query();
    String all = query.toString().replaceFirst("within=[0-9]+", "within=N");
    assertEquals("{epoch=1, revision=3, term=7, within=N}", all);
  }

  @Test
  void whatBeganAfterThatTimeIsGoodEnough() throws Exception {
    BlockingQueue<Request> requests = new ArrayBlockingQueue<>(10);
    agent(PI1, looked -> looked.query().containsKey("wait") ? waits() : noted(requests, looked));
    loop.execute(() -> fleet.look(PI1, MINE, loop.now() - 400, told::add));
    next();
    long within = Long.parseLong(requests.remove().query().getOrDefault("within", "none"));
    assertTrue(within >= 400, "a look of the last " + within + " ms");
  }

  private static Response noted(BlockingQueue<Request> requests, Request request) {
    requests.add(request);
    return seen("a", HIGHER);
  }

  private static Response waits() throws InterruptedException {
    new SynchronousQueue<>().take();
    return Response.nothing();
  }

  @Test
  void whoIsNotThereIsSaidSoAtOnce() throws Exception {
    look(PI1);
    assertInstanceOf(Sight.Failed.class, next());
    declared.remove(PI2);
    look(PI2);
    assertEquals(new Sight.Failed("nobody declares pi2"), next());
  }

  @Test
  void whatIsNoSightingIsNone() throws Exception {
    agent(PI1, request -> Response.json("{}".getBytes(StandardCharsets.UTF_8)));
    look(PI1);
    assertInstanceOf(Sight.Failed.class, next());
  }

  @Test
  void aRefusalSaysWhy() throws Exception {
    agent(PI1, request -> Response.text(403, "not for you"));
    look(PI1);
    assertEquals(new Sight.Failed("the agent answered 403: not for you"), next());
    order(HOSTS, 1_000);
    assertEquals(new StepResult.Retry("the agent answered 403: not for you"), next());
  }

  @Test
  void whatChangesOnANodeWakesTheLoop() throws Exception {
    BlockingQueue<String> hashes = new ArrayBlockingQueue<>(10);
    agent(
        PI1,
        request ->
            request.query().containsKey("wait") ? seen(hashes.take(), MINE) : seen("a", MINE));
    look(PI1);
    assertInstanceOf(Sight.Of.class, next());
    hashes.add("a");
    hashes.add("b");
    assertEquals("stirred", next());
    assertTrue(told.isEmpty(), "the first hash is no news");
  }

  @Test
  void ordersAndHearsWhatCameOfIt() throws Exception {
    agent(
        PI1,
        request -> {
          Dispatch dispatch = Wire.readDispatch(request.body());
          return dispatch.order().equals(new Order.Known(MINE, HOSTS))
              ? Response.json(Wire.write(new StepResult.Done()))
              : Response.text(400, dispatch.toString());
        });
    order(HOSTS, 1_000);
    assertEquals(new StepResult.Done(), next());
  }

  @Test
  void afterTheLeaseNothingLeaves() throws Exception {
    agent(PI1, this::unwanted);
    order(HOSTS, -1);
    assertEquals(new StepResult.Retry("the lease ran out before the order could leave"), next());
    assertTrue(told.isEmpty());
  }

  @Test
  void anOutcomeThatNobodyKnowsIsTriedAgain() throws Exception {
    agent(
        PI1,
        request -> {
          cut(PI1);
          return waits();
        });
    order(HOSTS, 1_000);
    StepResult.Retry retry = assertInstanceOf(StepResult.Retry.class, next());
    assertTrue(retry.problem().startsWith("nobody knows"), retry::problem);
  }

  private void cut(NodeName node) {
    try {
      Optional.ofNullable(servers.get(node)).orElseThrow().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whoIsToJoinIsSentTheTokenOfTheManagerThatItJoinsThrough() throws Exception {
    agent(PI2, request -> Response.json(Wire.write(new JoinSecret(request.query().toString()))));
    agent(PI1, this::notedCargo);
    order(join(), 2_000);
    assertEquals(Cargo.of(new JoinSecret("{role=worker, swarm=s1}")), next());
    assertEquals(new StepResult.Done(), next());
  }

  @Test
  void withoutATokenNobodyIsToldToJoin() throws Exception {
    agent(PI2, request -> Response.text(409, "no leader"));
    agent(PI1, this::unwanted);
    order(join(), 2_000);
    assertEquals(
        new StepResult.Retry("pi2 gives no join token: the agent answered 409: no leader"), next());
    assertTrue(told.isEmpty());
  }

  @Test
  void aStackGoesBesideItsOrder() throws Exception {
    agent(PI1, this::notedCargo);
    order(deploy(STACK.content()), 2_000);
    assertEquals(Cargo.of(STACK), next());
    assertEquals(new StepResult.Done(), next());
  }

  @Test
  void aStackThatIsKeptNoLongerIsNotDeployed() throws Exception {
    agent(PI1, this::unwanted);
    order(deploy(GONE), 2_000);
    assertTrue(String.valueOf(next()).contains("pcctl stack deploy FILE --name"));
    assertTrue(told.isEmpty());
  }

  private static SwarmStep.DeployStack deploy(ContentHash content) {
    return new SwarmStep.DeployStack(PI1, new SwarmId("s1"), new StackName("web"), content);
  }

  private Response notedCargo(Request request) {
    told.add(Wire.readDispatch(request.body()).cargo());
    return Response.json(Wire.write(new StepResult.Done()));
  }

  private Response unwanted(Request request) {
    told.add("it came: " + request);
    return Response.nothing();
  }

  private static Address address(NodeName node) {
    return Optional.ofNullable(Fresh.spec(3).nodes().get(node)).orElseThrow().address();
  }

  private SwarmStep.JoinSwarm join() {
    return new SwarmStep.JoinSwarm(
        PI1, address(PI1), new SwarmId("s1"), Role.WORKER, PI2, address(PI2));
  }

  @Test
  void afterAnAddressChangedItIsAskedThere() throws Exception {
    agent(PI1, request -> request.query().containsKey("wait") ? waits() : seen("a", MINE));
    look(PI1);
    assertInstanceOf(Sight.Of.class, next());
    declared.put(PI1, NodeSpec.plain(PI1, address(PI2)));
    look(PI1);
    assertInstanceOf(Sight.Of.class, next());
  }
}
