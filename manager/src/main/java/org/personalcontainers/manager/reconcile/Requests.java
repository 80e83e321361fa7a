package org.personalcontainers.manager.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.Write;

/** Changes that wait for the next turn, each with who wants to hear of it. */
final class Requests {
  private static final int MOST = 64;

  private final List<Request> waiting = new ArrayList<>();

  private record Request(Change change, Consumer<Verdict> then) {}

  /** The books with all changes that they allow, and who has to be told what came of it. */
  record Amended(Books books, List<Write> papers, List<Consumer<Verdict>> askers) {
    void tell(Verdict verdict) {
      askers.forEach(asker -> asker.accept(verdict));
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void add(Change change, Consumer<Verdict> then) {
    if (waiting.size() < MOST) {
      waiting.add(new Request(change, then));
    } else {
      then.accept(new Verdict.Refused(MOST + " changes are waiting already; try again"));
    }
  }

  /** Who is refused is told so at once; who can't go into this commit waits for the next. */
  Amended take(Books books, Consumer<RuntimeException> fault) {
    Taken taken = new Taken(books);
    for (Request request : drain()) {
      if (taken.hasRoomFor(request)) {
        consider(request, taken, fault);
      } else {
        waiting.add(request);
      }
    }
    return new Amended(taken.books, taken.papers, taken.askers);
  }

  private void consider(Request request, Taken taken, Consumer<RuntimeException> fault) {
    switch (judged(request.change(), taken.books, fault)) {
      case Change.Proposal.Next next when taken.collides(next.papers()) -> waiting.add(request);
      case Change.Proposal.Next next -> taken.add(request, next);
      case Change.Proposal.Refused(String reason) ->
          request.then().accept(new Verdict.Refused(reason));
    }
  }

  /** One that fails is nobody's but its asker's trouble: the others, and the lead, go on. */
  private static Change.Proposal judged(
      Change change, Books books, Consumer<RuntimeException> fault) {
    try {
      return change.on(books);
    } catch (RuntimeException failure) {
      fault.accept(failure);
      return new Change.Proposal.Refused("this manager failed to judge it: " + failure);
    }
  }

  /** What goes into one commit. */
  private static final class Taken {
    private final List<Consumer<Verdict>> askers = new ArrayList<>();
    private final List<Write> papers = new ArrayList<>();
    private Books books;
    private boolean byStore;

    private Taken(Books books) {
      this.books = books;
    }

    private boolean hasRoomFor(Request request) {
      return !(byStore && request.change().readsStore());
    }

    /** No document twice, and no more than a commit takes, the books beside them. */
    private boolean collides(List<Write> more) {
      return !papers.isEmpty() && (more.stream().anyMatch(this::isTaken) || overfill(more));
    }

    private boolean isTaken(Write write) {
      return papers.stream().anyMatch(paper -> paper.name().equals(write.name()));
    }

    private boolean overfill(List<Write> more) {
      return papers.size() + more.size() > Documents.COMMIT_WRITES / 2
          || Documents.bytes(papers) + Documents.bytes(more) > Documents.COMMIT_BYTES / 2;
    }

    private void add(Request request, Change.Proposal.Next next) {
      books = next.books();
      papers.addAll(next.papers());
      askers.add(request.then());
      byStore |= request.change().readsStore();
    }
  }

  void refuseAll(String reason) {
    drain().forEach(request -> request.then().accept(new Verdict.Refused(reason)));
  }

  private List<Request> drain() {
    List<Request> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }
}
