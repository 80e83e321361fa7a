package org.personalcontainers.core.stack;

import java.util.List;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.tree.Problem;

/** What came of writing a stack for swarm. */
public sealed interface Rendering {
  /**
   * Ready to be handed over.
   *
   * @param services what each of them is made of: the same, and nothing has to be done about it
   * @param secrets of the cluster, which are to be filled in
   */
  record Ready(Rendered stack, SortedMap<ServiceName, ContentHash> services, SecretUses secrets)
      implements Rendering {
    public Ready {
      services = Ordered.copy(services);
    }
  }

  /** The content of these files was not told. At least one. */
  record Lacking(List<LocalPath> paths) implements Rendering {
    public Lacking {
      paths = List.copyOf(paths);
    }
  }

  /** Files that were brought along can't be read. At least one. */
  record Unfit(List<Problem> problems) implements Rendering {
    public Unfit {
      problems = List.copyOf(problems);
    }
  }
}
