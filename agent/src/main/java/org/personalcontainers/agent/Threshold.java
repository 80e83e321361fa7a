package org.personalcontainers.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.personalcontainers.agent.join.Belonging;
import org.personalcontainers.agent.join.JoinPaper;
import org.personalcontainers.agent.join.Joining;
import org.personalcontainers.agent.join.Office;
import org.personalcontainers.agent.join.Turnstile;
import org.personalcontainers.agent.observe.Lookout;
import org.personalcontainers.agent.observe.Sight;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.wire.Wire;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;

/**
 * This node's way into a cluster, by the join.yml that is there now: one may come long after the
 * agent has started, or be mended.
 */
final class Threshold implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Places places;
  private final NodeName node;
  private final Lookout lookout;
  private final Consumer<String> log;
  private final Turnstile turnstile = new Turnstile(System::nanoTime, Thread::sleep);
  private volatile Stand stand;

  /** Joining by one join.yml, or without any, and what may be asked of it. */
  private record Stand(
      JoinPaper.Found paper,
      Joining joining,
      SortedMap<String, Handler> strangers,
      SortedMap<String, Handler> people,
      SortedMap<String, Handler> manager) {}

  Threshold(Places places, NodeName node, Lookout lookout, Consumer<String> log)
      throws IOException {
    this.places = places;
    this.node = node;
    this.lookout = lookout;
    this.log = log;
    this.stand = stand(places.joinPaper().read());
  }

  private Stand stand(JoinPaper.Found paper) throws IOException {
    Joining.Node self =
        new Joining.Node(
            node,
            machine(),
            Optional.empty(),
            places.identity(),
            places.managerSocket(),
            this::sight,
            log);
    Joining joining = Joining.open(self, file(paper));
    Office office = joining.office();
    return new Stand(
        paper, joining, joining.reception().handlers(), office.forPeople(), office.forManager());
  }

  private Optional<JoinFile> file(JoinPaper.Found paper) {
    return switch (paper) {
      case JoinPaper.Found.Good(var good) -> Optional.of(good);
      case JoinPaper.Found.None none -> Optional.empty();
      case JoinPaper.Found.Bad(var problems) -> {
        problems.forEach(problem -> log.accept(problem.toString()));
        yield Optional.empty();
      }
    };
  }

  private String machine() throws IOException {
    return Files.exists(places.machineId())
        ? Files.readString(places.machineId(), StandardCharsets.US_ASCII).strip()
        : node.value();
  }

  /** What this node looks like, for a plan that is shown before it is let in. */
  private Optional<String> sight() {
    try {
      return lookout.fresh(Duration.ZERO, LOOK).map(Sight::seen).map(Threshold::words);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String words(Observation seen) {
    return new String(Wire.write(seen), StandardCharsets.UTF_8);
  }

  /** As this node speaks at this moment. */
  Tls tls() {
    return stand.joining().tls();
  }

  /** Knocks, and looks for another join.yml, until this node belongs to a cluster. */
  void run() {
    stand.joining().start();
    try {
      while (!(stand.joining().belonging() instanceof Belonging.Member)) {
        Thread.sleep(GLANCE);
        readAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAgain() {
    try {
      JoinPaper.Found now = places.joinPaper().read();
      if (!now.equals(stand.paper())) {
        Stand before = stand;
        before.joining().close();
        stand = stand(now);
        stand.joining().start();
      }
    } catch (IOException e) {
      log.accept("join.yml can't be read: " + e.getMessage());
    }
  }

  /** At the agent's port: strangers may knock, not too often, and do nothing else. */
  Handler port(Handler members) {
    return turnstile.before(
        request ->
            request.peer() instanceof Peer.Stranger
                ? Optional.ofNullable(stand.strangers().get(asked(request)))
                    .orElse(members)
                    .handle(request)
                : members.handle(request));
  }

  Response forPeople(Request request) throws InterruptedException {
    return answer(stand.people(), request);
  }

  Response forManager(Request request) throws InterruptedException {
    return answer(stand.manager(), request);
  }

  private static Response answer(SortedMap<String, Handler> handlers, Request request)
      throws InterruptedException {
    return Optional.ofNullable(handlers.get(asked(request)))
        .orElse(_ -> Response.text(404, "there is no " + asked(request)))
        .handle(request);
  }

  private static String asked(Request request) {
    return request.method() + " " + request.path();
  }

  @Override
  public void close() {
    stand.joining().close();
  }
}
