package org.personalcontainers.manager.api;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.DeclaredSettings;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;

/** One stack on its way into the store, or out of it. */
record Handing(Desk desk, StackName name, StackSight sight) {
  Handing(Desk desk, StackName name) {
    this(desk, name, new StackSight(desk, name));
  }

  StackChange deploy(StackDraft draft, Call call) throws InterruptedException {
    desk.turn();
    DraftReader.Fit fit = reader().read(draft, call);
    return hand(fit.paper(), fit.notices(), call);
  }

  private DraftReader reader() {
    return new DraftReader(desk, name, declared().values(), last());
  }

  /** What was handed in before the one that is to run now. */
  StackChange rollback(Call call) throws InterruptedException {
    desk.turn();
    Shelf shelf = desk.shelf();
    ContentHash last = sight.current().orElseThrow(this::nobodyHandedIt);
    Optional<StackPaper> current = shelf.find(name, last);
    StackPaper before =
        shelf.papers(name).stream()
            .filter(paper -> isBefore(paper, current))
            .findFirst()
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "nothing else was handed in as " + name + " before",
                        "deploy another file: pcctl stack deploy " + name));
    StackPaper again = before.again(shelf.next(name), desk.clock().instant(), call.by());
    return hand(again, List.of(), call);
  }

  private static boolean isBefore(StackPaper paper, Optional<StackPaper> current) {
    return current
        .filter(now -> paper.number() >= now.number() || paper.saysTheSame(now))
        .isEmpty();
  }

  Refused nobodys() {
    return sight.seenNow().isEmpty() ? nobodyHandedIt() : somebodyElses();
  }

  private Refused somebodyElses() {
    return Refused.conflict(
        "the stack " + name + " was not handed in here, but deployed by somebody on a node",
        "to end it, type there: docker stack rm " + name);
  }

  private Refused nobodyHandedIt() {
    return Refused.notFound(
        "nobody handed in a stack named " + name, "see which there are: pcctl stack ls");
  }

  private StackChange hand(StackPaper paper, List<String> notices, Call call)
      throws InterruptedException {
    StackWish.Run wish = sight.wish(filled(desk.shelf(), paper)).with(declared());
    List<StackChange.Service> services = sight.changes(wish);
    boolean same =
        sight.running().filter(run -> isSame(run, wish)).isPresent() && services.isEmpty();
    if (same || Desk.trial(call) == Desk.Trial.TRY) {
      Outcome outcome = same ? Outcome.UNCHANGED : Outcome.TRIED;
      return new StackChange(name, outcome, wish.content(), services, notices, diff(paper));
    }
    desk.changeByStore(books -> proposal(books, paper, wish));
    return new StackChange(name, Outcome.CHANGED, wish.content(), services, notices);
  }

  private String diff(StackPaper paper) {
    return last().map(before -> Diff.of(before.text(), paper.text())).orElse("");
  }

  private Optional<StackPaper> last() {
    return sight.current().flatMap(content -> desk.shelf().current(name, content));
  }

  private static boolean isSame(StackWish.Run one, StackWish.Run other) {
    return one.content().equals(other.content()) && one.settings().equals(other.settings());
  }

  DeclaredSettings declared() {
    return DeclaredSettings.of(desk.books().spec(), name);
  }

  /** With what its secrets hold now. */
  SecretUses.Filled filled(Shelf shelf, StackPaper paper) {
    return shelf
        .filled(name, paper)
        .map(StackSight::checked)
        .orElseThrow(() -> lacking(shelf, paper));
  }

  private Refused lacking(Shelf shelf, StackPaper paper) {
    SecretName first = shelf.lacking(paper).first();
    return Refused.conflict(
        "it uses the secret " + first + ", which the cluster keeps no longer, or can't read",
        "set it anew: pcctl secret set " + first);
  }

  /** Judged where no other change comes in between. */
  private Proposal proposal(Books books, StackPaper paper, StackWish.Run wish) {
    Shelf shelf = desk.shelf();
    boolean same = filled(shelf, paper).stack().content().equals(wish.content());
    return shelf.next(name) == paper.number() && same
        ? new Proposal.Next(
            books.wishing(sight.with(books.stacks(), wish)), shelf.writes(name, paper))
        : new Proposal.Refused(
            "somebody has handed in another stack " + name + " meanwhile, or a secret of it");
  }

  /** What somebody deployed without us, they end without us. */
  StackChange remove(Call call) throws InterruptedException {
    desk.turn();
    if (sight.current().isEmpty() && sight.seenNow().filter(StackSeen::ours).isEmpty()) {
      throw nobodys();
    }
    List<StackChange.Service> services = sight.all(StackChange.Kind.GOES);
    ContentHash content = sight.current().orElse(ContentHash.of(new byte[0]));
    if (Desk.trial(call) == Desk.Trial.TRY) {
      return new StackChange(name, Outcome.TRIED, content, services, stillDeclared());
    }
    desk.changeByStore(
        books ->
            new Proposal.Next(
                books.wishing(sight.with(books.stacks(), new StackWish.Gone())),
                desk.shelf().clearing(name)));
    return new StackChange(name, Outcome.CHANGED, content, services, stillDeclared());
  }

  private List<String> stillDeclared() {
    return desk.books().spec().stacks().containsKey(name)
        ? List.of("cluster.yml declares it still; to take it out there: pcctl cluster edit")
        : List.of();
  }
}
