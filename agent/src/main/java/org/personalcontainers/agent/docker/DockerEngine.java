package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.JoinToken;
import org.personalcontainers.core.port.MemberChange;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.stack.Rendered;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNodeId;

/** The Docker daemon behind a Unix socket. */
public final class DockerEngine implements Docker {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  /** Where it has to leave time for asking why there is no answer. */
  private static final Duration GLANCE = Duration.ofSeconds(3);

  /** Docker itself waits 20 s for a node to become a member before it says so. */
  private static final Duration MEMBERSHIP = Duration.ofSeconds(25);

  private static final Duration RESTART = Duration.ofSeconds(90);
  private static final String LISTEN = "0.0.0.0:2377";

  /** The prefix of each network out of the pool, as Docker has it. */
  private static final int SUBNET_SIZE = 24;

  private static final int PORT = 2377;

  private final Path root;
  private final Engine engine;
  private final Command command;
  private final InstantSource clock;
  private final LastWords lastWords;
  private final RecentInfo info;
  private final NetworkActs networks;
  private final StackActs stacks;
  private final StackEyes stackEyes;

  /** The root directory is the node's, as this process sees it. */
  public DockerEngine(Path root, Path socket, Command command) {
    this(root, socket, command, InstantSource.system());
  }

  DockerEngine(Path root, Path socket, Command command, InstantSource clock) {
    this.root = root;
    this.engine = new Engine(socket, LIMIT);
    this.command = command;
    this.clock = clock;
    this.lastWords = new LastWords(root, command);
    this.info = new RecentInfo(engine.within(GLANCE), System::nanoTime);
    this.networks = new NetworkActs(engine, this::cluster);
    this.stacks = new StackActs(engine, command);
    this.stackEyes = new StackEyes(engine);
  }

  @Override
  public Fact<SwarmMembership> membership() {
    return lastWords.unless(
        Verdict.knowing(info.get(), "/info", found -> Membership.of(found, root)));
  }

  /**
   * The list of networks comes in the middle: without a leader it lacks the swarm's, and says
   * nothing of that, where the other two say so. What runs is unknown by itself.
   */
  @Override
  public Fact<ClusterSeen> cluster() {
    return knowing(
        "/nodes",
        nodes ->
            knowing(
                "/networks",
                networks -> knowing("/swarm", swarm -> Fact.known(seen(nodes, networks, swarm)))));
  }

  private ClusterSeen seen(JsonNode nodes, JsonNode networks, JsonNode swarm) {
    return Members.seen(nodes, networks, swarm, stackEyes.look(nodes));
  }

  @Override
  public Fact<SortedMap<NetworkName, LocalNetwork>> ranges() {
    return knowing("/networks", networks -> Fact.known(Networks.ranges(networks)));
  }

  @Override
  public Fact<JoinToken> joinToken(SwarmId swarm, Role role) {
    return knowing("/swarm", found -> token(found, swarm, role));
  }

  private static Fact<JoinToken> token(JsonNode found, SwarmId swarm, Role role) {
    String id = found.path("ID").asText();
    String field =
        switch (role) {
          case MANAGER -> "Manager";
          case WORKER -> "Worker";
        };
    return id.equals(swarm.value())
        ? Fact.known(new JoinToken(found.path("JoinTokens").path(field).asText()))
        : Fact.unknown("this manager is in the swarm " + id + ", not in " + swarm);
  }

  private <T> Fact<T> knowing(String path, Function<JsonNode, Fact<T>> read) {
    return Verdict.knowing(engine.get(path), path, read);
  }

