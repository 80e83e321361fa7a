package org.personalcontainers.manager.group;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.personalcontainers.core.spec.NodeName;

/** The questions that were asked and not answered yet; a bounded number. */
final class Questions {
  private static final int MOST = 256;

  private final AtomicLong last = new AtomicLong();
  private final Map<Long, Open> open = new ConcurrentHashMap<>();

  /** A question, and whom it went to: nobody else may answer it. */
  private record Open(NodeName asked, CompletableFuture<byte[]> answer) {}

  /** How a question leaves. */
  @FunctionalInterface
  interface Departure {
    void send(long number) throws IOException;
  }

  byte[] ask(NodeName member, Duration limit, Departure departure) throws IOException {
    if (open.size() >= MOST) {
      throw new NotTaken(MOST + " questions to other managers are open already");
    }
    long number = last.incrementAndGet();
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    open.put(number, new Open(member, answer));
    try {
      departure.send(number);
      return await(member, answer, limit);
    } finally {
      open.remove(number);
    }
  }

  private static byte[] await(NodeName member, CompletableFuture<byte[]> answer, Duration limit)
      throws IOException {
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "the manager on " + member + " gave no answer within " + limit.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotTaken declined) {
        throw declined;
      }
      throw new IOException("the manager on " + member + " left before it answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the manager on " + member + " was asked", e);
    }
  }

  void answered(NodeName by, long number, byte[] words) {
    Open question = open.get(number);
    if (question != null && question.asked().equals(by)) {
      question.answer().complete(words);
    }
  }

  void declined(NodeName by, long number) {
    Open question = open.get(number);
    if (question != null && question.asked().equals(by)) {
      question
          .answer()
          .completeExceptionally(
              new NotTaken("the manager on " + by + " answers too many questions already"));
    }
  }

  /** Whoever left answers no more. */
  void left(NodeName member) {
    open.values().stream()
        .filter(question -> question.asked().equals(member))
        .forEach(
            question -> question.answer().completeExceptionally(new IOException("out of view")));
  }
}
