package org.personalcontainers.core.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.ledger.Bookkeeping;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Approvals;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.step.Step;

/** A cluster in some state, and a plan for it. */
final class Stage {
  static final NodeName PI1 = new NodeName("pi1");
  static final NodeName PI2 = new NodeName("pi2");
  static final NodeName PI3 = new NodeName("pi3");
  static final NodeName PI4 = new NodeName("pi4");
  static final NetworkName PROXY = new NetworkName("proxy_traefik");
  static final NetworkName LAN = new NetworkName("lan");
  static final Subnet POOL = Subnet.parse("192.168.1.208/28");
  static final VolumeName DOCKER = new VolumeName("docker");
  static final SwarmId SWARM = new SwarmId("swarm-1");
  static final VolumeId VOLUME = new VolumeId("volume-1");
  static final HostPath BRICKS = new HostPath("/gluster/volumes/docker");

  final SortedMap<NodeName, Observation> observations = new TreeMap<>();
  private Firewall firewall = Firewall.ON;
  private final SortedMap<StackName, StackWish> wishes = new TreeMap<>();
  private Optional<ContentHash> equipment = Optional.empty();
  private Ledger ledger = Ledger.blank(new ClusterId("test"));

  /** Machines on which everything is installed, and nothing was done. */
  static Stage fresh() {
    Stage stage = new Stage();
    for (NodeName node : List.of(PI1, PI2, PI3, PI4)) {
      stage.observations.put(node, new Observation.Seen(Seen.fresh(node), List.of()));
    }
    return stage;
  }

  /** The first three nodes are a swarm of three managers, and a pool with a volume; pi4 is new. */
  static Stage standing() {
    Stage stage = fresh();
    for (NodeName node : List.of(PI1, PI2, PI3)) {
      stage.observations.put(node, new Observation.Seen(Seen.standing(node), List.of()));
    }
    stage.write(new Entry.SwarmExpected(PI1)).write(new Entry.SwarmBorn(SWARM));
    for (NodeName node : List.of(PI1, PI2, PI3, PI4)) {
      stage.write(new Entry.PeerBorn(node, peer(node)));
    }
    return stage
        .write(new Entry.VolumeExpected(DOCKER, bricks(1)))
        .write(new Entry.VolumeBorn(DOCKER, VOLUME));
  }

  static PeerId peer(NodeName node) {
    return new PeerId("peer-" + node);
  }

  static BrickPlace brick(NodeName node, int number) {
    return new BrickPlace(node, BRICKS, number, new BrickId("brick-" + node + "-" + number));
  }

  static List<BrickPlace> bricks(int number) {
    return List.of(brick(PI1, number), brick(PI2, number), brick(PI3, number));
  }

  static Address address(NodeName node) {
    return new Address("192.168.1." + node.value().replace("pi", "1"));
  }

  Stage write(Entry entry) {
    ledger =
        switch (Bookkeeping.write(ledger, entry)) {
          case Bookkeeping.Outcome.Written(Ledger written) -> written;
          case Bookkeeping.Outcome.Refused(String reason) ->
              throw new IllegalArgumentException(reason);
        };
    return this;
  }

  Stage wishes(StackName stack, StackWish wish) {
    wishes.put(stack, wish);
    return this;
  }

  Stage equips(ContentHash content) {
    equipment = Optional.of(content);
    return this;
  }

  Stage approve(Step step) {
    ledger = ledger.withApproval(Approvals.idFor(step, ledger.revision()));
    return this;
  }

  Stage sees(NodeName node, UnaryOperator<NodeStatus> change) {
    if (observations.get(node) instanceof Observation.Seen(NodeStatus status, List<Job> jobs)) {
      observations.put(node, new Observation.Seen(change.apply(status), jobs));
    }
    return this;
  }

  Stage all(UnaryOperator<NodeStatus> change) {
    observations.keySet().forEach(node -> sees(node, change));
    return this;
  }

  Stage silent(NodeName node, int seconds) {
    observations.put(node, new Observation.Unreachable("no answer", Duration.ofSeconds(seconds)));
    return this;
  }

  Stage open() {
    firewall = Firewall.OFF;
    return this;
  }

  Stage runs(NodeName node, Step step) {
    if (observations.get(node) instanceof Observation.Seen(NodeStatus status, List<Job> jobs)) {
      List<Job> more = new ArrayList<>(jobs);
      more.add(new Job(step, new Fence(1, 1, 1), Duration.ofSeconds(1)));
      observations.put(node, new Observation.Seen(status, more));
    }
    return this;
  }

  Case plans(Step... steps) {
    return new Case(
        new Situation(spec(), observations, ledger, wishes, equipment),
        new Plan(List.of(steps), List.of()));
  }

  /** A situation, and a plan that was made for it. */
  record Case(Situation situation, Plan plan) {
    List<Violation> violations() {
      return PlanCheck.check(situation, plan);
    }

    @Override
    public String toString() {
      return plan.steps().toString();
    }
  }

  private ClusterSpec spec() {
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    for (NodeName node : List.of(PI1, PI2, PI3, PI4)) {
      nodes.put(node, NodeSpec.plain(node, address(node)));
    }
    return new ClusterSpec(
        new ClusterName("home"),
        nodes,
        new ManagerChoice.Auto(),
        networks(),
        firewall,
        storage(),
        new Failover(Duration.ofSeconds(6)),
        new Ingress(
            Optional.empty(),
            Optional.empty(),
            new Ingress.Entrances.All(),
            new Ingress.Acme.LetsEncrypt(),
            Ingress.Challenge.HTTP),
        new TreeMap<>());
  }

  private static SortedMap<NetworkName, NetworkSpec> networks() {
    TreeMap<NetworkName, NetworkSpec> networks = new TreeMap<>();
    networks.put(
        PROXY,
        new NetworkSpec.Overlay(
            PROXY, Optional.empty(), true, NetworkSpec.Encryption.WHERE_POSSIBLE));
    networks.put(
        LAN,
        new NetworkSpec.Macvlan(
            LAN,
            Subnet.parse("192.168.1.0/24"),
            new Address("192.168.1.1"),
            new InterfaceName("eth0"),
            POOL));
    return networks;
  }

  private static StorageSpec storage() {
    VolumeSpec volume =
        new VolumeSpec(
            DOCKER,
            new HostPath("/opt/docker"),
            3,
            new HostPath("/gluster/volumes"),
            VolumeSpec.Tree.STANDARD,
            Optional.empty(),
            List.of());
    TreeMap<VolumeName, VolumeSpec> volumes = new TreeMap<>();
    volumes.put(DOCKER, volume);
    return new StorageSpec(StorageSpec.Driver.GLUSTER, volumes);
  }
}
