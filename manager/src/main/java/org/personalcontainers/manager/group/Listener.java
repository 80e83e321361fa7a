package org.personalcontainers.manager.group;

import java.util.SortedSet;
import org.personalcontainers.core.spec.NodeName;

/** What a member does with what it hears. */
public interface Listener {
  /** The view changed. Must not block. */
  void view(SortedSet<NodeName> members);

  /** May block for a while; it runs on a thread of its own, a bounded number of them at once. */
  byte[] answer(NodeName asker, byte[] question);

  /** Must not block: what follows from the same member waits behind it. */
  void news(NodeName teller, byte[] news);
}
