package org.personalcontainers.manager.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.spec.yaml.Reading;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.manager.preview.Checked;
import org.personalcontainers.manager.preview.Wishes;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Turn;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Progress;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Write;

/**
 * A cluster in memory that starts from a folder of golden plans and goes by the real planner. Each
 * time somebody waits for a change, all that is planned comes true.
 */
public final class CannedCluster implements Cluster {
  private Optional<Books> books = Optional.empty();
  private SortedMap<NodeName, Observation> seen = new TreeMap<>();
  private Documents documents = Documents.NONE;
  private Standing standing = new Standing.Leading(3);
  private Optional<Verdict> answer = Optional.empty();
  private final SortedMap<MemberId, Progress> followers = new TreeMap<>();
  private Fellows fellows = Fellows.none();
  private final Map<StackName, String> complaints = new HashMap<>();
  private boolean works = true;
  private long index = 10;
  private int waits;
  private Optional<SortedSet<NodeName>> keepers = Optional.empty();
  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  /** As the folder says, in manager/src/test/resources/plans. */
  public static CannedCluster of(Path folder) {
    CannedCluster cluster = new CannedCluster();
    try (Stream<Path> files = Files.list(folder.resolve("seen"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        Observation observation = Wire.readObservation(Files.readAllBytes(file));
        cluster.seen.put(new NodeName(name), observation);
      }
      String yaml = Files.readString(folder.resolve("cluster.yml"));
      Ledger ledger = Wire.readLedger(Files.readAllBytes(folder.resolve("ledger.json")));
      if (ClusterYaml.read("cluster.yml", yaml) instanceof Reading.Read(var spec, var origins)) {
        cluster.books = Optional.of(Books.blank(spec, ledger).wishing(Wishes.of(folder).stacks()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cluster;
  }

  /** One that was not founded. */
  public static CannedCluster none() {
    return new CannedCluster();
  }

  /** Else the managers of all nodes do. */
  public synchronized void keepBy(NodeName... nodes) {
    keepers = Optional.of(new TreeSet<>(List.of(nodes)));
    index++;
    notifyAll();
  }

  @Override
  public synchronized SortedSet<NodeName> keepers() {
    return keepers.orElseGet(() -> new TreeSet<>(seen.keySet()));
  }

  public synchronized void follow(MemberId leader) {
    standing = new Standing.Following(leader, 4);
  }

  public synchronized void lead() {
    standing = new Standing.Leading(5);
  }

  /** A follower that keeps up so. */
  public synchronized void hear(MemberId member, Progress how) {
    followers.put(member, how);
  }

  public synchronized void hear(Fellows others) {
    fellows = others;
  }

  /** All changes are answered so, and not done. */
  public synchronized void answerChanges(Verdict verdict) {
    answer = Optional.of(verdict);
  }

  /** From now on nothing that is planned comes true. */
  public synchronized void stopWork() {
    works = false;
  }

  public synchronized void see(NodeName node, Observation observation) {
    seen.put(node, observation);
    index++;
    notifyAll();
  }

  /** How often somebody waited for a change. */
  public synchronized int waits() {
    return waits;
  }

  @Override
  public synchronized Optional<Books> books() {
    return books;
  }

  @Override
  public synchronized Optional<Turn> lastTurn() {
    return standing instanceof Standing.Leading ? books.map(this::turn) : Optional.empty();
  }

  private Turn turn(Books now) {
    Situation situation = now.situation(seen);
    return new Turn(3, now, situation, Checked.planned(situation), index);
  }

  @Override
  public synchronized Standing standing() {
    return standing;
  }

  @Override
  public synchronized SortedMap<DocumentName, Document> documents() {
    return documents.all();
  }

  @Override
  public synchronized SortedMap<MemberId, Progress> followers() {
    return Ordered.copy(followers);
  }

  @Override
  public synchronized Optional<String> complaint(StackName stack) {
    return Optional.ofNullable(complaints.get(stack));
  }

  /** Orders for that stack come to nothing. */
  public synchronized void complain(StackName stack, String why) {
    complaints.put(stack, why);
  }

  @Override
  public synchronized Fellows fellows() {
    return fellows;
  }

  /** Done once, when a change was asked for and is not judged yet. */
  public void meanwhile(Runnable deed) {
    meanwhile.set(deed);
  }

  @Override
  public Verdict change(Change change) {
    meanwhile.getAndSet(() -> {}).run();
    return judged(change);
  }

  private synchronized Verdict judged(Change change) {
    if (answer.isPresent()) {
      return answer.get();
    }
    return switch (change.on(books.orElseThrow())) {
      case Change.Proposal.Refused(String reason) -> new Verdict.Refused(reason);
      case Change.Proposal.Next(Books next, List<Write> papers) -> commit(next, papers);
    };
  }

  private Verdict commit(Books next, List<Write> papers) {
    if (!papers.isEmpty() && !(write(papers) instanceof Outcome.Committed)) {
      return new Verdict.Refused("a document is at another revision");
    }
    books = Optional.of(next);
    index++;
    return new Verdict.Committed();
  }

  @Override
  public synchronized Outcome write(List<Write> writes) {
    Documents.Judged judged = documents.judge(++index, writes);
    documents = judged.documents();
    return judged.outcome();
  }

  @Override
  public synchronized long changes() {
    return index;
  }

  @Override
  public synchronized void awaitChange(long known, Duration longest) throws InterruptedException {
    waits++;
    if (works && index == known && lastTurn().stream().anyMatch(t -> !t.plan().steps().isEmpty())) {
      workThrough();
    }
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis(); index == known && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  private void workThrough() {
    Situation outcome = Checked.previewed(lastTurn().orElseThrow().situation()).outcome();
    seen = new TreeMap<>(outcome.observations());
    books = books.map(now -> now.with(outcome.ledger()));
    index++;
  }
}
