package org.personalcontainers.manager.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.manager.store.Write;

/**
 * What the majority lets a leader decide by: the books of its term, and its yes that is less than a
 * lease old.
 */
final class Mandate {
  private final Clock clock;
  private final Council council;
  private final long term;
  private final Consumer<Runnable> whileLeading;
  private final Consumer<String> lost;
  private Optional<Books> read = Optional.empty();
  private long lastRound;

  /**
   * @param whileLeading does something unless the leadership is over
   * @param lost is told why it is over
   */
  Mandate(Ports ports, long term, Consumer<Runnable> whileLeading, Consumer<String> lost) {
    this.clock = ports.clock();
    this.council = ports.council();
    this.term = term;
    this.whileLeading = whileLeading;
    this.lost = lost;
  }

  Books books() {
    return read.orElseThrow();
  }

  Fence fence() {
    return books().fence(term);
  }

  /** Until when orders may leave on the last yes. */
  long expires() {
    return lastRound + Tempo.LEASE;
  }

  /** Asks for the first time, and reads what the store holds then. */
  void open(Consumer<Optional<Books>> then) {
    ask(
        verdict -> council.round(term, verdict),
        () -> {
          read = council.books();
          then.accept(read);
        });
  }

  /**
   * Goes on with these books, once a majority has them; where they are no others, it is asked all
   * the same.
   *
   * @param witness is told what came of it, even where the leadership is over by then
   */
  void settle(Books next, List<Write> papers, Consumer<Verdict> witness, Runnable then) {
    if (next.equals(books()) && papers.isEmpty()) {
      ask(verdict -> council.round(term, both(witness, verdict)), then);
    } else {
      ask(
          verdict -> council.commit(term, next, papers, both(witness, verdict)),
          () -> {
            read = Optional.of(next);
            then.run();
          });
    }
  }

  private static Consumer<Verdict> both(Consumer<Verdict> witness, Consumer<Verdict> own) {
    return verdict -> {
      witness.accept(verdict);
      own.accept(verdict);
    };
  }

  private void ask(Consumer<Consumer<Verdict>> question, Runnable then) {
    long asked = clock.now();
    question.accept(verdict -> whileLeading.accept(() -> heed(asked, verdict, then)));
  }

  private void heed(long asked, Verdict verdict, Runnable then) {
    switch (verdict) {
      case Verdict.Committed committed -> {
        lastRound = asked;
        if (clock.now() - asked > Tempo.LEASE) {
          lost.accept("the lease ran out while it waited for the majority");
        } else {
          then.run();
        }
      }
      case Verdict.Refused(String reason) -> lost.accept("refused: " + reason);
      case Verdict.Unknown(String reason) ->
          lost.accept("a commit's outcome is unknown: " + reason);
    }
  }
}
