package org.personalcontainers.core.ledger;

import java.util.List;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.VolumeId;

/** One line of the ledger. What is to be made stands in it before the order to make it leaves. */
public sealed interface Entry {
  record SwarmExpected(NodeName node) implements Entry {}

  /**
   * A person gave up the node that it was expected on: what that one may have made is a stranger.
   */
  record SwarmMoved(NodeName from, NodeName to) implements Entry {}

  record SwarmBorn(SwarmId id) implements Entry {}

  record PeerBorn(NodeName node, PeerId id) implements Entry {}

  /**
   * A person gave up an identity that was lost, for the one by which the pool met the node since.
   */
  record PeerReplaced(NodeName node, PeerId lost, PeerId fresh) implements Entry {}

  record RangeGiven(NetworkName network, NodeName node, Subnet range) implements Entry {}

  /** Also said again, with new numbers, after an attempt that failed. */
  record VolumeExpected(VolumeName volume, List<BrickPlace> bricks) implements Entry {
    public VolumeExpected {
      bricks = List.copyOf(bricks);
    }
  }

  record VolumeBorn(VolumeName volume, VolumeId id) implements Entry {}

  record DirectoryExpected(VolumeName volume, BrickPlace place) implements Entry {}

  record DirectoryBorn(VolumeName volume, NodeName node) implements Entry {}

  /** A person gave a lost directory up: an empty one is to begin in its place. */
  record DirectoryReplaced(VolumeName volume, BrickPlace lost, BrickPlace fresh) implements Entry {}

  record ExchangeExpected(VolumeName volume, VolumeBirth.Exchange exchange) implements Entry {}

  record ExchangeDone(VolumeName volume) implements Entry {}
}
