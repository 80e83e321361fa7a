package org.personalcontainers.core.ledger;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.PeerId;

/**
 * What is known from before: the birth certificates of all that must never be made twice, and what
 * a person approved. The manager's store keeps it.
 *
 * @param revision the revision of the declaration that approvals are bound to
 * @param ranges the part of a macvlan's pool that each node was given
 */
public record Ledger(
    ClusterId cluster,
    long revision,
    SwarmBirth swarm,
    SortedMap<NodeName, PeerId> peers,
    SortedMap<NetworkName, SortedMap<NodeName, Subnet>> ranges,
    SortedMap<VolumeName, VolumeBirth> volumes,
    SortedSet<ApprovalId> approvals) {
  public Ledger {
    peers = Ordered.copy(peers);
    ranges = Ordered.copy(ranges);
    volumes = Ordered.copy(volumes);
    approvals = Ordered.copy(approvals);
  }

  /** The ledger of a cluster that has nothing yet. */
  public static Ledger blank(ClusterId cluster) {
    return new Ledger(
        cluster,
        1,
        new SwarmBirth.Unborn(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>());
  }

  /** The same ledger, of a cluster that is founded with the place of its swarm. */
  public Ledger withBirthplace(NodeName node) {
    if (!(swarm instanceof SwarmBirth.Unborn)) {
      throw new IllegalStateException("the swarm has its place already: " + swarm);
    }
    return with(new SwarmBirth.Expected(node));
  }

  public SortedMap<NodeName, Subnet> ranges(NetworkName network) {
    return ranges.getOrDefault(network, new TreeMap<>());
  }

  Ledger with(SwarmBirth birth) {
    return new Ledger(cluster, revision, birth, peers, ranges, volumes, approvals);
  }

  Ledger with(NodeName node, PeerId id) {
    TreeMap<NodeName, PeerId> more = new TreeMap<>(peers);
    more.put(node, id);
    return new Ledger(cluster, revision, swarm, more, ranges, volumes, approvals);
  }

  Ledger with(NetworkName network, NodeName node, Subnet range) {
    TreeMap<NodeName, Subnet> inner = new TreeMap<>(ranges(network));
    inner.put(node, range);
    TreeMap<NetworkName, SortedMap<NodeName, Subnet>> more = new TreeMap<>(ranges);
    more.put(network, Ordered.copy(inner));
    return new Ledger(cluster, revision, swarm, peers, more, volumes, approvals);
  }

  Ledger with(VolumeName volume, VolumeBirth birth) {
    TreeMap<VolumeName, VolumeBirth> more = new TreeMap<>(volumes);
    more.put(volume, birth);
    return new Ledger(cluster, revision, swarm, peers, ranges, more, approvals);
  }

  /** A person said yes to this one step. */
  public Ledger withApproval(ApprovalId approval) {
    TreeSet<ApprovalId> more = new TreeSet<>(approvals);
    more.add(approval);
    return withApprovals(more);
  }

  /** It is taken out before the order leaves, and comes back where that came to nothing. */
  public Ledger withoutApproval(ApprovalId approval) {
    TreeSet<ApprovalId> fewer = new TreeSet<>(approvals);
    fewer.remove(approval);
    return withApprovals(fewer);
  }

  private Ledger withApprovals(SortedSet<ApprovalId> given) {
    return new Ledger(cluster, revision, swarm, peers, ranges, volumes, given);
  }
}
