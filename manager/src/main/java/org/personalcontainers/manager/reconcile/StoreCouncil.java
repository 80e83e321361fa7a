package org.personalcontainers.manager.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.Write;

/** The store as the loop needs it: it waits on threads of its own, and answers on the loop. */
public final class StoreCouncil implements Council {
  private final Store store;
  private final Executor waiting;
  private final Executor loop;
  private Optional<Held> held = Optional.empty();

  /** The books, and the revision that the next ones replace. */
  private record Held(Books books, long revision) {}

  /**
   * @param waiting where it may block
   * @param loop where it answers
   */
  public StoreCouncil(Store store, Executor waiting, Executor loop) {
    this.store = store;
    this.waiting = waiting;
    this.loop = loop;
  }

  @Override
  public Optional<Books> books() {
    return held.map(Held::books);
  }

  @Override
  public void round(long term, Consumer<Verdict> then) {
    await(() -> store.round(term), committed -> then.accept(reread()), then);
  }

  /** Books in a form that is not known here decide nothing: this manager is older than another. */
  private Verdict reread() {
    try {
      held = store.get(BooksDocument.NAME).map(StoreCouncil::held);
      return new Verdict.Committed();
    } catch (Unreadable e) {
      held = Optional.empty();
      return new Verdict.Refused(
          "the document " + BooksDocument.NAME + " can't be read: " + e.getMessage());
    }
  }

  private static Held held(Document document) {
    return new Held(BooksDocument.read(document), document.revision());
  }

  @Override
  public void commit(long term, Books next, List<Write> papers, Consumer<Verdict> then) {
    List<Write> writes = new ArrayList<>(papers);
    writes.add(BooksDocument.write(next, held.map(Held::revision).orElse(Write.ABSENT)));
    await(
        () -> store.commit(term, writes),
        committed -> {
          held = Optional.of(new Held(next, committed.index()));
          then.accept(new Verdict.Committed());
        },
        then);
  }

  private void await(
      Supplier<Outcome> question, Consumer<Outcome.Committed> yes, Consumer<Verdict> no) {
    waiting.execute(
        () -> {
          Outcome outcome = outcome(question);
          loop.execute(() -> tell(outcome, yes, no));
        });
  }

  /** Whatever happens there is an answer: without one the loop would wait for ever. */
  private static Outcome outcome(Supplier<Outcome> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      return new Outcome.Unknown("the store failed: " + e);
    }
  }

  private static void tell(Outcome outcome, Consumer<Outcome.Committed> yes, Consumer<Verdict> no) {
    switch (outcome) {
      case Outcome.Committed committed -> yes.accept(committed);
      case Outcome.Conflict(var documents) ->
          no.accept(new Verdict.Refused("others have changed " + documents + " meanwhile"));
      case Outcome.NotLeading(var leader) ->
          no.accept(
              new Verdict.Refused(
                  leader.map(id -> id.node() + " leads").orElse("this manager does not lead")));
      case Outcome.TooLarge(String reason) -> no.accept(new Verdict.Refused(reason));
      case Outcome.Unknown(String reason) -> no.accept(new Verdict.Unknown(reason));
    }
  }
}
