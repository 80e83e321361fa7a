package org.personalcontainers.manager.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** This manager's loop and its store, as the threads of the API reach them. */
public final class LiveCluster implements Cluster {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Store store;
  private final Loop loop;
  private final Witness witness;
  private final Fellows fellows;

  /** Who changes the books between two turns; may be asked from any thread. */
  @FunctionalInterface
  public interface Loop {
    void request(Change change, Consumer<Verdict> then);
  }

  /**
   * @param witness the loop's chronicle
   */
  public LiveCluster(Store store, Loop loop, Witness witness, Fellows fellows) {
    this.store = store;
    this.loop = loop;
    this.witness = witness;
    this.fellows = fellows;
    store.onChange(witness::wake);
  }

  @Override
  public Optional<Books> books() {
    return BooksDocument.of(store);
  }

  @Override
  public Optional<Turn> lastTurn() {
    return witness.turn();
  }

  @Override
  public Standing standing() {
    return store.standing();
  }

  @Override
  public SortedSet<NodeName> keepers() {
    SortedSet<NodeName> keepers = new TreeSet<>();
    store.members().keySet().forEach(member -> keepers.add(member.node()));
    return keepers;
  }

  @Override
  public SortedMap<DocumentName, Document> documents() {
    return store.all();
  }

  @Override
  public SortedMap<MemberId, Progress> followers() {
    return store.followers();
  }

  @Override
  public Fellows fellows() {
    return fellows;
  }

  @Override
  public Optional<String> complaint(StackName stack) {
    return witness.complaint(stack);
  }

  @Override
  public Verdict change(Change change) throws InterruptedException {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    loop.request(change, verdict::complete);
    try {
      return verdict.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Verdict.Unknown("no majority answered within " + LONGEST.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody completes it exceptionally", e);
    }
  }

  @Override
  public Outcome write(List<Write> writes) {
    return switch (store.standing()) {
      case Standing.Leading(long term) -> store.commit(term, writes);
      case Standing.Following(var leader, long term) -> new Outcome.NotLeading(Optional.of(leader));
      case Standing.Leaderless none -> new Outcome.NotLeading(Optional.empty());
    };
  }

  @Override
  public long changes() {
    return witness.changes();
  }

  @Override
  public void awaitChange(long seen, Duration longest) throws InterruptedException {
    witness.await(seen, longest);
  }
}
