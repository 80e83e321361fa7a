package org.personalcontainers.agent.join;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.disk.DurableFile;
import org.personalcontainers.link.knock.Admission;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Nonce;

/**
 * To whom this node belongs: one at a time, and on disk before it is said. A claim's term runs on
 * the monotonic clock, because the other one may jump by decades at first boot; after a restart it
 * begins anew. Safe for use by many threads.
 */
public final class Allegiance {
  /** As it lies on disk. */
  public record Kept(Optional<Claim> claim, Optional<Admission> admission) {}

  private static final Form<Kept> FORM = Form.of(Kept.class);
  private static final Kept NOBODYS = new Kept(Optional.empty(), Optional.empty());

  private final DurableFile file;
  private final LongSupplier nanos;
  private final Consumer<Admission> entered;
  private Kept kept;
  private long claimedAt;

  private Allegiance(DurableFile file, LongSupplier nanos, Consumer<Admission> entered, Kept kept) {
    this.file = file;
    this.nanos = nanos;
    this.entered = entered;
    this.kept = kept;
    this.claimedAt = nanos.getAsLong();
  }

  /**
   * Reads what is on disk. An unreadable file is a reason to stop: a node that forgot where it
   * belongs would let itself be claimed by others.
   *
   * @param entered called once for each admission that is taken, after it is on disk
   */
  public static Allegiance read(Path path, LongSupplier nanos, Consumer<Admission> entered)
      throws IOException {
    DurableFile file = new DurableFile(path);
    try {
      Kept kept = file.read().map(FORM::read).orElse(NOBODYS);
      return new Allegiance(file, nanos, entered, kept);
    } catch (Unreadable e) {
      throw new IOException(
          path + " can't be read: " + e.getMessage() + "; restore it, or remove it and join again",
          e);
    }
  }

  public synchronized Belonging belonging() {
    if (kept.admission().isPresent()) {
      return new Belonging.Member(kept.admission().get());
    }
    return kept.claim()
        .filter(claim -> left(claim).isPositive())
        .<Belonging>map(Belonging.Claimed::new)
        .orElseGet(Belonging.Free::new);
  }

  private Duration left(Claim claim) {
    return claim.term().minusNanos(nanos.getAsLong() - claimedAt);
  }

  /** Grants it, unless the node is somebody else's; the same proposer may ask anew. */
  public synchronized ClaimAnswer claim(Claim claim) {
    return switch (belonging()) {
      case Belonging.Member(Admission admission) ->
          new ClaimAnswer.Belongs(admission.cluster(), admission.id());
      case Belonging.Claimed(Claim held) when !held.proposer().equals(claim.proposer()) ->
          new ClaimAnswer.Taken(held.cluster(), held.by(), left(held));
      case Belonging.Claimed _, Belonging.Free _ -> grant(claim);
    };
  }

  private ClaimAnswer grant(Claim claim) {
    try {
      keep(new Kept(Optional.of(claim), Optional.empty()));
    } catch (IOException e) {
      return new ClaimAnswer.Failed("the claim could not be written down: " + e.getMessage());
    }
    claimedAt = nanos.getAsLong();
    return new ClaimAnswer.Granted(claim.nonce());
  }

  private void keep(Kept next) throws IOException {
    file.write(FORM.write(next));
    kept = next;
  }

  /** Nothing came of it. Another claim than the one that is held stays. */
  public synchronized void release(Nonce nonce) {
    boolean held = kept.claim().filter(claim -> claim.nonce().equals(nonce)).isPresent();
    if (held && kept.admission().isEmpty()) {
      // Where it can't be written it ends with its term.
      claimedAt = nanos.getAsLong() - kept.claim().get().term().toNanos();
    }
  }

  /** Lets the node be a member, where it is free for that or is one of the same cluster already. */
  public synchronized Entry admit(Admission admission) {
    Optional<Entry> refusal = refusal(admission);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    try {
      keep(new Kept(Optional.empty(), Optional.of(admission)));
    } catch (IOException e) {
      return new Entry.Refused("the admission could not be written down: " + e.getMessage());
    }
    entered.accept(admission);
    return new Entry.Entered();
  }

  private Optional<Entry> refusal(Admission admission) {
    return switch (belonging()) {
      case Belonging.Free _ -> Optional.empty();
      case Belonging.Member(Admission held) when held.id().equals(admission.id()) ->
          Optional.empty();
      case Belonging.Member(Admission held) ->
          refused("this node belongs to " + held.cluster() + " (" + held.id() + ")");
      case Belonging.Claimed(Claim held) when admission.claim().equals(Optional.of(held.nonce())) ->
          Optional.empty();
      case Belonging.Claimed(Claim held) ->
          refused(held.by() + " claims this node for " + held.cluster() + " just now");
    };
  }

  private static Optional<Entry> refused(String reason) {
    return Optional.of(new Entry.Refused(reason));
  }
}
