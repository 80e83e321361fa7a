package org.personalcontainers.manager.api;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** Still counts as heard, and answers nothing. */
record SilentLeader(NodeName node, CountDownLatch asked) implements Fellows {
  SilentLeader(NodeName node) {
    this(node, new CountDownLatch(1));
  }

  void awaitQuestion() throws InterruptedException {
    asked.await();
  }

  @Override
  public SortedSet<NodeName> present() {
    return new TreeSet<>(Set.of(node));
  }

  @Override
  public long views() {
    return 1;
  }

  @Override
  public Optional<Hearsay> hearsay() {
    return Optional.empty();
  }

  @Override
  public Response pass(NodeName to, Request request, String by) throws NotPassed {
    asked.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new NotPassed("nobody waits any longer");
  }
}
