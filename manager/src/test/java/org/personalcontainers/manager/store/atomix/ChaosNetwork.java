package org.personalcontainers.manager.store.atomix;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/** A network in memory that loses, delays and cuts what it carries, drawn by a seed. */
final class ChaosNetwork implements AutoCloseable {
  /**
   * @param loss of a hundred questions or answers
   * @param delay at most, in milliseconds; what is delayed is overtaken
   */
  record Weather(int loss, int delay) {
    static final Weather FAIR = new Weather(0, 0);
    static final Weather STORM = new Weather(5, 30);
  }

  /** What one member asks another. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Question(MemberId from, MemberId to, String subject, byte[] bytes) {}

  /** In one direction. */
  private record Way(MemberId from, MemberId to) {}

  private final ScheduledExecutorService carriers = Executors.newScheduledThreadPool(2);
  private final Map<MemberId, Wire> wires = new ConcurrentHashMap<>();
  private final Set<Way> cut = ConcurrentHashMap.newKeySet();
  private final Map<Way, String> deaf = new ConcurrentHashMap<>();
  private final Random random;
  private volatile Predicate<Question> unanswered = question -> false;
  private volatile Weather weather = Weather.FAIR;

  ChaosNetwork(long seed) {
    random = new Random(seed);
  }

  Wire wire(MemberId member) {
    Wire wire = new Wire(member);
    wires.put(member, wire);
    return wire;
  }

  void weather(Weather now) {
    weather = now;
  }

  void cut(MemberId from, MemberId to) {
    cut.add(new Way(from, to));
  }

  /** For questions of one subject alone. */
  void cut(MemberId from, MemberId to, Subject subject) {
    deaf.put(new Way(from, to), subject.in("g1"));
  }

  /** These are heard, and the connection breaks before they are answered. */
  void breakAfter(Predicate<Question> questions) {
    unanswered = questions;
  }

  /** From all, and for all. */
  void isolate(MemberId member) {
    for (MemberId other : wires.keySet()) {
      cut(member, other);
      cut(other, member);
    }
  }

  void heal() {
    deaf.clear();
    cut.clear();
  }

  /** All but that one, which is isolated, and never heard in between. */
  void healAllBut(MemberId member) {
    isolate(member);
    cut.removeIf(way -> !way.from().equals(member) && !way.to().equals(member));
    deaf.clear();
  }

  @Override
  public void close() {
    carriers.shutdownNow();
  }

  private boolean isLost(MemberId from, MemberId to) {
    return cut.contains(new Way(from, to)) || drawn(100) < weather.loss();
  }

  private int drawn(int bound) {
    synchronized (random) {
      return bound <= 0 ? 0 : random.nextInt(bound);
    }
  }

  private void later(Runnable deed) {
    if (!carriers.isShutdown()) {
      Future<?> ignored = carriers.schedule(deed, drawn(weather.delay()), TimeUnit.MILLISECONDS);
    }
  }

  /** How one member is wired. */
  final class Wire implements Transport {
    private final MemberId self;
    private volatile Optional<Service> service = Optional.empty();
    private volatile Map<MemberId, MemberAddress> known = Map.of();
    private volatile boolean closed;

    private Wire(MemberId self) {
      this.self = self;
    }

    @Override
    public void serve(Service newService) {
      service = Optional.of(newService);
    }

    @Override
    public void know(Map<MemberId, MemberAddress> addresses) {
      known = Map.copyOf(addresses);
    }

    @Override
    public CompletableFuture<byte[]> ask(
        MemberId to, String subject, byte[] question, Duration limit) {
      if (!known.containsKey(to) || closed) {
        return CompletableFuture.failedFuture(new IOException(to + " lives nowhere"));
      }
      CompletableFuture<byte[]> answer = new CompletableFuture<>();
      if (!isLost(self, to) && !subject.equals(deaf.get(new Way(self, to)))) {
        later(() -> carry(to, subject, question, answer));
      }
      return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).copy();
    }

    private void carry(
        MemberId to, String subject, byte[] question, CompletableFuture<byte[]> answer) {
      Optional<Service> there = Optional.ofNullable(wires.get(to)).flatMap(wire -> wire.service);
      if (there.isEmpty()) {
        answer.completeExceptionally(new IOException(to + " is not there"));
        return;
      }
      Question asked = new Question(self, to, subject, question);
      CompletableFuture<byte[]> ignored =
          there
              .get()
              .answer(subject, question)
              .whenComplete((found, error) -> bringBack(asked, answer, found, error));
    }

    private void bringBack(
        Question asked, CompletableFuture<byte[]> answer, byte[] found, Throwable error) {
      if (isLost(asked.to(), self)) {
        return;
      }
      if (unanswered.test(asked)) {
        answer.completeExceptionally(new IOException("the connection broke"));
        return;
      }
      later(
          () -> {
            if (error == null) {
              answer.complete(found);
            } else {
              answer.completeExceptionally(error);
            }
          });
    }

    @Override
    public void close() {
      closed = true;
      service = Optional.empty();
      wires.remove(self, this);
    }
  }
}
