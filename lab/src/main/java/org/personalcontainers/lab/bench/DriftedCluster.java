package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.LocalNetwork;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNetwork;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;
import org.personalcontainers.core.status.VolumeId;

/**
 * A cluster that stands, of which every other node has drifted from what is declared: each section
 * of the planner has something to do but one. Local directories belong to another storage driver,
 * which no cluster has beside this one.
 */
final class DriftedCluster {
  private static final SwarmId SWARM = new SwarmId("swarm");
  private static final VolumeId VOLUME = new VolumeId("volume");

  /** The number that the volume's files have, and the one that a drifted node has for itself. */
  private static final GroupId GROUP = new GroupId(103);

  private static final GroupId OTHER_GROUP = new GroupId(995);

  private final ClusterSpec spec;
  private final List<NodeName> names;
  private final VolumeSpec volume;
  private final NetworkSpec.Macvlan lan;
  private final SortedMap<NodeName, Subnet> ranges;
  private final SortedMap<NodeName, Address> hosts;
  private final SortedSet<Address> addresses;
  private final ClusterSeen cluster;

  private DriftedCluster(int nodes) {
    this.spec = LargeSpec.of(nodes);
    this.names = List.copyOf(spec.nodes().keySet());
    this.volume = LargeSpec.volume();
    this.lan = LargeSpec.lan();
    this.ranges = ranges();
    this.hosts = hosts();
    this.addresses = Ordered.copy(hosts.values());
    this.cluster = cluster();
  }

  static Situation of(int nodes) {
    DriftedCluster drifted = new DriftedCluster(nodes);
    return new Situation(drifted.spec, drifted.observations(), drifted.ledger());
  }

  private boolean hasDrifted(int index) {
    return index % 2 == 1;
  }

  private static PeerId peer(NodeName node) {
    return new PeerId("peer-" + node);
  }

  private static SwarmNodeId member(NodeName node) {
    return new SwarmNodeId("member-" + node);
  }

  /** Half of the ranges are still to be given. */
  private SortedMap<NodeName, Subnet> ranges() {
    TreeMap<NodeName, Subnet> given = new TreeMap<>();
    int prefix = LargeSpec.rangePrefix();
    for (int i = 0; i < names.size(); i += 2) {
      given.put(names.get(i), lan.pool().piece(prefix, i));
    }
    return Ordered.copy(given);
  }

  private SortedMap<NodeName, Address> hosts() {
    TreeMap<NodeName, Address> all = new TreeMap<>();
    spec.nodes().values().forEach(node -> all.put(node.name(), node.address()));
    return Ordered.copy(all);
  }

  private List<NodeName> brickNodes() {
    return names.subList(0, 3);
  }

  private List<BrickPlace> places() {
    return brickNodes().stream()
        .map(node -> new BrickPlace(node, volume.brickRoot(), 1, LargeSpec.brick(node)))
        .toList();
  }

  private Ledger ledger() {
    TreeMap<NodeName, PeerId> peers = new TreeMap<>();
    brickNodes().forEach(node -> peers.put(node, peer(node)));
    TreeMap<NetworkName, SortedMap<NodeName, Subnet>> given = new TreeMap<>();
    given.put(lan.name(), ranges);
    TreeMap<VolumeName, VolumeBirth> volumes = new TreeMap<>();
    volumes.put(volume.name(), new VolumeBirth.Born(VOLUME, places(), Optional.empty()));
    return new Ledger(
        new ClusterId("bench"),
        1,
        new SwarmBirth.Born(SWARM),
        peers,
        given,
        volumes,
        new TreeSet<>());
  }

