package org.personalcontainers.gluster.host;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.personalcontainers.core.status.Brick;
import org.personalcontainers.core.status.PeerId;

/**
 * What {@code volume status} tells of bricks. A node whose daemon does not answer is left out of
 * it, without a word.
 */
record BrickProcesses(Map<String, Map<VolumeInfo.Place, Served>> byVolume) {
  static final BrickProcesses NONE = new BrickProcesses(Map.of());

  /** One that was started anew is another one. */
  record Served(Brick.State state, String pid) {}

  BrickProcesses {
    byVolume = Map.copyOf(byVolume);
  }

  static BrickProcesses of(Element output) {
    return new BrickProcesses(
        output.at("volStatus", "volumes").all("volume").stream()
            .collect(
                Collectors.toMap(
                    volume -> volume.word("volName"),
                    BrickProcesses::processes,
                    (first, second) -> first)));
  }

  private static Map<VolumeInfo.Place, Served> processes(Element volume) {
    return volume.all("node").stream()
        .filter(BrickProcesses::isBrick)
        .collect(
            Collectors.toMap(
                BrickProcesses::place, BrickProcesses::process, (first, second) -> first));
  }

  /** Daemons of other kinds stand in the same list, with a host in place of the path. */
  private static boolean isBrick(Element node) {
    return node.word("path").startsWith("/");
  }

  private static VolumeInfo.Place place(Element node) {
    return new VolumeInfo.Place(
        new PeerId(node.word("peerid")), VolumeInfo.path(node.word("path")));
  }

  private static Served process(Element node) {
    boolean runs = node.number("status") == 1;
    return new Served(runs ? Brick.State.ONLINE : Brick.State.OFFLINE, node.word("pid"));
  }

  Map<VolumeInfo.Place, Served> of(VolumeInfo volume) {
    return byVolume.getOrDefault(volume.name().value(), Map.of());
  }

  Brick.State of(VolumeInfo volume, VolumeInfo.Place place) {
    return Optional.ofNullable(of(volume).get(place)).map(Served::state).orElse(Brick.State.UNSEEN);
  }
}
