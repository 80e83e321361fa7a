package org.personalcontainers.manager.membership;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.step.Fence;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.NoAnswer;
import org.personalcontainers.link.http.Target;
import org.personalcontainers.manager.fleet.Roads;

/**
 * Over HTTPS to the agent of the node, which passes it on to the manager's socket. Its connections
 * are kept: a handshake for each checkup was a fifth of what an idle leader did.
 */
public final class AgentRoad implements Road {
  /** Whoever is not there at all is noticed sooner than one who starts slowly. */
  private static final Duration CONNECTING = Duration.ofSeconds(5);

  private static final Duration STARTING = Duration.ofMinutes(2);
  private static final Target MEMBERSHIP = Target.of("/v1/membership");
  private static final String NODE = "/v1/node";
  private static final int LONGEST_PROBLEM = 300;

  private final Roads roads;
  private final Duration connecting;
  private final Map<Door, Caller> kept = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** What an edit of anything else of a node leaves as it is. */
  private record Door(NodeName name, Address address) {}

  public AgentRoad(Roads roads) {
    this(roads, CONNECTING);
  }

  AgentRoad(Roads roads, Duration connecting) {
    this.roads = roads;
    this.connecting = connecting;
  }

  @Override
  public Presence say(NodeSpec node, Fence fence, Invitation invitation) throws IOException {
    Answer answer = call("POST", node, fence, Invitation.FORM.write(invitation));
    if (answer.status() != 200) {
      throw problem(node, answer);
    }
    try {
      return Presence.FORM.read(answer.body());
    } catch (Unreadable e) {
      throw new IOException("what the manager of " + node.name() + " says can't be read", e);
    }
  }

  @Override
  public void dismiss(NodeSpec node, Fence fence) throws IOException {
    Answer answer = call("DELETE", node, fence, new byte[0]);
    if (answer.status() >= 300) {
      throw problem(node, answer);
    }
  }

  private Answer call(String method, NodeSpec node, Fence fence, byte[] body) throws IOException {
    Target target =
        MEMBERSHIP
            .with("epoch", Long.toString(fence.epoch()))
            .with("term", Long.toString(fence.term()))
            .with("revision", Long.toString(fence.revision()));
    Caller caller = kept(node);
    reach(caller);
    return caller.call(method, target.toString(), body, STARTING);
  }

  private Caller kept(NodeSpec node) {
    Caller caller =
        kept.computeIfAbsent(new Door(node.name(), node.address()), _ -> roads.to(node));
    if (closed) {
      caller.close();
    }
    return caller;
  }

  /** A kept line to a machine without power looks as good as any: only an answer shows more. */
  private void reach(Caller caller) throws IOException {
    try {
      caller.get(NODE, connecting);
    } catch (NoAnswer e) {
      caller.peer(connecting);
    }
  }

  @Override
  public void close() {
    closed = true;
    kept.values().forEach(Caller::close);
  }

  private static IOException problem(NodeSpec node, Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return new IOException(
        "the agent of %s answers %d: %s"
            .formatted(
                node.name(),
                answer.status(),
                text.substring(0, Math.min(text.length(), LONGEST_PROBLEM))));
  }
}
