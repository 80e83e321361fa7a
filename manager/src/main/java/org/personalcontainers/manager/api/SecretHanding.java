package org.personalcontainers.manager.api;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.api.Changed.Outcome;
import org.personalcontainers.core.api.SecretChange;
import org.personalcontainers.core.api.SecretDraft;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.manager.reconcile.Books;
import org.personalcontainers.manager.reconcile.Change;
import org.personalcontainers.manager.reconcile.Change.Proposal;
import org.personalcontainers.manager.stack.SecretPaper;
import org.personalcontainers.manager.stack.SecretShelf;
import org.personalcontainers.manager.store.Documents;
import org.personalcontainers.manager.store.Write;

/**
 * One secret on its way into the store, or out of it. The stacks that use it are wished for anew in
 * the same commit, so that the loop moves their services over.
 */
record SecretHanding(Desk desk, SecretName name) {
  private static final int MOST = 256;
  private static final int MOST_BYTES = 64 * 1024;

  /** Of the store: an eighth of it, so that the cluster itself has room in it. */
  private static final long MOST_OF_ALL = Documents.TOTAL_BYTES / 8;

  private static final SecureRandom CHANCE = new SecureRandom();

  /** Whether there has to be one already. */
  enum Before {
    MAY_BE,
    MUST_BE,
    MUST_NOT_BE
  }

  SecretChange set(SecretDraft draft, Before before, Call call) throws InterruptedException {
    desk.turn();
    Optional<SecretShelf.Kept> kept = shelf().find(name);
    checkThere(kept, before);
    SecretPaper paper = paper(checked(draft), kept, call);
    if (holds(kept, paper)) {
      return new SecretChange(name, Outcome.UNCHANGED, List.of(), List.of());
    }
    checkRoom(kept, paper);
    SecretEffect tried = SecretEffect.of(desk, desk.books(), name, paper);
    if (Desk.trial(call) == Desk.Trial.TRY) {
      return tried.told(Outcome.TRIED);
    }
    Setting setting = new Setting(kept, paper, tried);
    desk.changeByStore(setting);
    return setting.effect.told(Outcome.CHANGED);
  }

  /** Judged where no other change comes in between; then it is known whom it moves. */
  private final class Setting implements Change {
    private final Optional<SecretShelf.Kept> kept;
    private final SecretPaper paper;
    private volatile SecretEffect effect;

    private Setting(Optional<SecretShelf.Kept> kept, SecretPaper paper, SecretEffect tried) {
      this.kept = kept;
      this.paper = paper;
      this.effect = tried;
    }

    @Override
    public Proposal on(Books books) {
      checkRoom(kept, paper);
      effect = SecretEffect.of(desk, books, name, paper);
      long revision = kept.map(SecretShelf.Kept::revision).orElse(Write.ABSENT);
      return shelf().find(name).equals(kept)
          ? new Proposal.Next(effect.wishing(), List.of(paper.write(name, revision)))
          : new Proposal.Refused("somebody has set the secret " + name + " meanwhile");
    }
  }

  private SecretShelf shelf() {
    return new SecretShelf(desk.cluster().documents());
  }

  private static boolean holds(Optional<SecretShelf.Kept> kept, SecretPaper paper) {
    return kept.flatMap(SecretShelf.Kept::paper)
        .filter(old -> old.value().equals(paper.value()))
        .isPresent();
  }

  private void checkThere(Optional<SecretShelf.Kept> kept, Before before) {
    if (kept.isEmpty() && before == Before.MUST_BE) {
      throw none();
    }
    if (kept.isPresent() && before == Before.MUST_NOT_BE) {
      throw Refused.conflict(
          "the cluster keeps a secret " + name + " already, and what it holds would be lost",
          "to give it another value: pcctl secret rotate " + name);
    }
    if (kept.isEmpty() && shelf().all().size() >= MOST) {
      throw Refused.conflict(
          "the cluster keeps " + MOST + " secrets already", "remove one: pcctl secret rm NAME");
    }
  }

  private void checkRoom(Optional<SecretShelf.Kept> kept, SecretPaper paper) {
    long others = shelf().bytes() - kept.map(SecretShelf.Kept::bytes).orElse(0);
    if (others + paper.bytes() > MOST_OF_ALL) {
      throw Refused.conflict(
          "all secrets together would take more than %d bytes of the store".formatted(MOST_OF_ALL),
          "remove one: pcctl secret rm NAME");
    }
  }

  private Refused none() {
    return Refused.notFound("the cluster keeps no secret " + name, "see: pcctl secret ls");
  }

  private SecretPaper paper(String content, Optional<SecretShelf.Kept> kept, Call call) {
    SecretPaper fresh = SecretPaper.of(content, desk.clock().instant(), call.by(), CHANCE);
    return kept.flatMap(SecretShelf.Kept::paper).map(fresh::after).orElse(fresh);
  }

  /** In the one way in which these bytes are written. */
  private static String checked(SecretDraft draft) {
    byte[] bytes = bytes(draft);
    if (bytes.length == 0) {
      throw Refused.badRequest("the secret is empty, which swarm does not take", "give it a value");
    }
    if (bytes.length > MOST_BYTES) {
      throw Refused.badRequest(
          "the secret has %d bytes, and at most %d are kept".formatted(bytes.length, MOST_BYTES),
          "put what is so large into the volume");
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What is no base64 may be the secret itself: it is not repeated. */
  private static byte[] bytes(SecretDraft draft) {
    try {
      return Base64.getDecoder().decode(draft.content());
    } catch (IllegalArgumentException e) {
      throw Refused.badRequest("the content is no base64", "send it in base64");
    }
  }

  void remove() throws InterruptedException {
    desk.books();
    if (shelf().find(name).isEmpty()) {
      throw none();
    }
    checkUnused(desk.books());
    desk.changeByStore(this::removal);
  }

  private void checkUnused(Books books) {
    List<StackName> stacks = SecretUsers.of(books, desk.shelf()).of(name).names();
    if (!stacks.isEmpty()) {
      throw Refused.conflict(
          "the secret " + name + " is used by " + stacks, "deploy them without it, or remove them");
    }
    List<DomainName> zones =
        books.spec().ingress().dns().map(dns -> dns.openedBy(name)).orElse(List.of());
    if (!zones.isEmpty()) {
      throw Refused.conflict(
          "the secret " + name + " opens the DNS zones " + zones,
          "take them out of ingress.zones first: pcctl cluster edit");
    }
  }

  private Proposal removal(Books books) {
    SecretShelf.Kept kept = shelf().find(name).orElseThrow(this::none);
    checkUnused(books);
    return new Proposal.Next(books, List.of(SecretShelf.delete(name, kept)));
  }
}
