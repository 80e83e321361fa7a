package org.personalcontainers.manager.preview;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.step.SwarmStep;

/** What a step makes of the swarm. */
final class PretendedSwarm {
  private static final SwarmId SWARM = new SwarmId("(the new swarm)");
  private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(5);

  private final Pretence pretence;

  PretendedSwarm(Pretence pretence) {
    this.pretence = pretence;
  }

  void pretend(SwarmStep step) {
    switch (step) {
      case SwarmStep.InitSwarm init -> init(init);
      case SwarmStep.JoinSwarm join -> join(join);
      case SwarmStep.AbandonJoin abandon -> leave(abandon.node());
      case SwarmStep.LeaveSwarm leave -> leave(leave.node());
      case SwarmStep.RestartDocker restart ->
          member(restart.node(), Fact.unknown("seen when Docker has restarted"));
      case SwarmStep.SetHeartbeat set -> swarm(seen -> seen.withHeartbeat(set.heartbeat()));
      case SwarmStep.LabelNode label ->
          change(label.member(), node -> node.withLabels(label.labels()));
      case SwarmStep.SetAvailability set ->
          change(set.member(), node -> node.withAvailability(set.availability()));
      case SwarmStep.PromoteNode promote -> promote(promote);
      case SwarmStep.DemoteNode demote -> demote(demote);
      case SwarmStep.RemoveMember remove -> swarm(seen -> seen.withoutNode(remove.member()));
      case SwarmStep.CreateOverlay create -> swarm(seen -> seen.withNetwork(create.network()));
      case SwarmStep.CreateMacvlan create -> swarm(seen -> seen.withNetwork(create.network()));
      case SwarmStep.CreateMacvlanRange range -> giveRange(range);
      case SwarmStep.DeployStack deploy ->
          swarm(seen -> seen.withStack(deploy.stack(), running(deploy)));
      case SwarmStep.RemoveStack remove -> swarm(seen -> seen.withoutStack(remove.stack()));
    }
  }

  private void init(SwarmStep.InitSwarm step) {
    SwarmNode self = newcomer(step.node(), step.advertise(), Role.MANAGER);
    ClusterSeen cluster =
        new ClusterSeen(SWARM, 1, USUAL_HEARTBEAT, 1, new TreeMap<>(), new TreeMap<>());
    member(step.node(), Fact.known(membership(self, Optional.of(SWARM))));
    see(step.node(), cluster.withNode(self));
  }

  private void join(SwarmStep.JoinSwarm step) {
    SwarmNode self = newcomer(step.node(), step.advertise(), step.role());
    swarm(seen -> seen.withNode(self));
    boolean manages = step.role() == Role.MANAGER;
    Optional<SwarmId> known = manages ? Optional.of(step.swarm()) : Optional.empty();
    member(step.node(), Fact.known(membership(self, known)));
    if (manages) {
      see(step.node(), view(step.via()));
    }
  }

  private static SwarmNode newcomer(NodeName node, Address address, Role role) {
    return new SwarmNode(
        new SwarmNodeId("(new member " + node + ")"),
        node,
        address,
        role,
        Availability.ACTIVE,
        new TreeMap<>(),
        SwarmNode.State.READY,
        1);
  }

  private static SwarmMembership membership(SwarmNode self, Optional<SwarmId> swarm) {
    return new SwarmMembership.Member(self.id(), self.role(), swarm);
  }

  private void leave(NodeName node) {
    member(node, Fact.known(new SwarmMembership.Outside()));
    pretence.change(node, status -> status.withCluster(Fact.unknown("no manager")));
  }

  private void promote(SwarmStep.PromoteNode step) {
    change(step.member(), node -> node.withRole(Role.MANAGER));
    ClusterSeen cluster = view(step.node());
    SwarmNode self = cluster.node(step.member()).orElseThrow();
    member(step.name(), Fact.known(membership(self, Optional.of(cluster.id()))));
    see(step.name(), cluster);
  }

  private void demote(SwarmStep.DemoteNode step) {
    change(step.member(), node -> node.withRole(Role.WORKER));
    pretence.changeAll(
        status -> is(status, step.member()) ? worker(status, step.member()) : status);
  }

  /** Also one that comes up again because it was let go. */
  private static boolean is(NodeStatus status, SwarmNodeId id) {
    return switch (status.swarm()) {
      case Fact.Known<SwarmMembership>(SwarmMembership.Member member) -> member.id().equals(id);
      case Fact.Known<SwarmMembership>(SwarmMembership.Behind behind) -> behind.id().equals(id);
      default -> false;
    };
  }

  private static NodeStatus worker(NodeStatus status, SwarmNodeId id) {
    SwarmMembership worker = new SwarmMembership.Member(id, Role.WORKER, Optional.empty());
    return status.withSwarm(Fact.known(worker)).withCluster(Fact.unknown("no manager"));
  }

  private void giveRange(SwarmStep.CreateMacvlanRange step) {
    LocalNetwork range =
        new LocalNetwork(
            step.network(), step.subnet(), step.gateway(), step.parent(), step.range());
    pretence.change(
        step.node(),
        status -> {
          TreeMap<NetworkName, LocalNetwork> more =
              new TreeMap<>(status.networks().ifKnown().orElseThrow());
          more.put(step.network(), range);
          return status.withNetworks(Fact.known(more));
        });
  }

  private StackSeen running(SwarmStep.DeployStack step) {
    TreeMap<ServiceName, ServiceSeen> services = new TreeMap<>();
    pretence
        .services(step.stack())
        .forEach((name, content) -> services.put(name, running(content)));
    return new StackSeen(services);
  }

  private static ServiceSeen running(ContentHash content) {
    return new ServiceSeen(
        "(new)", Optional.of(content), 1, 1, ServiceSeen.Rollout.STEADY, Optional.empty(), 1);
  }

  private ClusterSeen view(NodeName node) {
    return pretence.status(node).cluster().ifKnown().orElseThrow();
  }

  private void see(NodeName node, ClusterSeen cluster) {
    pretence.change(node, status -> status.withCluster(Fact.known(cluster)));
  }

  private void member(NodeName node, Fact<SwarmMembership> membership) {
    pretence.change(node, status -> status.withSwarm(membership));
  }

  private void change(SwarmNodeId member, UnaryOperator<SwarmNode> change) {
    swarm(seen -> seen.withNode(change.apply(seen.node(member).orElseThrow())));
  }

  private void swarm(UnaryOperator<ClusterSeen> change) {
    pretence.changeAll(
        status ->
            switch (status.cluster()) {
              case Fact.Known<ClusterSeen>(ClusterSeen seen) ->
                  status.withCluster(Fact.known(change.apply(seen)));
              case Fact.Unknown<ClusterSeen> unknown -> status;
            });
  }
}
