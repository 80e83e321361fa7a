package org.personalcontainers.lab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.personalcontainers.lab.cluster.WebLine;
import org.personalcontainers.lab.real.LabProblem;

/** Several who ask on a line each, as fast as they are answered. */
record Crowd(double perSecond, double p99Millis) {
  private static final int HEADS = 8;

  /** How one of them gets a line. */
  interface Way {
    WebLine open() throws IOException;
  }

  static Crowd of(Way way, String path, Duration time) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<long[]>> heads = new ArrayList<>();
      for (int head = 0; head < HEADS; head++) {
        heads.add(() -> asked(way, path, time));
      }
      return of(threads.invokeAll(heads), time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new LabProblem("a question failed: " + e.getCause(), e);
    }
  }

  private static Crowd of(List<Future<long[]>> heads, Duration time)
      throws InterruptedException, ExecutionException {
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> head : heads) {
      all.add(head.get());
    }
    long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Crowd(
        sorted.length / (time.toMillis() / 1e3), sorted[sorted.length * 99 / 100] / 1e6);
  }

  /** The nanoseconds that each question took. */
  private static long[] asked(Way way, String path, Duration time) throws IOException {
    List<Long> taken = new ArrayList<>();
    try (WebLine line = way.open()) {
      long end = System.nanoTime() + time.toNanos();
      for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
        int status = line.get(path);
        if (status != 200) {
          throw new IOException("status " + status);
        }
        taken.add(System.nanoTime() - now);
      }
    }
    return taken.stream().mapToLong(Long::longValue).toArray();
  }

  String words() {
    return String.format(Locale.ROOT, "%.0f requests a second, p99 %.1f ms", perSecond, p99Millis);
  }
}
