package org.personalcontainers.manager.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.core.step.HostStep;

/**
 * Where files are shared, the group that owns them has one number on all nodes: that of the nodes
 * which find the files to be theirs, else the one that most nodes have. So a newcomer changes, and
 * not those who have files already.
 */
final class GroupSection implements Section {
  private static final String SUBJECT = "group docker";

  @Override
  public void plan(Situation situation, Draft draft) {
    if (situation.spec().storage().driver() != StorageSpec.Driver.GLUSTER) {
      return;
    }
    SortedMap<NodeName, GroupId> numbers = numbers(situation);
    if (numbers.values().stream().distinct().count() > 1) {
      wanted(situation, numbers)
          .ifPresentOrElse(
              wanted -> align(numbers, wanted, draft),
              () -> draft.await(SUBJECT, new Reason.Unknown(doubt(numbers))));
    }
  }

  private static String doubt(SortedMap<NodeName, GroupId> numbers) {
    return "its number differs, and which one the files have is not seen yet: " + numbers;
  }

  private static SortedMap<NodeName, GroupId> numbers(Situation situation) {
    TreeMap<NodeName, GroupId> numbers = new TreeMap<>();
    for (NodeName node : situation.spec().nodes().keySet()) {
      situation
          .seen(node)
          .flatMap(status -> status.host().ifKnown())
          .flatMap(HostSeen::group)
          .ifPresent(number -> numbers.put(node, number));
    }
    return numbers;
  }

  private static Optional<GroupId> wanted(
      Situation situation, SortedMap<NodeName, GroupId> numbers) {
    TreeMap<NodeName, GroupId> owners = new TreeMap<>(numbers);
    owners.keySet().removeIf(node -> !ownsFiles(situation, node));
    if (!owners.isEmpty()) {
      return Optional.of(mostFrequent(owners));
    }
    GroupId usual = mostFrequent(numbers);
    boolean noFilesYet =
        situation.ledger().volumes().values().stream()
            .noneMatch(VolumeBirth.Born.class::isInstance);
    return noFilesYet || isBeyondDoubt(situation, numbers, usual)
        ? Optional.of(usual)
        : Optional.empty();
  }

  /** The tree of a volume stands where its group is the one of that node. */
  private static boolean ownsFiles(Situation situation, NodeName node) {
    return situation
        .seen(node)
        .flatMap(status -> status.mounts().ifKnown())
        .filter(mounts -> mounts.values().stream().anyMatch(GroupSection::isOurTree))
        .isPresent();
  }

  private static boolean isOurTree(Mount mount) {
    return mount.source() instanceof Mount.Source.Volume
        && mount.health() == Mount.Health.ANSWERS
        && mount.tree() == Mount.Tree.STANDS;
  }

  /** Nobody unseen could outvote it. */
  private static boolean isBeyondDoubt(
      Situation situation, SortedMap<NodeName, GroupId> numbers, GroupId number) {
    int declared = situation.spec().nodes().size();
    long votes = numbers.values().stream().filter(number::equals).count();
    return votes * 2 > declared || numbers.size() == declared;
  }

  /** Of several that are as frequent, the first node's. */
  private static GroupId mostFrequent(SortedMap<NodeName, GroupId> numbers) {
    Map<GroupId, Integer> votes = new LinkedHashMap<>();
    numbers.values().forEach(number -> votes.merge(number, 1, Integer::sum));
    int most = Collections.max(votes.values());
    return votes.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static void align(SortedMap<NodeName, GroupId> numbers, GroupId wanted, Draft draft) {
    numbers.forEach(
        (node, number) -> {
          if (!number.equals(wanted)) {
            draft.add(SUBJECT, new HostStep.AlignGroup(node, wanted));
          }
        });
  }
}
