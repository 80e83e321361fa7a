package org.personalcontainers.lab.sim.world;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.Peer;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.VolumeId;

/** What a glusterd has on disk: who it is, whom it knows, which volumes there are. */
record GlusterFiles(
    PeerId self, SortedMap<PeerId, Known> peers, SortedMap<VolumeName, Definition> volumes) {
  /** On a disk that glusterd never ran on. */
  static final GlusterFiles NONE =
      new GlusterFiles(new PeerId("none"), new TreeMap<>(), new TreeMap<>());

  GlusterFiles {
    peers = Ordered.copy(peers);
    volumes = Ordered.copy(volumes);
  }

  /** A peer, as the one who knows it calls it. */
  record Known(NodeName hostname, Peer.Standing standing) {}

  /**
   * One brick of a volume.
   *
   * @param path the place's, which is asked for all the time
   */
  record Part(PeerId host, BrickPlace place, HostPath path) {
    static Part at(PeerId host, BrickPlace place) {
      return new Part(host, place, place.path());
    }
  }

  /** A volume's definition: of two that differ, the higher version wins. */
  record Definition(
      VolumeId id,
      long version,
      GlusterVolume.State state,
      int arbiters,
      List<Part> parts,
      SortedMap<String, String> options) {
    Definition {
      parts = List.copyOf(parts);
      options = Ordered.copy(options);
    }

    boolean isArbiter(Part part) {
      return parts.indexOf(part) >= parts.size() - arbiters;
    }

    Definition started() {
      return new Definition(id, version + 1, GlusterVolume.State.STARTED, arbiters, parts, options);
    }

    Definition stopped() {
      return new Definition(id, version + 1, GlusterVolume.State.STOPPED, arbiters, parts, options);
    }

    Definition with(SortedMap<String, String> more) {
      TreeMap<String, String> all = new TreeMap<>(options);
      all.putAll(more);
      return new Definition(id, version + 1, state, arbiters, parts, all);
    }

    Definition with(Part old, Part fresh) {
      List<Part> exchanged = parts.stream().map(part -> part.equals(old) ? fresh : part).toList();
      return new Definition(id, version + 1, state, arbiters, exchanged, options);
    }
  }

  /** Alone, and without volumes. */
  boolean isVirgin() {
    return peers.isEmpty() && volumes.isEmpty();
  }

  GlusterFiles as(PeerId identity) {
    return new GlusterFiles(identity, peers, volumes);
  }

  GlusterFiles with(PeerId peer, Known known) {
    TreeMap<PeerId, Known> more = new TreeMap<>(peers);
    more.put(peer, known);
    return new GlusterFiles(self, more, volumes);
  }

  GlusterFiles with(VolumeName name, Definition definition) {
    TreeMap<VolumeName, Definition> more = new TreeMap<>(volumes);
    more.put(name, definition);
    return new GlusterFiles(self, peers, more);
  }
}
