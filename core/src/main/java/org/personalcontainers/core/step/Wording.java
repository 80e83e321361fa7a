package org.personalcontainers.core.step;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

/** What a step does, in one line that a person reads before saying yes. */
public final class Wording {
  private Wording() {}

  public static String of(Step step) {
    return switch (step) {
      case NodeStep ofNode -> ofNode.node() + ": " + deed(ofNode);
      case Register(Entry entry) -> "cluster: remember " + ofEntry(entry);
    };
  }

  /** The same, for where its node is named beside it. */
  public static String deed(NodeStep step) {
    return switch (step) {
      case HostStep host -> ofHost(host);
      case SwarmStep swarm -> ofSwarm(swarm);
      case StorageStep storage -> ofStorage(storage);
    };
  }

  private static String ofHost(HostStep step) {
    return switch (step) {
      case HostStep.WriteHosts hosts ->
          "write " + nodes(hosts.hosts().size()) + " into the hosts file";
      case HostStep.WriteFirewall firewall ->
          "open the inner ports to " + nodes(firewall.nodes().size()) + " only";
      case HostStep.RemoveFirewall remove -> "take our firewall away";
      case HostStep.KeepGlusterd keep -> "keep the Gluster daemon running by itself";
      case HostStep.EquipIngress equip -> "place certificates";
      case HostStep.AlignGroup align -> "give the group docker the number " + align.group();
    };
  }

  private static String ofSwarm(SwarmStep step) {
    return switch (step) {
      case SwarmStep.InitSwarm init -> "make the swarm, at " + init.advertise() + pool(init.pool());
      case SwarmStep.JoinSwarm join ->
          "join the swarm through " + join.via() + " as " + lower(join.role());
      case SwarmStep.AbandonJoin abandon -> "give up a join that hangs";
      case SwarmStep.LeaveSwarm leave -> "leave the swarm it was in as " + leave.expected();
      case SwarmStep.RestartDocker restart -> "restart Docker, whose clock was wrong";
      case SwarmStep.SetHeartbeat set -> "set the swarm's heartbeat to " + seconds(set.heartbeat());
      case SwarmStep.LabelNode label -> "label " + label.name() + " " + pairs(label.labels());
      case SwarmStep.SetAvailability set -> "make " + set.name() + " " + lower(set.availability());
      case SwarmStep.PromoteNode promote -> "promote " + promote.name() + " to manager";
      case SwarmStep.DemoteNode demote -> "demote " + demote.name() + " to worker";
      case SwarmStep.RemoveMember remove ->
          "strike out the dead member " + remove.member() + " of " + remove.name();
      case SwarmStep.CreateOverlay create -> "make the network " + create.network().name();
      case SwarmStep.CreateMacvlanRange range ->
          "give the network " + range.network() + " the range " + range.range() + " here";
      case SwarmStep.CreateMacvlan create -> "make the network " + create.network().name();
      case SwarmStep.DeployStack deploy -> "deploy the stack " + deploy.stack();
      case SwarmStep.RemoveStack remove -> "end the stack " + remove.stack();
    };
  }

  private static String pool(Subnet pool) {
    return pool.equals(SwarmStep.InitSwarm.USUAL_POOL) ? "" : ", its own networks out of " + pool;
  }

  private static String ofStorage(StorageStep step) {
    return switch (step) {
      case StorageStep.ProbePeer probe -> "take " + probe.peer() + " into the Gluster pool";
      case StorageStep.RestorePeer restore ->
          "take up the lost Gluster identity " + restore.restored();
      case StorageStep.ForgetPool(var node, var id, var volumes) ->
          volumes.isEmpty()
              ? "forget the Gluster daemons that it knows"
              : "forget the Gluster daemons that it knows, and what it knows of volume "
                  + volumes.stream().map(VolumeName::value).collect(Collectors.joining(", "))
                  + " (the copies stay)";
      case StorageStep.MakeBrick make -> "make the empty directory " + make.place().path();
      case StorageStep.CreateVolume create ->
          "create volume " + create.volume() + " of " + places(create);
      case StorageStep.SetVolumeOptions set ->
          "set " + pairs(set.options()) + " on volume " + set.volume();
      case StorageStep.StartVolume start -> "start volume " + start.volume();
      case StorageStep.ReplaceBrick replace ->
          (replace.loss() == StorageStep.ReplaceBrick.Loss.COPY
                  ? "give up the copy "
                  : "give up the blank directory ")
              + replace.old().path()
              + " of volume "
              + replace.volume()
              + " for an empty "
              + replace.fresh().path();
      case StorageStep.HealVolume heal -> "heal volume " + heal.volume();
      case StorageStep.MountVolume mount ->
          "mount volume " + mount.volume() + " at " + mount.point() + sharing(mount.source());
      case StorageStep.MakeTree tree -> "make the directories in " + tree.point();
    };
  }

  /** Whoever writes there has to know that no other node will see it. */
  private static String sharing(Mount.Source source) {
    return source instanceof Mount.Source.Directory ? ", not shared with other nodes" : "";
  }

  private static String places(StorageStep.CreateVolume create) {
    return create.bricks().stream()
        .map(place -> place.node() + ":" + place.path())
        .collect(Collectors.joining(", "));
  }

  private static String ofEntry(Entry entry) {
    return switch (entry) {
      case Entry.SwarmExpected(var node) -> "that the swarm is to be made on " + node;
      case Entry.SwarmMoved(var from, var to) ->
          "that the swarm is to be made on " + to + ", and what " + from + " made is given up";
      case Entry.SwarmBorn(var id) -> "the swarm " + id;
      case Entry.PeerBorn(var node, var id) -> "the Gluster identity of " + node + ": " + id;
      case Entry.PeerReplaced(var node, var lost, var fresh) ->
          "that the pool knows " + node + " as " + fresh + " now, and " + lost + " is given up";
      case Entry.RangeGiven(var network, var node, var range) ->
          "that " + node + " has " + range + " of network " + network;
      case Entry.VolumeExpected(var volume, var bricks) ->
          "that volume " + volume + " is to be made of " + numbers(bricks);
      case Entry.VolumeBorn(var volume, var id) -> "volume " + volume + ": " + id;
      case Entry.DirectoryExpected(var volume, var place) ->
          "that volume " + volume + " is to be " + place.path() + " on " + place.node();
      case Entry.DirectoryBorn(var volume, var node) ->
          "the directory of volume " + volume + " on " + node;
      case Entry.DirectoryReplaced(var volume, var lost, var fresh) ->
          "that volume "
              + volume
              + " begins anew and empty on "
              + fresh.node()
              + ", as "
              + fresh.path()
              + ", and what lay in "
              + lost.path()
              + " is given up";
      case Entry.ExchangeExpected(var volume, var exchange) ->
          "that "
              + exchange.fresh().path()
              + " on "
              + exchange.fresh().node()
              + " takes over in volume "
              + volume;
      case Entry.ExchangeDone(var volume) -> "the new copy of volume " + volume;
    };
  }

  private static String numbers(List<BrickPlace> bricks) {
    return bricks.stream()
        .map(place -> place.node() + ":" + place.path())
        .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration span) {
    return span.toMillis() % 1000 == 0 ? span.toSeconds() + "s" : span.toMillis() + "ms";
  }

  private static String pairs(Map<?, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair -> pair.getKey() + "=" + pair.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String nodes(int count) {
    return count == 1 ? "1 node" : count + " nodes";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
