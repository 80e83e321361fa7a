package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.DOCKER;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.VOLUME;
import static org.personalcontainers.core.check.Stage.address;

import java.util.List;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.status.Role;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.StorageStep.ReplaceBrick.Loss;
import org.personalcontainers.core.step.SwarmStep;

/** Steps as a planner that sees the test's cluster would name them. */
final class Steps {
  private Steps() {}

  static SwarmStep init(NodeName node) {
    return new SwarmStep.InitSwarm(node, address(node), SwarmStep.InitSwarm.USUAL_POOL);
  }

  static SwarmStep join(NodeName node, Role role) {
    return new SwarmStep.JoinSwarm(node, address(node), SWARM, role, Stage.PI1, address(Stage.PI1));
  }

  static SwarmStep drain(NodeName name) {
    return new SwarmStep.SetAvailability(
        Stage.PI1, Seen.id(name), name, Availability.DRAIN, Seen.MEMBER_VERSION);
  }

  static SwarmStep label(NodeName name, long version) {
    return new SwarmStep.LabelNode(Stage.PI1, Seen.id(name), name, new TreeMap<>(), version);
  }

  static SwarmStep promote(NodeName name) {
    return new SwarmStep.PromoteNode(Stage.PI1, Seen.id(name), name, Seen.MEMBER_VERSION);
  }

  static SwarmStep demote(NodeName name) {
    return new SwarmStep.DemoteNode(Stage.PI1, Seen.id(name), name, Seen.MEMBER_VERSION);
  }

  static SwarmStep remove(NodeName name) {
    return new SwarmStep.RemoveMember(Stage.PI1, Seen.id(name), name, Seen.MEMBER_VERSION);
  }

  static SwarmStep range(NodeName node, String range) {
    return new SwarmStep.CreateMacvlanRange(
        node,
        new NetworkName("lan-range"),
        Subnet.parse("192.168.1.0/24"),
        new Address("192.168.1.1"),
        new InterfaceName("eth0"),
        Subnet.parse(range));
  }

  static Entry given(NodeName node, String range) {
    return new Entry.RangeGiven(Stage.LAN, node, Subnet.parse(range));
  }

  static Step register(Entry entry) {
    return new Register(entry);
  }

  static StorageStep make(BrickPlace place) {
    return new StorageStep.MakeBrick(place.node(), DOCKER, place);
  }

  static StorageStep create(List<BrickPlace> bricks) {
    return new StorageStep.CreateVolume(Stage.PI1, DOCKER, bricks, 0, new TreeMap<>());
  }

  static StorageStep start(NodeName node) {
    return new StorageStep.StartVolume(node, DOCKER, VOLUME);
  }

  static StorageStep heal(NodeName node) {
    return new StorageStep.HealVolume(node, DOCKER, VOLUME);
  }

  static StorageStep replace(BrickPlace old, BrickPlace fresh) {
    return new StorageStep.ReplaceBrick(Stage.PI1, DOCKER, VOLUME, old, fresh, Loss.COPY);
  }

  static StorageStep replaceBlank(BrickPlace old, BrickPlace fresh) {
    return new StorageStep.ReplaceBrick(Stage.PI1, DOCKER, VOLUME, old, fresh, Loss.NOTHING);
  }

  static Entry exchange(BrickPlace old, BrickPlace fresh) {
    return new Entry.ExchangeExpected(DOCKER, new VolumeBirth.Exchange(old, fresh));
  }

  static StorageStep probe(NodeName node, NodeName peer) {
    return new StorageStep.ProbePeer(node, peer, Stage.peer(peer));
  }
}
