package org.personalcontainers.manager.join;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.api.Members;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.identity.Authority;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Passed;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Verdict;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Standing;

/**
 * Judges knocks once a cluster stands. A good key lets in a node that nobody knows; whoever else
 * proves a key waits for a person, and whoever proves none learns nothing.
 */
public final class Porter {
  static final Ruling UNPROVEN = new Ruling.Refused("the proof does not hold");

  private final Ground ground;
  private final Keychain keys;
  private final InstantSource clock;
  private final RandomGenerator chance;
  private final Duration patience;
  private final Queue queue;

  /**
   * @param patience how long a node that waits for a person is held
   */
  public Porter(
      Ground ground,
      Keychain keys,
      InstantSource clock,
      LongSupplier nanos,
      RandomGenerator chance,
      Duration patience) {
    this.ground = ground;
    this.keys = keys;
    this.clock = clock;
    this.chance = chance;
    this.patience = patience;
    this.queue = new Queue(nanos);
  }

  /** The proof of this side; for a key that nobody knows, something that looks like one. */
  Proof open(Passed.First first) {
    return keys.find(first.knock().key())
        .filter(kept -> isOurs(first))
        .map(kept -> first.transcript().proof(kept.paper().key(), Side.DOOR))
        .orElseGet(() -> new Proof(Nonce.drawn(chance).value()));
  }

  private boolean isOurs(Passed.First first) {
    return ground
        .books()
        .filter(books -> books.spec().cluster().equals(first.transcript().cluster()))
        .isPresent();
  }

  /** Holds a node that waits for a person, but not for longer than the patience. */
  Ruling stay(Passed passed) throws InterruptedException {
    Optional<Books> books = ground.books();
    Optional<KeyPaper> key = proven(passed, books);
    if (key.isEmpty() || books.isEmpty()) {
      return UNPROVEN;
    }
    return switch (ground.standing()) {
      case Standing.Leading _ -> judged(passed, books.get(), key.get());
      case Standing.Following(MemberId leader, long term) -> sentTo(leader.node(), books.get());
      case Standing.Leaderless _ -> new Ruling.Refused("no manager leads just now");
    };
  }

  private Optional<KeyPaper> proven(Passed passed, Optional<Books> books) {
    return keys.find(passed.stay().knock().key())
        .map(Keychain.Kept::paper)
        .filter(
            paper ->
                books.isPresent()
                    && books.get().spec().cluster().equals(passed.transcript().cluster())
                    && passed
                        .transcript()
                        .proof(paper.key(), Side.KNOCKER)
                        .equals(passed.stay().proof()));
  }

  private static Ruling sentTo(NodeName leader, Books books) {
    return Optional.ofNullable(books.spec().nodes().get(leader))
        .<Ruling>map(
            node -> new Ruling.Elsewhere(new Contact(node.address().value(), Contact.AGENT_PORT)))
        .orElseGet(() -> new Ruling.Refused("another manager decides"));
  }

  private Ruling judged(Passed passed, Books books, KeyPaper key) throws InterruptedException {
    Newcomer newcomer = passed.transcript().newcomer();
    OpenKey identity = passed.transcript().knocker();
    Optional<AdmissionPaper> known = AdmissionPaper.of(ground.documents(), newcomer.name());
    if (known.isPresent()) {
      return known.get().key().equals(identity)
          ? admitted(books, known.get())
          : impostor(newcomer, identity, known.get());
    }
    return switch (keys.state(key)) {
      case GOOD -> letIn(books, newcomer, identity, Optional.of(key), "join");
      case REVOKED -> new Ruling.Refused("the key of its join.yml was revoked");
      case EXPIRED -> waiting(newcomer, identity, "its key has expired");
      case USED_UP -> waiting(newcomer, identity, "its key has let in as many as it may");
    };
  }