  @Override
  public Answer init(Address advertise, Subnet pool) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("ListenAddr", LISTEN)
            .put("AdvertiseAddr", advertise.value())
            .put("SubnetSize", SUBNET_SIZE);
    request.putArray("DefaultAddrPool").add(pool.toString());
    request.putObject("Spec");
    return info.changing(() -> Verdict.of(engine.within(MEMBERSHIP).post("/swarm/init", request)));
  }

  @Override
  public Answer join(Address advertise, Address remote, JoinToken token) {
    return info.changing(
        () ->
            Verdict.of(
                engine
                    .within(MEMBERSHIP)
                    .command(
                        client ->
                            client
                                .joinSwarmCmd()
                                .withListenAddr(LISTEN)
                                .withAdvertiseAddr(advertise.value())
                                .withRemoteAddrs(List.of(withPort(remote)))
                                .withJoinToken(token.value())
                                .exec())));
  }

  private static String withPort(Address address) {
    return (address.isVersion4() ? address.value() : "[" + address + "]") + ":" + PORT;
  }

  @Override
  public Answer leave() {
    return info.changing(this::leaveNow);
  }

  private Answer leaveNow() {
    Reply reply =
        engine
            .within(MEMBERSHIP)
            .command(client -> client.leaveSwarmCmd().withForceEnabled(true).exec());
    return reply instanceof Reply.Failed(int status, String message)
            && message.contains("not part of a swarm")
        ? new Answer.Done()
        : Verdict.of(reply);
  }

  /**
   * While the clock is still wrong a restart mends nothing, and systemd would soon refuse another.
   */
  @Override
  public Answer restart() {
    Instant now = clock.instant();
    return membership().ifKnown().filter(found -> isClockWrong(found, now)).isPresent()
        ? new Answer.Busy("the clock says " + now + ", and Docker waits for the right time")
        : restartNow();
  }

  private static boolean isClockWrong(SwarmMembership found, Instant now) {
    return found instanceof SwarmMembership.ClockTrouble(String reason)
        && ClockComplaint.of(reason).filter(complaint -> complaint.holdsAt(now)).isPresent();
  }

  private Answer restartNow() {
    return switch (command.run(RESTART, List.of("systemctl", "restart", "docker.service"))) {
      case Command.Ended(int exit, String output, String complaint) when exit == 0 ->
          new Answer.Done();
      case Command.Ended(int exit, String output, String complaint) ->
          new Answer.Unanswered("systemctl restart docker: " + complaint);
      case Command.Lost(String reason) -> new Answer.Unanswered(reason);
    };
  }

  @Override
  public Answer setHeartbeat(Duration heartbeat, long version) {
    return engine.reading(
        "/swarm",
        swarm ->
            Members.heartbeat(swarm).equals(heartbeat)
                ? new Answer.Done()
                : setHeartbeat(swarm, heartbeat, version));
  }

  private Answer setHeartbeat(JsonNode swarm, Duration heartbeat, long version) {
    ObjectNode spec = swarm.path("Spec").deepCopy();
    spec.withObject("/Dispatcher").put("HeartbeatPeriod", heartbeat.toNanos());
    return ifNamed(swarm, version, () -> engine.post("/swarm/update?version=" + version, spec));
  }

  @Override
  public Answer update(SwarmNodeId member, MemberChange change, long version) {
    return engine.reading("/nodes/" + member, node -> update(member, node, change, version));
  }

  private Answer update(SwarmNodeId member, JsonNode node, MemberChange change, long version) {
    ObjectNode spec = Members.changed(node, change);
    return spec.equals(node.path("Spec"))
        ? new Answer.Done()
        : ifNamed(
            node,
            version,
            () -> engine.post("/nodes/" + member + "/update?version=" + version, spec));
  }

  /** What we read and are about to write back must be what the order is based on. */
  private static Answer ifNamed(JsonNode object, long version, Supplier<Reply> write) {
    long found = Members.version(object);
    return found == version
        ? Verdict.of(write.get())
        : new Answer.Outdated("is at version " + found + " by now, not at " + version);
  }

  @Override
  public Answer remove(SwarmNodeId member) {
    Reply reply = engine.command(client -> client.removeSwarmNodeCmd(member.value()).exec());
    return reply instanceof Reply.Failed(int status, String message) && status == 404
        ? new Answer.Done()
        : Verdict.of(reply);
  }

  @Override
  public Answer createRange(LocalNetwork range) {
    return networks.createRange(range);
  }

  @Override
  public Answer create(SwarmNetwork network) {
    return networks.create(network);
  }

  @Override
  public Answer deploy(StackName name, Rendered stack) {
    return stacks.deploy(name, stack);
  }

  @Override
  public Answer remove(StackName name) {
    return stacks.remove(name);
  }
}
