package org.personalcontainers.manager.membership;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.PublicPem;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;
import org.personalcontainers.manager.vault.Vault;

/** The leader that invites, in one term. */
final class Host {
  private final Seat seat;
  private final long term;
  private final Books books;

  /**
   * What stays the same for as long as a manager runs.
   *
   * @param vault around the store
   * @param group the name of the group that keeps the store
   */
  record Seat(
      Store store,
      Vault vault,
      String group,
      MemberId self,
      Road road,
      Stopwatch time,
      BiConsumer<NodeName, String> journal,
      Consumer<String> log) {}

  /** Both as PEM. */
  record Passport(String certificate, String authority) {}

  Host(Seat seat, long term, Books books) {
    this.seat = seat;
    this.term = term;
    this.books = books;
  }

  Books books() {
    return books;
  }

  MemberId self() {
    return seat.self();
  }

  Set<MemberId> members() {
    return seat.store().members().keySet();
  }

  Vault vault() {
    return seat.vault();
  }

  long term() {
    return term;
  }

  String group() {
    return seat.group();
  }

  Stopwatch.Lap lap(String what) {
    return seat.time().begin(seat.self().node().value(), what);
  }

  private Fence fence() {
    return books.fence(term);
  }

  void note(NodeName node, String what) {
    seat.journal().accept(node, what);
  }

  void trouble(String what) {
    seat.log().accept(what);
  }

  /** Who answered; all are asked at once, and waited for. */
  SortedMap<NodeName, Presence> ask(Collection<NodeName> nodes, Invitation.Wish wish)
      throws InterruptedException {
    SortedMap<NodeName, Presence> answers = new ConcurrentSkipListMap<>();
    List<Thread> asking =
        nodes.stream()
            .map(
                node ->
                    Thread.startVirtualThread(
                        () -> ask(node, wish).ifPresent(there -> answers.put(node, there))))
            .toList();
    for (Thread thread : asking) {
      thread.join();
    }
    return new TreeMap<>(answers);
  }

  Optional<Presence> ask(NodeName node, Invitation.Wish wish) {
    Optional<NodeSpec> spec = Optional.ofNullable(books.spec().nodes().get(node));
    try {
      return spec.isPresent() ? Optional.of(said(spec.get(), wish)) : Optional.empty();
    } catch (IOException e) {
      trouble("no word from the manager of " + node + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Presence said(NodeSpec node, Invitation.Wish wish) throws IOException {
    Presence there = seat.road().say(node, fence(), new Invitation(node.name(), wish));
    if (!there.node().equals(node.name())) {
      throw new IOException("it calls itself " + there.node());
    }
    return there;
  }

  /** Whoever does not hear it runs on, and is nobody's member. */
  void dismiss(NodeName node) {
    Optional.ofNullable(books.spec().nodes().get(node))
        .ifPresent(
            spec -> {
              try {
                seat.road().dismiss(spec, fence());
              } catch (IOException e) {
                trouble("the manager of " + node + " was not stopped: " + e.getMessage());
              }
            });
  }

  boolean commits(List<Write> writes) {
    Outcome outcome = seat.store().commit(term, writes);
    if (outcome instanceof Outcome.Committed) {
      return true;
    }
    trouble("the store did not take " + writes.getFirst().name() + ": " + outcome);
    return false;
  }

  Passport passport(Presence manager) {
    Authority authority = Papers.authority(seat.store().all()).orElseThrow();
    var certificate =
        authority.issue(
            manager.key().key(), Role.MANAGER, manager.node().value(), Authority.FOR_EVER);
    return new Passport(PublicPem.of(certificate), PublicPem.of(authority.certificate()));
  }
}
