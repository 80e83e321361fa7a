package org.personalcontainers.manager.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.manager.api.Cluster;
import org.personalcontainers.manager.api.Fellows;
import org.personalcontainers.manager.join.Ground;
import org.personalcontainers.manager.join.Papers;
import org.personalcontainers.manager.join.StrikeList;
import org.personalcontainers.manager.membership.Invitation;
import org.personalcontainers.manager.membership.Presence;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;
import org.personalcontainers.manager.vault.VaultKeyId;

/** The cluster as this manager has it: none at first, then a store and a loop over it. */
final class Realm implements Cluster, Ground, AutoCloseable {
  private static final Duration ELECTION = Duration.ofSeconds(15);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Stores stores;
  private final Self self;
  private final Function<Stores.Kept, Reign> reigns;
  private final Origin origin;
  private volatile Optional<Reign> reign = Optional.empty();

  /** Where other nodes will find this one. */
  @FunctionalInterface
  interface Origin {
    Address address() throws IOException;
  }

  Realm(Stores stores, Self self, Function<Stores.Kept, Reign> reigns, Origin origin) {
    this.stores = stores;
    this.self = self;
    this.reigns = reigns;
    this.origin = origin;
    self.heed(() -> StrikeList.of(documents()));
  }

  /**
   * Goes on with what lies on the disk, where there is something. Who was a member, and kept
   * nothing, is a member no more.
   */
  void goOn() throws IOException {
    reign = stores.kept().map(reigns);
    if (reign.isEmpty()) {
      stores.keyring().forget();
    }
    if (reign.isEmpty() && self.identity().member().isPresent()) {
      self.beginAnew();
    }
    certify();
  }

  /** Who has its certificate reads nothing: it may lack the key to what is sealed. */
  private void certify() throws IOException {
    if (self.identity().member().isPresent()) {
      return;
    }
    var authority = Papers.authority(documents());
    if (authority.isPresent()) {
      self.certify(authority.get());
    }
  }

  @Override
  public Optional<Books> books() {
    return reign.flatMap(running -> running.cluster().books());
  }

  @Override
  public Optional<Turn> lastTurn() {
    return reign.flatMap(running -> running.cluster().lastTurn());
  }

  @Override
  public Standing standing() {
    return reign
        .map(running -> running.cluster().standing())
        .orElseGet(() -> new Standing.Leaderless(0));
  }

  @Override
  public Optional<VaultKeyId> lackingKey() {
    return reign.flatMap(Reign::lackingKey);
  }

  @Override
  public SortedSet<NodeName> keepers() {
    return reign.map(running -> running.cluster().keepers()).orElseGet(TreeSet::new);
  }

  @Override
  public Optional<String> complaint(StackName stack) {
    return reign.flatMap(running -> running.cluster().complaint(stack));
  }

  @Override
  public SortedMap<DocumentName, Document> documents() {
    return reign.map(running -> running.cluster().documents()).orElseGet(TreeMap::new);
  }

  @Override
  public SortedMap<MemberId, Progress> followers() {
    return reign.map(running -> running.cluster().followers()).orElseGet(TreeMap::new);
  }

  @Override
  public Fellows fellows() {
    return reign.map(running -> running.cluster().fellows()).orElseGet(Fellows::none);
  }

  @Override
  public Verdict change(Change change) throws InterruptedException {
    return reign.isPresent()
        ? reign.get().cluster().change(change)
        : new Verdict.Refused("the manager of this node keeps no cluster");
  }

  @Override
  public Outcome write(List<Write> writes) {
    return reign
        .map(running -> running.cluster().write(writes))
        .orElseGet(() -> new Outcome.NotLeading(Optional.empty()));
  }

  @Override
  public synchronized Outcome found(List<Write> writes) throws InterruptedException {
    try {
      if (reign.isEmpty()) {
        reign = Optional.of(reigns.apply(stores.founded(origin.address())));
      }
      awaitLeading();
      Outcome outcome = write(writes);
      if (outcome instanceof Outcome.Committed) {
        certify();
      }
      return outcome;
    } catch (IOException e) {
      return new Outcome.Unknown("the store of this manager can't be begun: " + e.getMessage());
    }
  }

  @Override
  public void wake() {
    reign.ifPresent(Reign::wake);
  }

  /** Does what a leader says, unless it was done already, and tells who this is then. */
  synchronized Presence heed(Invitation invitation) throws IOException {
    switch (invitation.wish()) {
      case Invitation.Tell tell -> {}
      case Invitation.Enter enter -> enter(enter);
      case Invitation.Hold(var vault) -> stores.keyring().add(vault.keys());
      case Invitation.BeginAnew(MemberId former) -> leave(former);
    }
    OpenKey key = OpenKey.of(self.identity().publicKey());
    return new Presence(
        self.node(),
        key,
        stores.port(),
        reign.map(Reign::group),
        Optional.of(stores.keyring().listed()));
  }

  private void enter(Invitation.Enter invitation) throws IOException {
    if (reign.isEmpty()) {
      self.certify(invitation.certificate(), invitation.authority());
      reign = Optional.of(reigns.apply(stores.joined(invitation)));
    }
  }

  private void leave(MemberId former) throws IOException {
    if (self.member().equals(former)) {
      reign.ifPresent(Reign::close);
      reign = Optional.empty();
      stores.forget();
      self.beginAnew();
    }
  }

  private void awaitLeading() throws InterruptedException {
    long end = System.nanoTime() + ELECTION.toNanos();
    while (!(standing() instanceof Standing.Leading) && System.nanoTime() < end) {
      awaitChange(changes(), GLANCE);
    }
  }

  @Override
  public long changes() {
    return reign.map(running -> running.cluster().changes()).orElse(0L);
  }

  @Override
  public void awaitChange(long seen, Duration longest) throws InterruptedException {
    if (reign.isPresent()) {
      reign.get().cluster().awaitChange(seen, longest);
    }
  }

  @Override
  public void close() {
    reign.ifPresent(Reign::close);
  }
}
