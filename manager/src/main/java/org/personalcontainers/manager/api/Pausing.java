package org.personalcontainers.manager.api;

import java.util.List;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;

/** One stack that is stopped, or started again; what was handed in for it stays as it is. */
record Pausing(Desk desk, Handing handing) {
  StackChange stop(Call call) throws InterruptedException {
    desk.turn();
    return switch (handing.sight().wish().orElseThrow(handing::nobodys)) {
      case StackWish.Gone gone -> throw handing.nobodys();
      case StackWish.Stopped(ContentHash content) -> told(Outcome.UNCHANGED, content, List.of());
      case StackWish.Run run ->
          wishing(
              new StackWish.Stopped(run.content()),
              run.content(),
              handing.sight().all(StackChange.Kind.STOPS),
              call);
    };
  }

  StackChange start(Call call) throws InterruptedException {
    desk.turn();
    return switch (handing.sight().wish().orElseThrow(handing::nobodys)) {
      case StackWish.Gone gone -> throw handing.nobodys();
      case StackWish.Run run -> told(Outcome.UNCHANGED, run.content(), List.of());
      case StackWish.Stopped(ContentHash content) -> {
        StackWish.Run run = filled(content).with(handing.declared());
        yield wishing(run, content, handing.sight().changes(run), call);
      }
    };
  }

  private StackWish.Run filled(ContentHash content) {
    Shelf shelf = desk.shelf();
    return handing.sight().wish(handing.filled(shelf, paper(shelf, content)));
  }

  private StackPaper paper(Shelf shelf, ContentHash content) {
    return shelf
        .find(handing.name(), content)
        .orElseThrow(
            () ->
                Refused.conflict(
                    "what was handed in as " + handing.name() + " can't be read by this manager",
                    "hand it in again: pcctl stack deploy FILE --name " + handing.name()));
  }

  private StackChange told(
      Outcome outcome, ContentHash content, List<StackChange.Service> services) {
    return new StackChange(handing.name(), outcome, content, services, List.of());
  }

  private StackChange wishing(
      StackWish wish, ContentHash content, List<StackChange.Service> services, Call call)
      throws InterruptedException {
    if (Desk.trial(call) == Desk.Trial.TRY) {
      return told(Outcome.TRIED, content, services);
    }
    var seen = handing.sight().wish();
    desk.changeByStore(
        books ->
            seen.equals(handing.sight().wish())
                ? new Proposal.Next(
                    books.wishing(handing.sight().with(books.stacks(), wish)), List.of())
                : new Proposal.Refused(
                    "somebody has handed in or ended the stack " + handing.name() + " meanwhile"));
    return told(Outcome.CHANGED, content, services);
  }
}
