package org.personalcontainers.agent.serve;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Role;
import org.personalcontainers.link.identity.Struck;
import org.personalcontainers.link.identity.UnixGroups;

/** Who may do what. */
public final class Rights {
  private static final String ROOT = "root";
  private static final String PEOPLE = "pcctl";

  /** The user of the manager on the same node. */
  private static final String MANAGER = "pc-manager";

  private final UnixGroups groups;
  private final Supplier<Struck> struck;

  /**
   * @param struck whose key is nobody's any more
   */
  public Rights(UnixGroups groups, Supplier<Struck> struck) {
    this.groups = groups;
    this.struck = struck;
  }

  /** What one may do with an agent. */
  public enum Right {
    /** See what the node is like. */
    LOOK,
    /** Have it do something, and learn what lets others into the swarm. */
    ORDER,
    /** Read figures, and nothing else. */
    METRICS,
    /** Begin a cluster with this node. */
    FOUND,
    /** Learn the join key, claim nodes, and let them in. */
    ADMIT
  }

  Set<Right> of(Peer peer) {
    return switch (peer) {
      case Peer.Certified certified ->
          struck.get().holds(certified.fingerprint())
              ? EnumSet.noneOf(Right.class)
              : of(certified.role());
      case Peer.LocalUser user -> of(user);
      case Peer.Stranger stranger -> EnumSet.noneOf(Right.class);
      case Peer.Anonymous anonymous -> EnumSet.noneOf(Right.class);
    };
  }

  /** A person's certificate is for the managers: they know who may do what. */
  private static Set<Right> of(Role role) {
    return switch (role) {
      case MANAGER -> EnumSet.of(Right.LOOK, Right.ORDER, Right.METRICS);
      case METRICS -> EnumSet.of(Right.METRICS);
      case AGENT, PERSON -> EnumSet.noneOf(Right.class);
    };
  }

  private Set<Right> of(Peer.LocalUser user) {
    if (user.user().equals(ROOT)) {
      return EnumSet.allOf(Right.class);
    }
    if (user.user().equals(MANAGER)) {
      return EnumSet.of(Right.LOOK, Right.ADMIT);
    }
    return groups.belongs(user, PEOPLE)
        ? EnumSet.of(Right.LOOK, Right.FOUND)
        : EnumSet.noneOf(Right.class);
  }
}
