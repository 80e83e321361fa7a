package org.personalcontainers.manager.join;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.api.History;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.yaml.ClusterYaml;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.ClaimWish;
import org.personalcontainers.link.knock.Claiming;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.BooksDocument;
import org.personalcontainers.manager.reconcile.Stopwatch;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/**
 * Founds a cluster: every node of the list is claimed, then one commit makes it, then each is let
 * in. Before that commit nothing stands, and whoever is asked again begins anew; after it whoever
 * is asked again goes on. Safe for use by many threads: one founds, the others wait.
 */
public final class Founder {
  /** A bootstrap begins the life of the key that it was done with. */
  private static final Duration KEY_LIFE = Duration.ofHours(24);

  private static final Form<History.Past> PAST = Form.of(History.Past.class);

  private static final String SELF = "manager";

  private final Ground ground;
  private final OwnAgent agent;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Stopwatch time;

  /** The chance must be a secure one. */
  public Founder(
      Ground ground, OwnAgent agent, InstantSource clock, RandomGenerator chance, Stopwatch time) {
    this.ground = ground;
    this.agent = agent;
    this.clock = clock;
    this.chance = chance;
    this.time = time;
  }

  /** What came of it. */
  public sealed interface Founding {
    /** It stands. */
    record Founded(Books books) implements Founding {}

    /** Nothing stands. */
    record Refused(String what, String remedy, List<String> problems) implements Founding {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What would be founded. */
  public sealed interface Trial {
    record Ready(String yaml, Situation situation) implements Trial {}

    record Refused(Founding.Refused why) implements Trial {}
  }

  /** Changes nothing. */
  public synchronized Trial attempt(Optional<String> yaml) {
    try {
      Draft draft = Draft.of(agent, yaml);
      String whole = yaml.isPresent() ? draft.yaml() : ClusterYaml.print(draft.spec());
      Ledger ledger = draft.ledger(new ClusterId("to-be-founded"));
      return new Trial.Ready(whole, new Situation(draft.spec(), draft.sights(), ledger));
    } catch (Unfounded unfounded) {
      return new Trial.Refused(unfounded.why());
    }
  }

  /** Founds it, or goes on with the one that stands. */
  public synchronized Founding found(Optional<String> yaml) throws InterruptedException {
    try {
      Optional<Books> standing = ground.books();
      return standing.isPresent() ? letIn(standing.get()) : begin(Draft.of(agent, yaml));
    } catch (Unfounded unfounded) {
      return unfounded.why();
    }
  }

  private Founding begin(Draft draft) throws InterruptedException {
    Claim claim =
        new Claim(
            draft.spec().cluster(),
            draft.roll().self(),
            draft.company().self().key().fingerprint(),
            Nonce.drawn(chance),
            Claim.TERM);
    try (var _ = time.begin(SELF, "claim all nodes")) {
      claimed(draft, claim);
    }
    return switch (founded(writes(draft, claim))) {
      case Outcome.Committed _ -> letIn(ground.books().orElseThrow());
      case Outcome.Conflict(var documents) ->
          refused("this manager has a cluster already: " + documents, "see pcctl cluster status");
      case Outcome.NotLeading(var leader) ->
          refused("this manager leads nothing yet", "try again in some seconds");
      case Outcome.TooLarge(String reason) -> refused(reason, "begin with fewer nodes");
      case Outcome.Unknown(String reason) ->
          refused("nobody knows yet whether it stands: " + reason, "type it again: it goes on");
    };
  }

  private Outcome founded(List<Write> writes) throws InterruptedException {
    try (var _ = time.begin(SELF, "begin the store")) {
      return ground.found(writes);
    }
  }

  private static Founding refused(String what, String remedy) {
    return new Founding.Refused(what, remedy, List.of());
  }

  private void claimed(Draft draft, Claim claim) {
    SortedMap<NodeName, Fingerprint> nodes = new TreeMap<>();
    draft
        .spec()
        .nodes()
        .keySet()
        .forEach(name -> nodes.put(name, draft.roll().one(name).key().fingerprint()));
    try {
      switch (agent.claim(new ClaimWish(claim, nodes))) {
        case Claiming.AllGranted _ -> {}
        case Claiming.Denied(NodeName node, ClaimAnswer answer) -> throw denied(node, answer);
        case Claiming.Silent(NodeName node) ->
            throw new Unfounded(
                node + " does not answer any more", "wait until it knocks again", List.of());
      }
    } catch (IOException e) {
      throw Unfounded.unreached(e);
    }
  }

  private static Unfounded denied(NodeName node, ClaimAnswer answer) {
    return switch (answer) {
      case ClaimAnswer.Taken(var cluster, var by, var left) ->
          new Unfounded(
              "somebody on " + by + " founds " + cluster + " just now, and has " + node,
              "let them finish; if nothing comes of it, try again in " + left.toSeconds() + " s",
              List.of());
      case ClaimAnswer.Belongs(var cluster, var id) ->
          new Unfounded(
              node + " belongs to the cluster " + cluster + " (" + id + ")",
              "leave it out, or purge the packages there first",
              List.of());
      case ClaimAnswer.Failed(String reason) ->
          new Unfounded(node + ": " + reason, "mend its disk, and try again", List.of());
      case ClaimAnswer.Granted _ -> throw new IllegalStateException("granted is not denied");
    };
  }

  private List<Write> writes(Draft draft, Claim claim) {
    byte[] id = new byte[8];
    chance.nextBytes(id);
    ClusterId cluster = new ClusterId(draft.spec().cluster() + "-" + HexFormat.of().formatHex(id));
    Books books = Books.blank(draft.spec(), draft.ledger(cluster));
    List<Write> writes = new ArrayList<>();
    writes.add(BooksDocument.write(books, Write.ABSENT));
    writes.add(Papers.write(Authority.found(cluster)));
    writes.add(past(draft.yaml()));
    for (NodeName name : draft.spec().nodes().keySet()) {
      writes.add(
          new AdmissionPaper(
                  draft.roll().one(name).newcomer(),
                  draft.roll().one(name).key(),
                  "bootstrap",
                  clock.instant(),
                  Optional.of(claim.nonce()))
              .write());
    }
    draft
        .company()
        .joinKey()
        .map(key -> KeyPaper.of(key, Optional.of(clock.instant().plus(KEY_LIFE)), Optional.empty()))
        .ifPresent(paper -> writes.add(paper.write(Write.ABSENT)));
    return writes;
  }

  private Write past(String yaml) {
    History.Entry entry = new History.Entry(1, clock.instant(), "bootstrap", "bootstrap");
    return new Write.Put(
        DocumentName.of("history", 1),
        Write.ABSENT,
        Content.of(PAST.write(new History.Past(entry, yaml, ""))));
  }

  /**
   * Tells every node that it is in. Who does not hear it knocks again, and hears it then; but this
   * node itself does not knock at its own door, so that a manager says it at each start.
   */
  public synchronized Founding letIn(Books books) {
    Authority authority = Papers.authority(ground.documents()).orElseThrow();
    for (NodeName name : books.spec().nodes().keySet()) {
      AdmissionPaper.of(ground.documents(), name).ifPresent(paper -> tell(authority, books, paper));
    }
    ground.wake();
    return new Founding.Founded(books);
  }

  private void tell(Authority authority, Books books, AdmissionPaper paper) {
    try (var _ = time.begin(SELF, "let in " + paper.newcomer().name())) {
      agent.admit(Papers.admission(authority, books.spec().cluster(), paper));
    } catch (IOException e) {
      // It will knock, or this manager will start again: whoever comes to hear it first.
    }
  }
}
