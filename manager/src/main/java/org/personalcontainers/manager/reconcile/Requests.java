package org.personalcontainers.manager.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

  /**
   * Who is refused is told so at once. A commit writes no document twice: who wants one that
   * another has taken up waits for the next.
   */
  Amended take(Books books) {
    List<Consumer<Verdict>> askers = new ArrayList<>();
    List<Write> papers = new ArrayList<>();
    Books next = books;
    for (Request request : drain()) {
      switch (request.change().on(next)) {
        case Change.Proposal.Next(Books changed, List<Write> more) when collide(papers, more) ->
            waiting.add(request);
        case Change.Proposal.Next(Books changed, List<Write> more) -> {
          next = changed;
          papers.addAll(more);
          askers.add(request.then());
        }
        case Change.Proposal.Refused(String reason) ->
            request.then().accept(new Verdict.Refused(reason));
      }
    }
    return new Amended(next, papers, askers);
  }

  private static boolean collide(List<Write> papers, List<Write> more) {
    return papers.stream()
        .anyMatch(paper -> more.stream().anyMatch(other -> other.name().equals(paper.name())));
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
