package org.personalcontainers.manager.join;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.personalcontainers.core.api.Keys;
import org.personalcontainers.core.spec.JoinKey;
import org.personalcontainers.core.spec.KeyId;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.manager.store.Document;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Write;

/** The keys of join.yml files, in the store. Safe for use by many threads. */
public final class Keychain {
  /** Keys that admit nobody any more make room for new ones. */
  static final int MOST = 64;

  private final Ground ground;
  private final InstantSource clock;
  private final RandomGenerator chance;

  /** The chance must be a secure one. */
  public Keychain(Ground ground, InstantSource clock, RandomGenerator chance) {
    this.ground = ground;
    this.clock = clock;
    this.chance = chance;
  }

  /** A key, and the document that it was read from. */
  record Kept(KeyPaper paper, Document document) {}

  Optional<Kept> find(KeyId id) {
    return Optional.ofNullable(ground.documents().get(KeyPaper.name(id))).flatMap(Keychain::kept);
  }

  /** One that can't be read admits nobody, and is in no other's way. */
  private static Optional<Kept> kept(Document document) {
    try {
      return Optional.of(new Kept(KeyPaper.read(document), document));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private List<Kept> all() {
    return ground.documents().values().stream()
        .filter(document -> document.name().value().startsWith(KeyPaper.KIND + "/"))
        .flatMap(document -> kept(document).stream())
        .toList();
  }

  /**
   * A key, without what it is made of.
   *
   * @param left empty: it admits until it is revoked
   * @param uses how many nodes it may still let in; empty: any number
   */
  public record Listed(
      KeyId id, Keys.State state, Optional<Duration> left, Optional<Integer> uses) {}

  public List<Listed> list() {
    return all().stream().map(kept -> kept.paper().listed(clock.instant())).toList();
  }

  Keys.State state(KeyPaper paper) {
    return paper.state(clock.instant());
  }

  /** What came of a wish. */
  public sealed interface Made {
    record Fresh(JoinKey key, Listed about) implements Made {}

    record NotNow(String reason) implements Made {}
  }

  /** Shows the key this once. */
  public Made make(Keys.Wanted wanted) {
    byte[] random = new byte[JoinKey.RANDOM_BYTES];
    chance.nextBytes(random);
    JoinKey key = JoinKey.of(random);
    KeyPaper paper = KeyPaper.of(key, wanted.life().map(clock.instant()::plus), wanted.uses());
    List<Write> writes = new ArrayList<>(worn());
    if (all().size() - writes.size() >= MOST) {
      return new Made.NotNow(MOST + " keys are good already: revoke one of them");
    }
    writes.add(paper.write(Write.ABSENT));
    return ground.write(writes) instanceof Outcome.Committed
        ? new Made.Fresh(key, paper.listed(clock.instant()))
        : new Made.NotNow("the store did not take it: see pcctl cluster status");
  }

  /** Those to remove when there is no more room: the ones that a person took back. */
  private List<Write> worn() {
    return all().size() < MOST
        ? List.of()
        : all().stream()
            .filter(kept -> kept.paper().standing() == KeyPaper.Standing.REVOKED)
            .<Write>map(
                kept -> new Write.Delete(kept.document().name(), kept.document().revision()))
            .toList();
  }

  /** What came of taking one back. */
  public sealed interface Revoked {
    record Done() implements Revoked {}

    record NoSuchKey() implements Revoked {}

    record NotNow(String reason) implements Revoked {}
  }

  /** It admits nobody any more; who is in stays in. */
  public Revoked revoke(KeyId id) {
    Optional<Kept> kept = find(id);
    if (kept.isEmpty()) {
      return new Revoked.NoSuchKey();
    }
    Write write = kept.get().paper().revoked().write(kept.get().document().revision());
    return ground.write(List.of(write)) instanceof Outcome.Committed
        ? new Revoked.Done()
        : new Revoked.NotNow("the store did not take it: try again");
  }
}
