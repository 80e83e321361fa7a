package org.personalcontainers.agent.join;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Proof;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;

/** One connection to one door, from the first word to the last. No clock is asked for a date. */
final class Visit {
  private static final Duration FIRST_WORD = Duration.ofSeconds(10);

  /** A door holds for 25 seconds. */
  private static final Duration HELD = Duration.ofSeconds(40);

  private final JoinFile paper;
  private final OpenKey own;
  private final Allegiance allegiance;
  private final Supplier<Optional<String>> sight;
  private final RandomGenerator chance;

  Visit(
      JoinFile paper,
      OpenKey own,
      Allegiance allegiance,
      Supplier<Optional<String>> sight,
      RandomGenerator chance) {
    this.paper = paper;
    this.own = own;
    this.allegiance = allegiance;
    this.sight = sight;
    this.chance = chance;
  }

  /** What came of it. */
  sealed interface End {
    /** This node is a member now. */
    record Inside() implements End {}

    /** It was this node's own door. */
    record Myself() implements End {}

    /** The door could not prove that it has the key: nothing was told to it. */
    record Foreign() implements End {}

    record TurnedAway(String reason) implements End {}

    record SentOn(Contact contact) implements End {}
  }

  /** How whoever knocks takes what it hears. */
  interface Manners {
    /** The door has proven that it is one of ours. */
    void heard();

    /**
     * The door has too many; blocks until it may be asked again, and no longer than needed.
     *
     * @throws IOException where nobody wants to be let in there any more
     */
    void rest(Duration asked) throws IOException;
  }

  /** Stays until something comes of it; throws where the connection ends. */
  End make(Doorway doorway, Newcomer newcomer, Manners manners) throws IOException {
    if (doorway.door().equals(own)) {
      return new End.Myself();
    }
    Knock knock = new Knock(paper.cluster(), paper.key().id(), newcomer, Nonce.drawn(chance));
    Opening opening = doorway.knock(knock, FIRST_WORD);
    Transcript transcript =
        new Transcript(
            paper.cluster(),
            Transcript.binding(doorway.exporter()),
            own,
            doorway.door(),
            knock.nonce(),
            opening.nonce(),
            newcomer);
    if (!transcript.proof(paper.key(), Side.DOOR).equals(opening.proof())) {
      return new End.Foreign();
    }
    manners.heard();
    return stay(doorway, knock, transcript.proof(paper.key(), Side.KNOCKER), manners);
  }

  /** Whoever waits for an answer does not wait for a look: the door knows the last one. */
  private End stay(Doorway doorway, Knock knock, Proof proof, Manners manners) throws IOException {
    Optional<ClaimAnswer> answer = Optional.empty();
    Optional<End> end = Optional.empty();
    while (end.isEmpty()) {
      Stay word = new Stay(knock, proof, answer.isEmpty() ? sight.get() : Optional.empty(), answer);
      Ruling ruling = said(doorway, word, manners);
      answer = answer(ruling);
      end = end(ruling);
    }
    return end.get();
  }

  /**
   * On the same connection again: a new one would have to knock anew, and be one more that asks.
   */
  private static Ruling said(Doorway doorway, Stay word, Manners manners) throws IOException {
    while (true) {
      try {
        return doorway.stay(word, HELD);
      } catch (Crowded e) {
        manners.rest(e.again());
      }
    }
  }

  private Optional<ClaimAnswer> answer(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Claimed(Claim claim) -> Optional.of(allegiance.claim(claim));
      case Ruling.Released(Nonce claim) -> {
        allegiance.release(claim);
        yield Optional.empty();
      }
      case Ruling.Waiting _, Ruling.Admitted _, Ruling.Refused _, Ruling.Elsewhere _ ->
          Optional.empty();
    };
  }

  private Optional<End> end(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Waiting _, Ruling.Released _ -> ifInside();
      case Ruling.Claimed _ -> Optional.empty();
      case Ruling.Admitted(Admission admission) -> Optional.of(enter(admission));
      case Ruling.Refused(String reason) -> Optional.of(new End.TurnedAway(reason));
      case Ruling.Elsewhere(Contact contact) -> Optional.of(new End.SentOn(contact));
    };
  }

  /** Another door may have let this node in. */
  private Optional<End> ifInside() {
    return switch (allegiance.belonging()) {
      case Belonging.Member _ -> Optional.of(new End.Inside());
      case Belonging.Free _, Belonging.Claimed _ -> Optional.empty();
    };
  }

  private End enter(Admission admission) {
    return switch (allegiance.admit(admission)) {
      case Entry.Entered _ -> new End.Inside();
      case Entry.Refused(String reason) -> new End.TurnedAway(reason);
      case Entry.Held _, Entry.Gone _ ->
          throw new IllegalStateException("an admission of one's own is taken or refused");
    };
  }
}
