package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.SecretChange;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.stack.SecretPaper;
import org.personalcontainers.manager.stack.Shelf;

/**
 * What another content of a secret does to the stacks that use it.
 *
 * @param filled those stacks, as they will be
 */
record SecretEffect(
    Desk desk, Books books, SecretName secret, SortedMap<StackName, SecretUses.Filled> filled) {
  static SecretEffect of(Desk desk, Books books, SecretName secret, SecretPaper paper) {
    Shelf then = desk.shelf().with(secret, paper.kept());
    SortedMap<StackName, SecretUses.Filled> all = new TreeMap<>();
    SecretUsers.of(books, desk.shelf())
        .of(secret)
        .papers()
        .forEach(
            (stack, used) ->
                then.filled(stack, used)
                    .map(StackSight::checked)
                    .ifPresent(f -> all.put(stack, f)));
    return new SecretEffect(desk, books, secret, all);
  }

  /** The books with those stacks wished for anew. */
  Books wishing() {
    SortedMap<StackName, StackWish> wishes = new TreeMap<>(books.stacks());
    filled.forEach(
        (stack, full) -> wishes.computeIfPresent(stack, (_, wish) -> StackSight.moved(wish, full)));
    return books.wishing(wishes);
  }

  /** What does not run, and what swarm took back, gets it when a person says so. */
  SecretChange told(Outcome outcome) {
    List<SecretChange.Moved> moved = new ArrayList<>();
    List<StackName> later = new ArrayList<>();
    filled.forEach(
        (stack, full) -> {
          if (books.stacks().get(stack) instanceof StackWish.Run run
              && !new StackSight(desk, stack).isTakenBack(run)) {
            moved.add(new SecretChange.Moved(stack, full.stack().content(), changed(run, full)));
          } else {
            later.add(stack);
          }
        });
    return new SecretChange(secret, outcome, moved, later);
  }

  private static List<ServiceName> changed(StackWish.Run run, SecretUses.Filled filled) {
    return filled.services().entrySet().stream()
        .filter(service -> !run.services().entrySet().contains(service))
        .map(Map.Entry::getKey)
        .toList();
  }
}
