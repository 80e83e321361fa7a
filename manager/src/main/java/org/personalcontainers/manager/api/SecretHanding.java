package org.personalcontainers.manager.api;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.SecretChange;
import org.personalcontainers.core.api.SecretDraft;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.SecretName;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.stack.SecretPaper;
import org.personalcontainers.manager.stack.SecretShelf;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;
import org.personalcontainers.manager.store.Write;

/**
 * One secret on its way into the store, or out of it. The stacks that use it are wished for anew in
 * the same commit, so that the loop moves their services over.
 */
record SecretHanding(Desk desk, SecretName name) {
  private static final int MOST = 256;
  private static final int MOST_BYTES = 64 * 1024;
  private static final SecureRandom CHANCE = new SecureRandom();

  /** Whether there has to be one already. */
  enum Before {
    MAY_BE,
    MUST_BE
  }

  SecretChange set(SecretDraft draft, Before before, Call call) throws InterruptedException {
    desk.turn();
    Optional<SecretShelf.Kept> kept = shelf().find(name);
    checkThere(kept, before);
    SecretPaper paper = paper(checked(draft), kept, call);
    if (kept.filter(old -> old.paper().value().equals(paper.value())).isPresent()) {
      return new SecretChange(name, Outcome.UNCHANGED, List.of());
    }
    List<SecretChange.Moved> moved = moved(desk.books(), paper);
    if (Desk.trial(call) == Desk.Trial.TRY) {
      return new SecretChange(name, Outcome.TRIED, moved);
    }
    desk.change(books -> proposal(books, kept, paper));
    return new SecretChange(name, Outcome.CHANGED, moved);
  }

  private SecretShelf shelf() {
    return new SecretShelf(desk.cluster().documents());
  }

  private void checkThere(Optional<SecretShelf.Kept> kept, Before before) {
    if (kept.isEmpty() && before == Before.MUST_BE) {
      throw none();
    }
    if (kept.isEmpty() && shelf().all().size() >= MOST) {
      throw Refused.conflict(
          "the cluster keeps " + MOST + " secrets already", "remove one: pcctl secret rm NAME");
    }
  }

  private Refused none() {
    return Refused.notFound("the cluster keeps no secret " + name, "see: pcctl secret ls");
  }

  private SecretPaper paper(String content, Optional<SecretShelf.Kept> kept, Call call) {
    SecretPaper fresh = SecretPaper.of(content, desk.clock().instant(), call.by(), CHANCE);
    return kept.map(old -> fresh.after(old.paper())).orElse(fresh);
  }

  /** In the one way in which these bytes are written. */
  private static String checked(SecretDraft draft) {
    byte[] bytes = bytes(draft);
    if (bytes.length == 0) {
      throw Refused.badRequest("the secret is empty, which swarm does not take", "give it a value");
    }
    if (bytes.length > MOST_BYTES) {
      throw Refused.badRequest(
          "the secret has %d bytes, and at most %d are kept".formatted(bytes.length, MOST_BYTES),
          "put what is so large into the volume");
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What is no base64 may be the secret itself: it is not repeated. */
  private static byte[] bytes(SecretDraft draft) {
    try {
      return Base64.getDecoder().decode(draft.content());
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest("the content is no base64", "send it in base64");
    }
  }

  /** Judged where no other change comes in between. */
  private Proposal proposal(Books books, Optional<SecretShelf.Kept> kept, SecretPaper paper) {
    long revision = kept.map(SecretShelf.Kept::revision).orElse(Write.ABSENT);
    SortedMap<StackName, StackWish> wishes = new TreeMap<>(books.stacks());
    filled(books, paper)
        .forEach(
            (stack, full) ->
                wishes.computeIfPresent(
                    stack, (_, wish) -> new StackSight(desk, stack).moved(wish, full)));
    return shelf().find(name).equals(kept)
        ? new Proposal.Next(books.wishing(wishes), List.of(paper.write(name, revision)))
        : new Proposal.Refused("somebody has set the secret " + name + " meanwhile");
  }

  /** What is stopped gets it once it is started. */
  private List<SecretChange.Moved> moved(Books books, SecretPaper paper) {
    List<SecretChange.Moved> moved = new ArrayList<>();
    filled(books, paper)
        .forEach(
            (stack, full) -> {
              if (books.stacks().get(stack) instanceof StackWish.Run run) {
                moved.add(
                    new SecretChange.Moved(stack, full.stack().content(), changed(run, full)));
              }
            });
    return moved;
  }

  private static List<ServiceName> changed(StackWish.Run run, SecretUses.Filled filled) {
    return filled.services().entrySet().stream()
        .filter(service -> !run.services().entrySet().contains(service))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The stacks that use it, as they will be. */
  private SortedMap<StackName, SecretUses.Filled> filled(Books books, SecretPaper paper) {
    SortedMap<StackName, SecretUses.Filled> all = new TreeMap<>();
    Shelf then = desk.shelf().with(name, paper.kept());
    users(books)
        .forEach(
            (stack, used) ->
                then.filled(stack, used)
                    .map(StackSight::checked)
                    .ifPresent(f -> all.put(stack, f)));
    return all;
  }

  private SortedMap<StackName, StackPaper> users(Books books) {
    return users(books, desk.shelf(), name);
  }

  /** The stacks that use that secret, though they may be stopped, as they were handed in. */
  static SortedMap<StackName, StackPaper> users(Books books, Shelf shelf, SecretName name) {
    SortedMap<StackName, StackPaper> users = new TreeMap<>();
    books
        .stacks()
        .forEach(
            (stack, wish) ->
                StackSight.content(wish)
                    .flatMap(content -> shelf.current(stack, content))
                    .filter(paper -> paper.uses().uses().containsKey(name))
                    .ifPresent(paper -> users.put(stack, paper)));
    return users;
  }

  void remove() throws InterruptedException {
    desk.books();
    if (shelf().find(name).isEmpty()) {
      throw none();
    }
    checkUnused(desk.books());
    desk.change(this::removal);
  }

  private void checkUnused(Books books) {
    List<StackName> stacks = List.copyOf(users(books).keySet());
    if (!stacks.isEmpty()) {
      throw Refused.conflict(
          "the secret " + name + " is used by " + stacks, "deploy them without it, or remove them");
    }
  }

  private Proposal removal(Books books) {
    Optional<SecretShelf.Kept> kept = shelf().find(name);
    return kept.isPresent() && users(books).isEmpty()
        ? new Proposal.Next(books, List.of(SecretShelf.delete(name, kept.get())))
        : new Proposal.Refused("somebody has removed the secret " + name + ", or uses it now");
  }
}
