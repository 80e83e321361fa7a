package org.personalcontainers.manager.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The documents of the cluster, as one member of the group that keeps them sees them. All methods
 * may be called from any thread. What blocks is bounded by some seconds; an interrupted wait ends
 * as {@link Outcome.Unknown} and leaves the thread interrupted.
 */
public interface Store extends AutoCloseable {
  /** Never blocks. May be outdated by the time it is read: only a commit or a round proves it. */
  Standing standing();

  /**
   * Calls it after the standing or the documents have changed, perhaps more often than that, from a
   * thread of the store: it must not block and not throw. It stays until the store is closed.
   */
  void onChange(Runnable wake);

  /**
   * What this member has applied; never blocks. It may lag: who leads and wants certainty asks for
   * a {@link #round} first.
   */
  Optional<Document> get(DocumentName name);

  /** All at one point in time, as {@link #get} tells each. */
  SortedMap<DocumentName, Document> all();

  /**
   * Writes all or nothing, as the leader of this term; blocks. Acknowledged means: on the disks of
   * a majority. A term that has passed is never written in. May be repeated with the same
   * revisions: what an {@link Outcome.Unknown} wrote after all is then a conflict.
   *
   * @throws IllegalArgumentException when there is nothing to write, or a name comes twice
   */
  Outcome commit(long term, List<Write> writes);

  /**
   * Proves through a majority that this member leads in this term, and that it has applied all that
   * was acknowledged before the call; blocks.
   */
  Outcome round(long term);

  /** Who belongs to the group, as this member knows; never blocks. */
  SortedMap<MemberId, MemberAddress> members();

  /**
   * How each other member keeps up, as this one hears; never blocks. Empty where it does not lead.
   */
  SortedMap<MemberId, Progress> followers();

  /**
   * Admits a member and waits until it has joined by itself; blocks. One change at a time, only by
   * the leader. May be repeated: it is {@link Outcome.Unknown} until the member has come. An id
   * whose disk is gone must never be added again: a member is new with every disk. The address of a
   * member is changed in the same way.
   */
  Outcome add(MemberId member, MemberAddress address);

  /**
   * Removes a member, which need not be alive; blocks. Not the leader itself. May be repeated; who
   * is not a member is removed already.
   */
  Outcome remove(MemberId member);

  @Override
  void close();
}
