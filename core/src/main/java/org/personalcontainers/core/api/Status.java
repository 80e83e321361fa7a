package org.personalcontainers.core.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.status.Role;

/**
 * How the cluster stands, as its leader saw it last.
 *
 * @param hash names this status: who asks with it is answered when there is another
 * @param revision the revision of the declaration that it works on
 * @param managers those that keep the store
 * @param heard where this was not seen by the manager that answers; empty: it was
 * @param next what may be done now
 */
public record Status(
    String hash,
    ClusterName cluster,
    long revision,
    State state,
    Optional<NodeName> leader,
    List<Manager> managers,
    Optional<Heard> heard,
    List<Node> nodes,
    List<Planned.Step> next,
    List<Planned.Wait> waiting) {
  public Status {
    managers = List.copyOf(managers);
    nodes = List.copyOf(nodes);
    next = List.copyOf(next);
    waiting = List.copyOf(waiting);
  }

  /** The whole in one word. */
  public enum State {
    /** All is as declared. */
    SETTLED,
    WORKING,
    /** Nodes don't answer, or don't know; it goes on when they do. */
    HELD_UP,
    /** All that is left needs somebody's yes. */
    NEEDS_APPROVAL,
    /** All that is left needs somebody's hand. */
    NEEDS_PERSON
  }

  /** A manager that keeps the store. */
  public record Manager(NodeName node, Standing standing) {}

  /** What a manager is to the others. */
  public enum Standing {
    LEADS,
    /** It keeps up with the one that leads, or is heard where none does. */
    ANSWERS,
    SILENT
  }

  /**
   * Another manager told it, while it led.
   *
   * @param by the node of that manager
   */
  public record Heard(NodeName by, Duration ago) {}

  /**
   * A node, declared or not.
   *
   * @param note why it is silent, or what it does not know of itself; empty: all is well
   */
  public record Node(
      NodeName name,
      Optional<Address> address,
      Link link,
      String note,
      Optional<Role> role,
      Optional<Availability> availability,
      SortedMap<LabelName, String> labels,
      List<Doing> doing) {
    public Node {
      labels = Ordered.copy(labels);
      doing = List.copyOf(doing);
    }
  }

  /** Whether its agent is heard. */
  public enum Link {
    ANSWERS,
    SILENT,
    /** It is a member of the swarm that nobody declares. */
    UNDECLARED
  }

  /** What a node is doing. */
  public record Doing(String text, Duration since) {}
}
