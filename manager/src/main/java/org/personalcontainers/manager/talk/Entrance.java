package org.personalcontainers.manager.talk;

import java.io.IOException;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.group.Group;
import org.personalcontainers.manager.group.Listener;

/** The way into the managers' group. */
@FunctionalInterface
public interface Entrance {
  /** Blocks until this manager is in, alone or with others. */
  Group join(NodeName self, Whereabouts where, Listener ears) throws IOException;
}
