package org.personalcontainers.manager.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.step.HostStep;

/**
 * Where files are shared, the group that owns them has one number on all nodes: the one that most of
 * them have, so that a newcomer changes and not those who have files already.
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
      wanted(numbers, situation.spec().nodes().size())
          .ifPresentOrElse(
              wanted -> align(numbers, wanted, draft),
              () ->
                  draft.await(
                      SUBJECT,
                      new Reason.Unknown(
                          "its number differs, and which one most nodes have is not seen yet: "
                              + numbers)));
    }
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

  /** Of several that are as frequent, the first node's; only where nobody unseen could outvote it. */
  private static Optional<GroupId> wanted(SortedMap<NodeName, GroupId> numbers, int declared) {
    Map<GroupId, Integer> votes = new HashMap<>();
    numbers.values().forEach(number -> votes.merge(number, 1, Integer::sum));
    int most = votes.values().stream().max(Comparator.naturalOrder()).orElse(0);
    return most * 2 > declared || numbers.size() == declared
        ? numbers.values().stream()
            .filter(number -> votes.getOrDefault(number, 0) == most)
            .findFirst()
        : Optional.empty();
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
