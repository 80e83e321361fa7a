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
record BrickProcesses(Map<String, Map<VolumeInfo.Place, Brick.State>> byVolume) {
  static final BrickProcesses NONE = new BrickProcesses(Map.of());

  BrickProcesses {
    byVolume = Map.copyOf(byVolume);
  }

  static BrickProcesses of(Element output) {
    return new BrickProcesses(
        output.at("volStatus", "volumes").all("volume").stream()
            .collect(
                Collectors.toMap(
                    volume -> volume.word("volName"),
                    BrickProcesses::states,
                    (first, second) -> first)));
  }

  private static Map<VolumeInfo.Place, Brick.State> states(Element volume) {
    return volume.all("node").stream()
        .filter(BrickProcesses::isBrick)
        .collect(
            Collectors.toMap(
                BrickProcesses::place, BrickProcesses::state, (first, second) -> first));
  }

  /** Daemons of other kinds stand in the same list, with a host in place of the path. */
  private static boolean isBrick(Element node) {
    return node.word("path").startsWith("/");
  }

  private static VolumeInfo.Place place(Element node) {
    return new VolumeInfo.Place(
        new PeerId(node.word("peerid")), VolumeInfo.path(node.word("path")));
  }

  private static Brick.State state(Element node) {
    return node.number("status") == 1 ? Brick.State.ONLINE : Brick.State.OFFLINE;
  }

  Brick.State of(VolumeInfo volume, VolumeInfo.Place place) {
    return Optional.ofNullable(byVolume.get(volume.name().value()))
        .map(states -> states.get(place))
        .orElse(Brick.State.UNSEEN);
  }
}