  private Ruling impostor(Newcomer newcomer, OpenKey identity, AdmissionPaper known) {
    String reason =
        "there is a member "
            + newcomer.name()
            + " with another key ("
            + known.key()
            + "): if this machine replaces it, type pcctl node replace "
            + newcomer.name();
    queue.put(newcomer, identity, reason);
    return new Ruling.Refused(reason);
  }

  private Ruling admitted(Books books, AdmissionPaper paper) {
    queue.remove(paper.key());
    Authority authority = Papers.authority(ground.documents()).orElseThrow();
    return new Ruling.Admitted(
        Papers.admission(authority, books.spec().cluster(), paper).admission());
  }

  private Ruling letIn(
      Books books, Newcomer newcomer, OpenKey identity, Optional<KeyPaper> key, String by)
      throws InterruptedException {
    Verdict verdict = ground.change(new Admitting(ground, clock, newcomer, identity, key, by));
    return switch (verdict) {
      case Verdict.Committed _ ->
          admitted(books, AdmissionPaper.of(ground.documents(), newcomer.name()).orElseThrow());
      case Verdict.Refused(String reason) -> {
        queue.put(newcomer, identity, reason);
        yield new Ruling.Refused(reason);
      }
      case Verdict.Unknown(String reason) ->
          new Ruling.Refused("nobody knows yet whether it was let in: " + reason);
    };
  }

  private Ruling waiting(Newcomer newcomer, OpenKey identity, String reason)
      throws InterruptedException {
    queue.put(newcomer, identity, reason);
    awaitAdmission(newcomer.name());
    Optional<AdmissionPaper> paper = AdmissionPaper.of(ground.documents(), newcomer.name());
    Optional<Books> books = ground.books();
    return paper.isPresent() && paper.get().key().equals(identity) && books.isPresent()
        ? admitted(books.get(), paper.get())
        : new Ruling.Waiting(reason + ": it waits for pcctl node admit " + newcomer.name());
  }

  private synchronized void awaitAdmission(NodeName name) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (left > 0 && AdmissionPaper.of(ground.documents(), name).isEmpty()) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** Machines that knock and were not let in by themselves. */
  public List<Members.Knocker> waiting() {
    return queue.shown();
  }

  /** What came of a person's wish. */
  public sealed interface Admitted {
    record Done() implements Admitted {}

    record NobodyKnocks() implements Admitted {}

    record Refused(String what, String remedy) implements Admitted {}
  }

  /** Lets in the one that knocks under that name, whatever became of its key. */
  public Admitted admit(NodeName name, String by) throws InterruptedException {
    return AdmissionPaper.of(ground.documents(), name).isPresent()
        ? withTheOne(
            name, place -> new Admitted.Refused(place.reason(), "see: pcctl node replace --help"))
        : withTheOne(
            name,
            place ->
                told(
                    ground.change(
                        new Admitting(
                            ground, clock, place.newcomer(), place.key(), Optional.empty(), by))));
  }

  /** Gives a member's name to the other machine that knocks under it. */
  public Admitted replace(NodeName name, String by) throws InterruptedException {
    return withTheOne(
        name,
        place ->
            told(ground.change(new Replacing(ground, clock, place.newcomer(), place.key(), by))));
  }

  private interface Reply {
    Admitted to(Queue.Place place) throws InterruptedException;
  }

  private Admitted withTheOne(NodeName name, Reply reply) throws InterruptedException {
    List<Queue.Place> places = queue.named(name);
    if (places.isEmpty()) {
      return new Admitted.NobodyKnocks();
    }
    return places.size() > 1
        ? new Admitted.Refused(
            places.size() + " machines knock as " + name, "give all but one another host name")
        : reply.to(places.getFirst());
  }

  private Admitted told(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Committed _ -> {
        synchronized (this) {
          notifyAll();
        }
        yield new Admitted.Done();
      }
      case Verdict.Refused(String reason) ->
          new Admitted.Refused(reason, "mend that, and try again");
      case Verdict.Unknown(String reason) ->
          new Admitted.Refused(reason, "look whether it is in: pcctl node ls");
    };
  }
}
