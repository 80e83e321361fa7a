package org.personalcontainers.core.step;

/**
 * What a step needs for itself: an agent runs one job per lock.
 *
 * @param subject which one of the kind, such as a volume's name; empty where there is only one
 */
public record Lock(Kind kind, String subject) {
  public static Lock the(Kind kind) {
    return new Lock(kind, "");
  }

  public static Lock on(Kind kind, Object subject) {
    return new Lock(kind, subject.toString());
  }

  /** What there is to lock, and how far the lock reaches. */
  public enum Kind {
    HOSTS(Reach.NODE),
    FIREWALL(Reach.NODE),
    /** A node's list of groups. */
    GROUP(Reach.NODE),
    /** A node's own place in the swarm, and its Docker daemon. */
    DOCKER(Reach.NODE),
    /** A macvlan's configuration on one node. */
    RANGE(Reach.NODE),
    /** What the swarm holds of one member. */
    MEMBER(Reach.CLUSTER),
    /** A network of the whole swarm. */
    NETWORK(Reach.CLUSTER),
    /** The services of one stack. */
    STACK(Reach.CLUSTER),
    SWARM_SETTINGS(Reach.CLUSTER),
    /** A node's own Gluster daemon. */
    GLUSTERD(Reach.NODE),
    /** The one transaction that a Gluster pool can bear at a time. */
    POOL(Reach.CLUSTER),
    BRICKS(Reach.NODE),
    /** What a node holds for requests from outside. */
    INGRESS(Reach.NODE),
    MOUNT(Reach.NODE),
    /** A line of the manager's ledger. */
    LEDGER(Reach.CLUSTER);

    private final Reach reach;

    Kind(Reach reach) {
      this.reach = reach;
    }

    public Reach reach() {
      return reach;
    }
  }

  /** How far a lock reaches. */
  public enum Reach {
    NODE,
    CLUSTER
  }

  @Override
  public String toString() {
    return subject.isEmpty() ? kind.toString() : kind + ":" + subject;
  }
}
