package org.personalcontainers.manager.group;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.SortedSet;
import org.personalcontainers.core.spec.NodeName;

/**
 * The managers that hear of each other at this moment. It carries what wants to reach them quickly,
 * and decides nothing: who leads is Raft's to say. Safe for use by many threads.
 */
public interface Group extends AutoCloseable {
  /** The most that a question, an answer or a piece of news may weigh. */
  int HEAVIEST = 4 * 1024 * 1024;

  /** Whoever is in the view, this manager among them. */
  SortedSet<NodeName> members();

  /**
   * Blocks until the member answers, and no longer than the limit. Where it throws anything else
   * than {@link NotTaken}, nobody knows whether the question arrived.
   *
   * @throws NotTaken where the member is not in the view, or answers too many already
   */
  byte[] ask(NodeName member, byte[] question, Duration limit) throws IOException;

  /** To all others in the view, in the order in which it was told. Does not wait for anybody. */
  void tell(byte[] news) throws IOException;

  /** Where managers may be found from now on: their number grows and shrinks. */
  void lookFor(Collection<Place> places);

  @Override
  void close();
}
