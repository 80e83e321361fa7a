package org.personalcontainers.core.status;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A fact that costs a program each time, and is good for a moment: several who look at the same
 * time share an answer. What nobody knew is asked again at once, and so is all that we changed.
 */
public final class RecentFact<T> implements Supplier<Fact<T>> {
  private final long age;
  private final LongSupplier nanos;
  private final Supplier<Fact<T>> question;
  private final AtomicLong changes = new AtomicLong();
  private volatile Optional<Told<T>> last = Optional.empty();

  private record Told<T>(Fact.Known<T> fact, long since, long changes) {}

  /**
   * @param age counted from the moment before the question: not how old the answer is, but what it
   *     tells of
   */
  public RecentFact(Duration age, LongSupplier nanos, Supplier<Fact<T>> question) {
    this.age = age.toNanos();
    this.nanos = nanos;
    this.question = question;
  }

  @Override
  public Fact<T> get() {
    long now = nanos.getAsLong();
    long change = changes.get();
    Optional<Told<T>> told = last;
    if (told.isPresent() && told.get().changes() == change && now - told.get().since() < age) {
      return told.get().fact();
    }
    Fact<T> fact = question.get();
    if (fact instanceof Fact.Known<T> known) {
      last = Optional.of(new Told<>(known, now, change));
    }
    return fact;
  }

  /**
   * What was asked before this call is not heeded after it. To be called before a change and after.
   */
  public void forget() {
    changes.incrementAndGet();
  }
}
