package org.personalcontainers.core.stack;

import java.util.List;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;

/** What came of writing a stack for {@code docker stack deploy}. */
public sealed interface Rendering {
  /**
   * Ready to be handed over. Secrets may have been filled in.
   *
   * @param text the compose file
   * @param files what it wants beside it, and nobody had as a file before
   */
  record Rendered(String text, SortedMap<LocalPath, Value> files) implements Rendering {
    public Rendered {
      files = Ordered.copy(files);
    }

    @Override
    public String toString() {
      return "Rendered[***]";
    }
  }

  /** The content of these configs and secrets was not told. At least one. */
  record Lacking(List<LocalPath> paths) implements Rendering {
    public Lacking {
      paths = List.copyOf(paths);
    }
  }
}
