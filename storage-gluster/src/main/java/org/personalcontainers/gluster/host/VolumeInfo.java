package org.personalcontainers.gluster.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.VolumeId;

/** A volume as {@code volume info} tells it: how it is meant to be, not how it runs. */
record VolumeInfo(
    VolumeName name,
    VolumeId id,
    GlusterVolume.State state,
    int replicas,
    int arbiters,
    List<Place> bricks,
    SortedMap<String, String> options) {
  VolumeInfo {
    bricks = List.copyOf(bricks);
    options = Ordered.copy(options);
  }

  /** A directory on a member of the pool. */
  record Place(PeerId host, HostPath path) {}

  boolean runs() {
    return state == GlusterVolume.State.STARTED;
  }

  static List<VolumeInfo> all(Element output) {
    List<VolumeInfo> found = new ArrayList<>();
    for (Element volume : output.at("volInfo", "volumes").all("volume")) {
      name(volume).ifPresent(name -> found.add(of(name, volume)));
    }
    return List.copyOf(found);
  }

  /** A name that nobody can declare is none of ours. */
  private static Optional<VolumeName> name(Element volume) {
    try {
      return Optional.of(new VolumeName(volume.word("name")));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  private static VolumeInfo of(VolumeName name, Element volume) {
    return new VolumeInfo(
        name,
        new VolumeId(volume.word("id")),
        state(volume.number("status")),
        volume.number("replicaCount"),
        volume.number("arbiterCount"),
        volume.at("bricks").all("brick").stream().map(VolumeInfo::place).toList(),
        options(volume));
  }

  private static GlusterVolume.State state(int status) {
    return switch (status) {
      case 0 -> GlusterVolume.State.CREATED;
      case 1 -> GlusterVolume.State.STARTED;
      case 2 -> GlusterVolume.State.STOPPED;
      default -> throw new UnfitAnswer("nobody knows the volume status " + status);
    };
  }

  private static Place place(Element brick) {
    String name = brick.word("name");
    return new Place(
        new PeerId(brick.word("hostUuid")), path(name.substring(name.indexOf(':') + 1)));
  }

  static HostPath path(String path) {
    try {
      return new HostPath(path);
    } catch (UnfitValue e) {
      throw new UnfitAnswer("a brick at " + path, e);
    }
  }

  private static SortedMap<String, String> options(Element volume) {
    TreeMap<String, String> options = new TreeMap<>();
    volume
        .find("options")
        .ifPresent(
            all ->
                all.all("option")
                    .forEach(
                        option -> options.put(option.word("name"), option.at("value").text())));
    return options;
  }
}
