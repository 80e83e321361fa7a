package org.personalcontainers.core.check;

/** What holds for every plan, in every situation. */
public enum Invariant {
  /** A brick is made, or taken into use, that may hold data, or whose number was used before. */
  BRICK_MAY_HOLD_DATA,
  /** An order goes to a node that was not seen. */
  UNSEEN_NODE,
  /** A step needs a fact that is unknown, or that says otherwise. */
  UNFOUNDED,
  /** A second transaction of the Gluster pool, beside one of the plan or one that runs. */
  TWO_POOL_OPERATIONS,
  /** The plan changes the set of managers, and leaves an even one behind. */
  EVEN_MANAGERS,
  /** More than one step of the plan takes something away that runs. */
  TWO_DISRUPTIONS,
  /** Something is made, or written down as new, that has a birth certificate or is there. */
  BORN_TWICE,
  /** An order leaves before the ledger says what it is to make. */
  ORDER_BEFORE_ENTRY,
  /** A step that can destroy data has no approval. */
  UNAPPROVED,
  /** Two steps, or a step and another running job, need one lock. */
  SHARED_LOCK,
  /** A step names an identity or a version that is not the one that was seen or recorded. */
  OTHER_IDENTITY,
  /** A member is struck out that is a manager, not down, or may still be that node. */
  REMOVED_TOO_EARLY,
  /** A step touches what nobody declares. */
  UNDECLARED,
  /** A peer is probed from outside the pool, or where names do not lead to every pool node. */
  PROBE_UNPREPARED,
  /** A pool transaction without a majority in sight, or soon after a peer went silent. */
  POOL_IN_DOUBT,
  /** A disruption that could cost a majority of managers or copies, or meets a pending heal. */
  UNSAFE_DISRUPTION,
  /** A mount of a volume that is not started, or files written where nothing is mounted. */
  MOUNT_OF_NOTHING,
  /**
   * A macvlan's range lies outside the pool, or overlaps another node's; or swarm's own pool holds
   * something that is declared.
   */
  RANGES_CLASH
}
