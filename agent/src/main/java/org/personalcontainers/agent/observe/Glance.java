package org.personalcontainers.agent.observe;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.personalcontainers.core.status.Fact;

/**
 * One kind of fact, asked for without being held up by it. A question that got no answer in time is
 * not asked again before it has got one: what hangs must not pile up.
 */
final class Glance<T> {
  private final String what;
  private final Duration limit;
  private final Executor threads;
  private final Supplier<Fact<T>> question;
  private CompletableFuture<Fact<T>> pending =
      CompletableFuture.completedFuture(Fact.unknown("nobody has looked yet"));

  Glance(String what, Duration limit, Executor threads, Supplier<Fact<T>> question) {
    this.what = what;
    this.limit = limit;
    this.threads = threads;
    this.question = question;
  }

  /** An answer that is on its way to this question alone; it has time until the limit is over. */
  Supplier<Fact<T>> ask() {
    if (!pending.isDone()) {
      return () -> Fact.unknown(what + " has not answered since an earlier look");
    }
    CompletableFuture<Fact<T>> answer = new CompletableFuture<>();
    pending = answer;
    long end = System.nanoTime() + limit.toNanos();
    threads.execute(() -> answer(answer));
    return () -> await(answer, end);
  }

  private void answer(CompletableFuture<Fact<T>> answer) {
    try {
      answer.complete(question.get());
    } catch (RuntimeException e) {
      answer.complete(Fact.unknown(what + ": the agent failed to look: " + e));
    }
  }

  private Fact<T> await(CompletableFuture<Fact<T>> answer, long end) {
    try {
      return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return Fact.unknown(what + " did not answer within " + limit.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fact.unknown(what + ": the agent is about to end");
    } catch (ExecutionException e) {
      return Fact.unknown(what + ": the agent failed to look: " + e.getCause());
    }
  }
}
