package org.personalcontainers.agent.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.personalcontainers.link.identity.Fingerprint;
import org.personalcontainers.link.knock.Addressed;
import org.personalcontainers.link.knock.Claim;
import org.personalcontainers.link.knock.ClaimAnswer;
import org.personalcontainers.link.knock.Entry;
import org.personalcontainers.link.knock.Guest;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;

/**
 * Who proved the key at this door, and what is to be said to each with its next word. Only who has
 * the key gets in here, and not more than there is room for. Safe for use by many threads.
 */
public final class Guests {
  static final int MOST = 64;

  /** Who says nothing for so long is gone; a guest comes back within half of it. */
  static final Duration GONE_AFTER = Duration.ofSeconds(45);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final SortedMap<Fingerprint, Seat> seats = new TreeMap<>();
  private final LongSupplier nanos;

  public Guests(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private static final class Seat {
    private final OpenKey key;
    private final long since;
    private Stay last;
    private long seen;
    private Optional<Ruling> word = Optional.empty();
    private Optional<ClaimAnswer> answer = Optional.empty();

    Seat(OpenKey key, Stay last, long now) {
      this.key = key;
      this.last = last;
      this.since = now;
      this.seen = now;
    }
  }

  /** Takes a guest's word, and waits for what there is to say to it, but not for longer. */
  Ruling stay(OpenKey key, Stay stay, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<Seat> seat = seat(key, stay);
      return seat.isEmpty()
          ? new Ruling.Refused(MOST + " nodes knock at this door already; it tries again")
          : word(seat.get(), patience);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Seat> seat(OpenKey key, Stay stay) {
    clear();
    Fingerprint guest = key.fingerprint();
    if (!seats.containsKey(guest) && seats.size() >= MOST) {
      return Optional.empty();
    }
    Seat seat = seats.computeIfAbsent(guest, fresh -> new Seat(key, stay, nanos.getAsLong()));
    seat.seen = nanos.getAsLong();
    seat.last = stay.sight().isPresent() ? stay : withSight(stay, seat.last.sight());
    stay.answer().ifPresent(answer -> take(seat, answer));
    return Optional.of(seat);
  }

  private static Stay withSight(Stay stay, Optional<String> sight) {
    return new Stay(stay.knock(), stay.proof(), sight, stay.answer());
  }

  private void take(Seat seat, ClaimAnswer answer) {
    seat.answer = Optional.of(answer);
    if (seat.word.isPresent() && seat.word.get() instanceof Ruling.Claimed) {
      seat.word = Optional.empty();
    }
    changed.signalAll();
  }

  private Ruling word(Seat seat, Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    while (seat.word.isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
    }
    seat.seen = nanos.getAsLong();
    Ruling word = seat.word.orElse(new Ruling.Waiting("no cluster was founded yet"));
    if (word instanceof Ruling.Released) {
      seat.word = Optional.empty();
    }
    return word;
  }

  private void clear() {
    seats.values().removeIf(seat -> nanos.getAsLong() - seat.seen > GONE_AFTER.toNanos());
  }

  /** Who is here, by their keys. */
  public List<Guest> all() {
    lock.lock();
    try {
      clear();
      List<Guest> guests = new ArrayList<>();
      seats.values().forEach(seat -> guests.add(guest(seat)));
      return guests;
    } finally {
      lock.unlock();
    }
  }

  private Guest guest(Seat seat) {
    Duration since = Duration.ofNanos(nanos.getAsLong() - seat.since);
    return new Guest(seat.last.knock().newcomer(), seat.key, since, seat.last.sight());
  }

  /** Asks a guest, and waits for its answer; empty where none came in time. */
  Optional<ClaimAnswer> claim(Fingerprint guest, Claim claim, Duration patience)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Optional<Seat> seat = Optional.ofNullable(seats.get(guest));
      return seat.isEmpty() ? Optional.empty() : answer(seat.get(), claim, patience);
    } finally {
      lock.unlock();
    }
  }

  private Optional<ClaimAnswer> answer(Seat seat, Claim claim, Duration patience)
      throws InterruptedException {
    seat.answer = Optional.empty();
    seat.word = Optional.of(new Ruling.Claimed(claim));
    changed.signalAll();
    long left = patience.toNanos();
    while (settled(seat, claim).isEmpty() && left > 0) {
      left = changed.awaitNanos(left);
    }
    return settled(seat, claim);
  }

  /** An answer to an older claim, which came late, is none to this one. */
  private static Optional<ClaimAnswer> settled(Seat seat, Claim claim) {
    return seat.answer.filter(
        answer ->
            !(answer instanceof ClaimAnswer.Granted(Nonce nonce)) || nonce.equals(claim.nonce()));
  }

  void release(Fingerprint guest, Nonce claim) {
    say(guest, new Ruling.Released(claim));
  }

  /** It is said with every word of the guest from now on: it may get lost on the way. */
  Entry admit(Addressed addressed) {
    return say(addressed.to(), new Ruling.Admitted(addressed.admission()))
        ? new Entry.Held()
        : new Entry.Gone();
  }

  private boolean say(Fingerprint guest, Ruling ruling) {
    lock.lock();
    try {
      Optional<Seat> seat = Optional.ofNullable(seats.get(guest));
      seat.ifPresent(
          found -> {
            found.word = Optional.of(ruling);
            changed.signalAll();
          });
      return seat.isPresent();
    } finally {
      lock.unlock();
    }
  }
}
