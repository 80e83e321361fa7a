package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.StackDraft;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.Brought;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.DeclaredSettings;
import org.personalcontainers.core.stack.FileObject;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Rendering;
import org.personalcontainers.core.stack.SecretName;
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.yaml.StackYaml;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.vault.Vault;

/** One stack on its way into the store, or out of it. */
record Handing(Desk desk, StackName name, StackSight sight) {
  Handing(Desk desk, StackName name) {
    this(desk, name, new StackSight(desk, name));
  }

  /** Half of the store: the cluster itself has to have room in it. */
  private static final long MOST_BYTES = Documents.TOTAL_BYTES / 2;

  /** What it grows by when it is sealed has to fit in too. */
  private static final int MOST_OF_ONE = Documents.DOCUMENT_BYTES - Vault.OVERHEAD;

  /** A file that was read and can be deployed. */
  private record Fit(StackPaper paper, List<String> notices) {}

  StackChange deploy(StackDraft draft, Call call) throws InterruptedException {
    desk.turn();
    Fit fit = read(draft, call);
    return hand(fit.paper(), fit.notices(), call);
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

  private Fit read(StackDraft draft, Call call) {
    Values declared = declared().values();
    checkDeclared(draft, declared);
    Values values = Values.firstOf(declared, new Values(draft.values()));
    return switch (StackYaml.read(draft.file(), draft.text(), values)) {
      case StackReading.Refused(List<Problem> problems) -> throw Refused.badStack(problems);
      case StackReading.Read(StackFile file, List<Problem> notices) ->
          new Fit(rendered(draft, file, call), notices(file, notices));
    };
  }

  /** What swarm lacks is noticed by nobody before the deployment fails. */
  private List<String> notices(StackFile file, List<Problem> ofReading) {
    List<String> notices = new ArrayList<>(ofReading.stream().map(Problem::toString).toList());
    Set<SecretName> kept = desk.shelf().secrets();
    file.secrets().values().stream()
        .filter(object -> object.source() instanceof FileObject.External)
        .map(object -> new SecretName(object.name().orElse(object.key()).value()))
        .filter(secret -> !kept.contains(secret))
        .map(
            secret ->
                "the cluster keeps no secret "
                    + secret
                    + ", so that swarm has to have it; to keep it: pcctl secret set "
                    + secret)
        .forEach(notices::add);
    return notices;
  }

  /** One of two would have no effect. */
  private void checkDeclared(StackDraft draft, Values declared) {
    List<String> problems =
        draft.values().entrySet().stream()
            .filter(
                given ->
                    declared
                        .find(given.getKey())
                        .filter(value -> !value.reveal().equals(given.getValue().reveal()))
                        .isPresent())
            .map(given -> given.getKey() + " is given, and cluster.yml sets it otherwise")
            .toList();
    if (!problems.isEmpty()) {
      throw Refused.badStack(problems, "leave it out, or change it there: pcctl cluster edit");
    }
  }

  private StackPaper rendered(StackDraft draft, StackFile file, Call call) {
    checkBinds(file);
    return switch (StackYaml.render(file, name, files(draft), desk.shelf().secrets())) {
      case Rendering.Lacking(List<LocalPath> paths) ->
          throw Refused.badRequest(
              "these files did not come along with " + draft.file() + ": " + paths,
              "pcctl and the manager may be of different versions");
      case Rendering.Unfit(List<Problem> problems) -> throw Refused.badStack(problems);
      case Rendering.Ready(var stack, var services, SecretUses secrets) ->
          kept(
              new StackPaper(
                  desk.shelf().next(name),
                  desk.clock().instant(),
                  call.by(),
                  draft.file(),
                  draft.text(),
                  stack,
                  services,
                  Optional.of(secrets).filter(some -> !some.uses().isEmpty())));
    };
  }

  private StackPaper kept(StackPaper paper) {
    if (desk.shelf().bytes() + paper.size() > MOST_BYTES) {
      throw Refused.conflict(
          "all stacks together would take more than %d bytes of the store".formatted(MOST_BYTES),
          "remove one, or put large files into the volume and mount them from there");
    }
    return checked(paper);
  }

  private static StackPaper checked(StackPaper paper) {
    if (paper.size() > MOST_OF_ONE) {
      throw Refused.badRequest(
          "with its configs and secrets the stack takes %d bytes, and at most %d are kept"
              .formatted(paper.size(), MOST_OF_ONE),
          "put large files into the volume, and mount them from there");
    }
    return paper;
  }

  private static Map<LocalPath, byte[]> files(StackDraft draft) {
    Map<LocalPath, byte[]> files = new TreeMap<>();
    try {
      draft.files().forEach((path, text) -> files.put(path, Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest("a file is no base64: " + e.getMessage(), "send it in base64");
    }
    return files;
  }

  /** Only what every node has can be mounted on whichever runs the service. */
  private static void checkBinds(StackFile file) {
    List<String> problems =
        file.brought().stream()
            .filter(brought -> brought.use() == Brought.Use.BIND)
            .map(
                brought ->
                    "./"
                        + brought.path()
                        + " lies beside the compose file, and the nodes don't have it: copy it into"
                        + " the cluster's volume, and write its path there, such as"
                        + " /opt/docker/config/...; or make it a config, if it is a small file")
            .toList();
    if (!problems.isEmpty()) {
      throw Refused.badStack(problems, "copy the files, and try again");
    }
  }

  private StackChange hand(StackPaper paper, List<String> notices, Call call)
      throws InterruptedException {
    StackWish.Run wish = sight.wish(filled(desk.shelf(), paper)).with(declared());
    List<StackChange.Service> services = sight.changes(wish);
    boolean same =
        sight.running().filter(run -> isSame(run, wish)).isPresent() && services.isEmpty();
    if (same || Desk.trial(call) == Desk.Trial.TRY) {
      Outcome outcome = same ? Outcome.UNCHANGED : Outcome.TRIED;
      return new StackChange(name, outcome, wish.content(), services, notices);
    }
    desk.changeByStore(books -> proposal(books, paper, wish));
    return new StackChange(name, Outcome.CHANGED, wish.content(), services, notices);
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
