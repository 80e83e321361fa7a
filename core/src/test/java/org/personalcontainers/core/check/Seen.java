package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.PI2;
import static org.personalcontainers.core.check.Stage.PI3;
import static org.personalcontainers.core.check.Stage.PI4;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.address;
import static org.personalcontainers.core.check.Stage.bricks;
import static org.personalcontainers.core.check.Stage.peer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.ClusterSeen;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.status.SwarmMembership;
import org.personalcontainers.core.status.SwarmNode;
import org.personalcontainers.core.status.SwarmNodeId;

/** What nodes say of themselves in the tests, and how it can be otherwise. */
final class Seen {
  static final long SETTINGS_VERSION = 7;
  static final long MEMBER_VERSION = 40;

  private Seen() {}

  static NodeStatus fresh(NodeName node) {
    return new NodeStatus(
        node,
        Fact.known(host()),
        Fact.unknown("nobody looked"),
        Fact.known(new SwarmMembership.Outside()),
        Fact.unknown("no manager"),
        Fact.known(new TreeMap<>()),
        Fact.known(new Pool(peer(node), new TreeMap<>())),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()));
  }

  static NodeStatus standing(NodeName node) {
    return fresh(node)
        .withSwarm(Fact.known(member(node, Role.MANAGER)))
        .withCluster(Fact.known(cluster()))
        .withPool(Fact.known(pool(node, Peer.Link.CONNECTED)))
        .withVolumes(Fact.known(volumes(volume(GlusterVolume.State.STARTED, Fact.known(0)))))
        .withBricks(Fact.known(lying(1, new BrickContent.Claimed(VOLUME), node)));
  }

  static HostSeen host() {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    List.of(PI1, PI2, PI3, PI4).forEach(node -> hosts.put(node, address(node)));
    return new HostSeen(
        hosts,
        Optional.empty(),
        HostSeen.GlusterdUnit.KEPT,
        Optional.empty(),
        Fact.known(new TreeSet<>()));
  }

  static SwarmNodeId id(NodeName node) {
    return new SwarmNodeId("member-" + node);
  }

  static SwarmMembership member(NodeName node, Role role) {
    return new SwarmMembership.Member(
        id(node), role, role == Role.MANAGER ? Optional.of(SWARM) : Optional.empty());
  }

  static ClusterSeen cluster() {
    ClusterSeen cluster =
        new ClusterSeen(
            SWARM, 1, Duration.ofSeconds(2), SETTINGS_VERSION, new TreeMap<>(), new TreeMap<>());
    return cluster
        .withNode(node(PI1, Role.MANAGER, SwarmNode.State.READY))
        .withNode(node(PI2, Role.MANAGER, SwarmNode.State.READY))
        .withNode(node(PI3, Role.MANAGER, SwarmNode.State.READY));
  }

  static SwarmNode node(NodeName name, Role role, SwarmNode.State state) {
    return new SwarmNode(
        id(name),
        name,
        address(name),
        role,
        Availability.ACTIVE,
        new TreeMap<>(),
        state,
        MEMBER_VERSION);
  }

  static Pool pool(NodeName self, Peer.Link link) {
    TreeMap<PeerId, Peer> peers = new TreeMap<>();
    for (NodeName other : List.of(PI1, PI2, PI3)) {
      if (!other.equals(self)) {
        peers.put(
            peer(other), new Peer(peer(other), other.value(), link, Peer.Standing.IN_CLUSTER));
      }
    }
    return new Pool(peer(self), peers);
  }

  static GlusterVolume volume(GlusterVolume.State state, Fact<Integer> heals) {
    List<Brick> bricks =
        bricks(1).stream()
            .map(place -> new Brick(peer(place.node()), place.path(), Brick.State.ONLINE))
            .toList();
    return new GlusterVolume(DOCKER, VOLUME, state, 3, 0, bricks, new TreeMap<>(), heals);
  }

  static GlusterVolume without(GlusterVolume volume, NodeName dead) {
    List<Brick> bricks =
        volume.bricks().stream().map(b -> b.host().equals(peer(dead)) ? offline(b) : b).toList();
    return new GlusterVolume(
        volume.name(),
        volume.id(),
        volume.state(),
        volume.replicas(),
        volume.arbiters(),
        bricks,
        volume.options(),
        volume.pendingHeals());
  }

  /** The volume after the brick of pi3 gave way to one on pi4. */
  static GlusterVolume exchanged() {
    BrickPlace fresh = Stage.brick(PI4, 2);
    GlusterVolume old = volume(GlusterVolume.State.STARTED, Fact.known(0));
    List<Brick> bricks =
        List.of(
            old.bricks().get(0),
            old.bricks().get(1),
            new Brick(peer(PI4), fresh.path(), Brick.State.ONLINE));
    return new GlusterVolume(
        DOCKER, VOLUME, old.state(), 3, 0, bricks, old.options(), old.pendingHeals());
  }

  private static Brick offline(Brick brick) {
    return new Brick(brick.host(), brick.path(), Brick.State.OFFLINE);
  }

  static SortedMap<VolumeName, GlusterVolume> volumes(GlusterVolume volume) {
    TreeMap<VolumeName, GlusterVolume> volumes = new TreeMap<>();
    volumes.put(volume.name(), volume);
    return volumes;
  }

  /** A brick directory of ours, with its marker. */
  static SortedMap<VolumeName, BrickRoot> lying(int number, BrickContent content, NodeName node) {
    BrickPlace place = Stage.brick(node, number);
    return lying(number, place.id(), content);
  }

  static SortedMap<VolumeName, BrickRoot> lying(int number, BrickId marker, BrickContent content) {
    TreeMap<Integer, BrickId> markers = new TreeMap<>();
    markers.put(number, marker);
    TreeMap<Integer, BrickContent> contents = new TreeMap<>();
    contents.put(number, content);
    TreeMap<VolumeName, BrickRoot> roots = new TreeMap<>();
    roots.put(DOCKER, new BrickRoot(markers, contents));
    return roots;
  }
}
