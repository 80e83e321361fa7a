package org.personalcontainers.lab.sim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.lab.sim.Deviation.Matter;

/**
 * The nodes that died for good, and what cannot be without them: the node, its votes, its copies.
 */
record Dead(Set<NodeName> nodes, Ledger ledger) {
  private static final Pattern VOLUME = Pattern.compile("(?:.* of )?volume (\\S+)");

  /** What cannot be, or could not come to be. */
  boolean excuse(Deviation deviation) {
    return !nodes.isEmpty()
        && switch (deviation.matter()) {
          case Matter.Host host -> false;
          case Matter.Managers managers -> excuse(managers);
          case Matter.Swarm swarm -> isUnborn();
          case Matter.Network network -> isUnborn();
          case Matter.Volume(var name) -> hold(name);
          case Matter.Mount(var name, var node) -> birth(name).filter(Dead::isBorn).isEmpty();
        };
  }

  /** As many as the living can be, and an odd number of them. */
  private boolean excuse(Matter.Managers managers) {
    int living = managers.wanted() - nodes.size();
    int even = living % 2 == 0 ? 1 : 0;
    return managers.lacking() <= nodes.size() + even && managers.surplus() <= nodes.size();
  }

  /** What waits for them, their votes or their copies waits for ever. */
  boolean holdUp(Waiting waiting, List<Waiting> all) {
    return !nodes.isEmpty()
        && (isAtThem(waiting)
            || isNamed(waiting.reason().toString())
            || isOfTheirs(waiting.subject())
            || (isOfManagers(waiting) && all.stream().anyMatch(this::lacksAVote)));
  }

  private boolean isAtThem(Waiting waiting) {
    return waiting.node().filter(nodes::contains).isPresent();
  }

  private static boolean isOfManagers(Waiting waiting) {
    return waiting.subject().equals("managers");
  }

  /** One of them is to be a manager: without it the number of managers may be even. */
  private boolean lacksAVote(Waiting waiting) {
    return isOfManagers(waiting) && isAtThem(waiting);
  }

  private boolean isNamed(String reason) {
    return nodes.stream()
        .anyMatch(node -> Pattern.compile("\\b" + node + "\\b").matcher(reason).find());
  }

  private boolean isOfTheirs(String subject) {
    return volume(subject).filter(this::hold).isPresent()
        || (subject.equals("swarm") && isUnborn())
        || (subject.equals("gluster pool") && nodes.stream().anyMatch(ledger.peers()::containsKey));
  }

  /** Which volume a waiting is about. */
  static Optional<VolumeName> volume(String subject) {
    Matcher volume = VOLUME.matcher(subject);
    return volume.matches() ? Optional.of(new VolumeName(volume.group(1))) : Optional.empty();
  }

  private boolean isUnborn() {
    return !(ledger.swarm() instanceof SwarmBirth.Born);
  }

  /** They have a copy of it, or it was not born before they died. */
  private boolean hold(VolumeName volume) {
    return !nodes.isEmpty() && birth(volume).filter(this::hasNoCopyThere).isEmpty();
  }

  private Optional<VolumeBirth> birth(VolumeName volume) {
    return Optional.ofNullable(ledger.volumes().get(volume));
  }

  private static boolean isBorn(VolumeBirth birth) {
    return birth instanceof VolumeBirth.Born || birth instanceof VolumeBirth.Local;
  }

  private boolean hasNoCopyThere(VolumeBirth birth) {
    return birth instanceof VolumeBirth.Born born
        && born.bricks().stream().noneMatch(brick -> nodes.contains(brick.node()));
  }
}
