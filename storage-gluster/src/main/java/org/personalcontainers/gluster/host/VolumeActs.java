package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;

/** Orders to make and change volumes. */
final class VolumeActs {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final GlusterCommand gluster;
  private final VolumeEyes eyes;
  private final HostNames names;
  private final OwnBricks ownBricks;
  private final WaitingFiles waiting;

  VolumeActs(GlusterCommand gluster, VolumeEyes eyes, NodeName node, Programs programs) {
    this.gluster = gluster;
    this.eyes = eyes;
    this.names = new HostNames(programs);
    this.ownBricks = new OwnBricks(node, programs);
    this.waiting = new WaitingFiles(gluster, programs);
  }

  Answer create(
      VolumeName volume, List<BrickPlace> places, int arbiters, SortedMap<String, String> options) {
    Optional<Answer> obstacle = unfit(options).or(() -> obstacle(places));
    return obstacle.orElseGet(
        () -> setAfter(ownBricks.kept(make(volume, places, arbiters), places), volume, options));
  }

  private Optional<Answer> obstacle(List<BrickPlace> places) {
    return names
        .obstacle(places.stream().map(BrickPlace::node).toList())
        .or(() -> ownBricks.obstacle(places));
  }

  /**
   * Unforced, every node refuses a directory that bears a mark, and one on its system's disk: a
   * small machine has no other. Nothing but that is forced.
   */
  private Answer make(VolumeName volume, List<BrickPlace> places, int arbiters) {
    List<String> order = order(volume, places, arbiters);
    return switch (gluster.ask(LIMIT, order)) {
      case Reply.Denied(int number, String text) when Denial.mindsOnlyTheRootPartition(text) ->
          gluster.ask(LIMIT, Stream.concat(order.stream(), Stream.of("force")).toList()).answer();
      case Reply reply -> reply.answer();
    };
  }

  private static List<String> order(VolumeName volume, List<BrickPlace> places, int arbiters) {
    List<String> order = new ArrayList<>(List.of("volume", "create", volume.value()));
    if (places.size() > 1) {
      order.addAll(List.of("replica", Integer.toString(places.size())));
    }
    if (arbiters > 0) {
      order.addAll(List.of("arbiter", Integer.toString(arbiters)));
    }
    places.forEach(place -> order.add(brick(place)));
    return order;
  }

  private static String brick(BrickPlace place) {
    return place.node() + ":" + place.path();
  }

  private Answer setAfter(Answer made, VolumeName volume, SortedMap<String, String> options) {
    boolean plain = options.isEmpty() || !(made instanceof Answer.Done);
    return plain ? made : half(setAll(volume, options));
  }

  /** A volume without its options is not what was asked for, and more than nothing. */
  private static Answer half(Answer set) {
    return switch (set) {
      case Answer.Done done -> done;
      case Answer.Unanswered unanswered -> unanswered;
      case Answer.Refused(String reason) -> unset(reason);
      case Answer.Busy(String reason) -> unset(reason);
      case Answer.Outdated(String reason) -> unset(reason);
    };
  }

  private static Answer unset(String reason) {
    return new Answer.Unanswered("the volume is made, but not its options: " + reason);
  }

  /** A change too many counts: after a partition the side with more changes wins. */
  Answer set(VolumeName volume, SortedMap<String, String> options) {
    Optional<Answer> unfit = unfit(options);
    return unfit.orElseGet(
        () -> stands(volume, options) ? new Answer.Done() : setAll(volume, options));
  }

  private boolean stands(VolumeName volume, SortedMap<String, String> options) {
    return switch (eyes.infos()) {
      case Fact.Known<List<VolumeInfo>>(List<VolumeInfo> infos) ->
          infos.stream()
              .filter(info -> info.name().equals(volume))
              .anyMatch(info -> info.options().entrySet().containsAll(options.entrySet()));
      case Fact.Unknown<List<VolumeInfo>> unknown -> false;
    };
  }

  private Answer setAll(VolumeName volume, SortedMap<String, String> options) {
    List<String> order = new ArrayList<>(List.of("volume", "set", volume.value()));
    options.forEach((name, value) -> order.addAll(List.of(name, value)));
    return gluster.ask(LIMIT, order).answer();
  }

  /** The command would take such a word for a switch of its own. */
  private static Optional<Answer> unfit(SortedMap<String, String> options) {
    return options.entrySet().stream()
        .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
        .filter(word -> word.startsWith("-") || word.isBlank())
        .findFirst()
        .map(word -> new Answer.Refused("no option is called or set to \"" + word + "\""));
  }

  Answer start(VolumeName volume) {
    return gluster.ask(LIMIT, "volume", "start", volume.value(), "force").answer();
  }

  Answer replace(VolumeName volume, BrickPlace old, BrickPlace fresh) {
    Optional<Answer> obstacle = obstacle(List.of(fresh));
    return obstacle.orElseGet(
        () -> ownBricks.kept(exchange(volume, brick(old), brick(fresh)), List.of(fresh)));
  }

  private Answer exchange(VolumeName volume, String old, String fresh) {
    return gluster
        .ask(LIMIT, "volume", "replace-brick", volume.value(), old, fresh, "commit", "force")
        .answer();
  }

  Answer heal(VolumeName volume) {
    Answer told = gluster.tell(LIMIT, "volume", "heal", volume.value());
    if (told instanceof Answer.Done) {
      waiting.lookUp(volume);
    }
    return told;
  }
}