  private ClusterSeen cluster() {
    TreeMap<SwarmNodeId, SwarmNode> nodes = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (isMember(i)) {
        SwarmNode node = swarmNode(i);
        nodes.put(node.id(), node);
      }
    }
    TreeMap<NetworkName, SwarmNetwork> networks = new TreeMap<>();
    return new ClusterSeen(SWARM, 1, Duration.ofSeconds(5), 1, nodes, networks);
  }

  /** Drifted: a wrong availability, or no label: a member is changed in one thing at a time. */
  private SwarmNode swarmNode(int index) {
    NodeName name = names.get(index);
    return new SwarmNode(
        member(name),
        name,
        LargeSpec.address(index),
        index < 3 ? Role.MANAGER : Role.WORKER,
        index % 8 == 1 ? Availability.PAUSE : Availability.ACTIVE,
        index % 8 == 5 ? new TreeMap<>() : LargeSpec.labels(),
        SwarmNode.State.READY,
        1);
  }

  private SortedMap<NodeName, Observation> observations() {
    Fact<HostSeen> kept = Fact.known(host(hosts, Optional.of(addresses), GROUP));
    Fact<HostSeen> lost = Fact.known(host(new TreeMap<>(), Optional.empty(), OTHER_GROUP));
    TreeMap<NodeName, Observation> observations = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      NodeStatus status = status(i, hasDrifted(i) ? lost : kept);
      observations.put(names.get(i), new Observation.Seen(status, List.of()));
    }
    return observations;
  }

  private static HostSeen host(
      SortedMap<NodeName, Address> hosts, Optional<SortedSet<Address>> firewall, GroupId group) {
    return new HostSeen(
        hosts,
        firewall,
        HostSeen.GlusterdUnit.KEPT,
        Optional.of(group),
        Fact.known(new TreeSet<>()));
  }

  private NodeStatus status(int index, Fact<HostSeen> host) {
    NodeName name = names.get(index);
    boolean isMember = isMember(index);
    return new NodeStatus(
        name,
        host,
        Fact.unknown("nobody looked"),
        Fact.known(isMember ? membership(index) : new SwarmMembership.Outside()),
        index < 3 ? Fact.known(cluster) : Fact.unknown("no manager"),
        Fact.known(networks(index)),
        index < 3 ? Fact.known(pool(name)) : Fact.known(new Pool(peer(name), new TreeMap<>())),
        Fact.known(index < 3 ? volumes() : new TreeMap<>()),
        Fact.known(index < 3 ? bricks(name) : new TreeMap<>()),
        Fact.known(hasDrifted(index) ? new TreeMap<>() : mounts()));
  }

  /** Every fourth node has yet to join. */
  private static boolean isMember(int index) {
    return index % 4 != 3;
  }

  private SwarmMembership membership(int index) {
    boolean manages = index < 3;
    return new SwarmMembership.Member(
        member(names.get(index)),
        manages ? Role.MANAGER : Role.WORKER,
        manages ? Optional.of(SWARM) : Optional.empty());
  }

  private SortedMap<NetworkName, LocalNetwork> networks(int index) {
    TreeMap<NetworkName, LocalNetwork> networks = new TreeMap<>();
    Subnet range = ranges.get(names.get(index));
    if (range != null && index % 4 == 0) {
      NetworkName name = new NetworkName(lan.name() + "-range");
      networks.put(name, new LocalNetwork(name, lan.subnet(), lan.gateway(), lan.parent(), range));
    }
    return networks;
  }

  private Pool pool(NodeName self) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    for (NodeName other : brickNodes()) {
      if (!other.equals(self)) {
        PeerId id = peer(other);
        peers.put(id, new Peer(id, other.value(), Peer.Link.CONNECTED, Peer.Standing.IN_CLUSTER));
      }
    }
    return new Pool(peer(self), peers);
  }

  /** One copy is down, and the options are Gluster's own. */
  private SortedMap<VolumeName, GlusterVolume> volumes() {
    List<Brick> bricks =
        places().stream()
            .map(
                place ->
                    new Brick(
                        peer(place.node()),
                        place.path(),
                        place.node().equals(names.get(1))
                            ? Brick.State.OFFLINE
                            : Brick.State.ONLINE))
            .toList();
    TreeMap<VolumeName, GlusterVolume> volumes = new TreeMap<>();
    volumes.put(
        volume.name(),
        new GlusterVolume(
            volume.name(),
            VOLUME,
            GlusterVolume.State.STARTED,
            3,
            0,
            bricks,
            new TreeMap<>(),
            Fact.known(7)));
    return volumes;
  }

  private SortedMap<VolumeName, BrickRoot> bricks(NodeName node) {
    TreeMap<Integer, BrickId> markers = new TreeMap<>();
    TreeMap<Integer, BrickContent> contents = new TreeMap<>();
    markers.put(1, LargeSpec.brick(node));
    contents.put(1, new BrickContent.Claimed(VOLUME));
    TreeMap<VolumeName, BrickRoot> roots = new TreeMap<>();
    roots.put(volume.name(), new BrickRoot(markers, contents));
    return roots;
  }

  private SortedMap<HostPath, Mount> mounts() {
    TreeMap<HostPath, Mount> mounts = new TreeMap<>();
    mounts.put(
        volume.mount(),
        new Mount(new Mount.Source.Volume(volume.name()), Mount.Health.ANSWERS, Mount.Tree.STANDS));
    return mounts;
  }
}
