package org.personalcontainers.lab.real;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same for several nodes at once; the first problem is thrown when all have ended. */
public final class Together {
  private Together() {}

  public static <T> void each(Collection<T> all, Consumer<T> action) {
    map(
        all,
        one -> {
          action.accept(one);
          return one;
        });
  }

  /** The results stand in the order of the input. */
  static <T, R> List<R> map(Collection<T> all, Function<T, R> function) {
    List<Future<R>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(one -> running.add(executor.submit(() -> function.apply(one))));
    }
    return running.stream().map(Together::result).toList();
  }

  private static <R> R result(Future<R> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabProblem("interrupted while waiting for the nodes", e);
    }
  }
}
