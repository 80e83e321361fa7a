package org.personalcontainers.manager.api;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.NotSent;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.manager.store.Standing;

/**
 * A follower asks the leader for its callers, and says for whom: over the managers' group, or where
 * that does not hear the leader over HTTPS. Where the leader can't be reached it answers with what
 * it has itself. Who is no member is not passed on: an invitation is taken up at the leader,
 * because its proof holds for one connection only.
 */
public final class Forwarding implements Handler {
  private static final Duration LIMIT = Duration.ofSeconds(35);

  /** So often one who waits looks whether that manager still leads. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Api api;
  private final Cluster cluster;
  private final Supplier<Tls> tls;
  private final int port;

  /**
   * @param port where every manager serves the API
   */
  public Forwarding(Api api, Cluster cluster, Supplier<Tls> tls, int port) {
    this.api = api;
    this.cluster = cluster;
    this.tls = tls;
    this.port = port;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    Optional<String> by = by(request.peer());
    if (cluster.standing() instanceof Standing.Following standing && by.isPresent()) {
      boolean heard = cluster.fellows().present().contains(standing.leader().node());
      return heard && isKnownHere(request)
          ? api.handle(request)
          : asked(standing, request, by.get(), heard);
    }
    return api.handle(request);
  }

  /** Nobody waits for a leader that is none any more: it may be cut off, and never answer. */
  private Response asked(Standing.Following standing, Request request, String by, boolean heard)
      throws InterruptedException {
    NodeName leader = standing.leader().node();
    FutureTask<Response> asking = new FutureTask<>(() -> asked(leader, request, by, heard));
    Thread.startVirtualThread(asking);
    try {
      do {
        if (ends(asking)) {
          return asking.get();
        }
      } while (cluster.standing().equals(standing));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      asking.cancel(true);
    }
    return request.method().equals("GET")
        ? handle(request)
        : brokeOff(leader, request, "it leads no longer");
  }

  private static boolean ends(FutureTask<?> asking) throws InterruptedException {
    try {
      asking.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      // Whoever takes the answer hears of it.
    }
    return true;
  }

  /** What happened is told to all managers. */
  private static boolean isKnownHere(Request request) {
    return request.method().equals("GET") && request.path().equals(StatusRoads.EVENTS_PATH);
  }

  /** For whom the leader is asked; a manager that asks already asks no further. */
  private static Optional<String> by(Peer peer) {
    return switch (peer) {
      case Peer.LocalUser(String user, String group) -> Optional.of(user);
      case Peer.Certified member when member.role() == Role.PERSON -> Optional.of(member.name());
      case Peer.Certified other -> Optional.empty();
      case Peer.Stranger stranger -> Optional.empty();
      case Peer.Anonymous anonymous -> Optional.empty();
    };
  }

  private Response asked(NodeName leader, Request request, String by, boolean heard)
      throws InterruptedException {
    try {
      return heard ? passed(leader, request, by) : called(leader, request, by);
    } catch (NotSent e) {
      return api.handle(request);
    } catch (IOException e) {
      return brokeOff(leader, request, String.valueOf(e.getMessage()));
    }
  }

  private static Response brokeOff(NodeName leader, Request request, String why) {
    return Answers.of(
        Refused.notNow(
            "the manager on " + leader + " was asked, and broke off: " + why,
            request.method().equals("GET")
                ? "try again"
                : "look with pcctl cluster history before you repeat it"));
  }

  private Response passed(NodeName leader, Request request, String by)
      throws IOException, InterruptedException {
    try {
      return cluster.fellows().pass(leader, request, by);
    } catch (Fellows.NotPassed e) {
      return called(leader, request, by);
    }
  }

  private Response called(NodeName leader, Request request, String by)
      throws IOException, InterruptedException {
    Optional<InetSocketAddress> address = address(leader);
    if (address.isEmpty()) {
      return api.handle(request);
    }
    Target target = new Target(request.path(), request.query()).with("for", by);
    try (Caller caller =
        Caller.tls(address.get(), tls, new Expected.Member(Role.MANAGER, leader.value()))) {
      Answer answer = caller.call(request.method(), target.toString(), request.body(), LIMIT);
      return new Response(answer.status(), answer.type(), answer.body());
    }
  }

  private Optional<InetSocketAddress> address(NodeName leader) {
    return cluster
        .books()
        .flatMap(books -> Optional.ofNullable(books.spec().nodes().get(leader)))
        .map(node -> new InetSocketAddress(node.address().value(), port));
  }
}
