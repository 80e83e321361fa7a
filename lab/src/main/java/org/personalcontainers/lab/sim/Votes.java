package org.personalcontainers.lab.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Clock;
import org.personalcontainers.manager.reconcile.Council;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.Write;

/** The managers' store, for one of them: a verdict takes some milliseconds, or is lost. */
final class Votes implements Council {
  private final Stage stage;
  private final SimNode node;
  private final Clock clock;

  Votes(Stage stage, SimNode node, Clock clock) {
    this.stage = stage;
    this.node = node;
    this.clock = clock;
  }

  @Override
  public Optional<Books> books() {
    return node.disk().replica().saved().map(saved -> saved.content().books());
  }

  @Override
  public void round(long term, Consumer<Verdict> then) {
    tell(stage.store().round(node, term), then);
  }

  @Override
  public void commit(long term, Books next, List<Write> papers, Consumer<Verdict> then) {
    Content content = node.disk().replica().saved().orElseThrow().content();
    Store.Outcome outcome = stage.store().commit(node, term, content.with(next));
    if (outcome instanceof Store.Outcome.Committed) {
      stage.reaper().booked(node);
    }
    tell(outcome, then);
  }

  private void tell(Store.Outcome outcome, Consumer<Verdict> then) {
    Verdict verdict =
        switch (stage.lossy(outcome)) {
          case Store.Outcome.Committed committed -> new Verdict.Committed();
          case Store.Outcome.Unknown unknown -> new Verdict.Unknown("no majority answered");
        };
    clock.later(stage.chance().between(2L, 20L), () -> then.accept(verdict));
  }
}
