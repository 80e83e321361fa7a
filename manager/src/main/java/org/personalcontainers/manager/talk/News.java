package org.personalcontainers.manager.talk;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.api.Happening;

/** What a manager tells all others. */
public sealed interface News {
  Form<News> FORM = Form.large(News.class);

  /** What it noted. */
  record Happened(List<Happening> all) implements News {
    public Happened {
      all = List.copyOf(all);
    }
  }

  /**
   * That it leads, and has looked at the nodes.
   *
   * @param changed what looks different from what it told before
   * @param all whom it looked at
   */
  record Looked(long term, SortedMap<NodeName, Observation> changed, SortedSet<NodeName> all)
      implements News {
    public Looked {
      changed = Ordered.copy(changed);
      all = Ordered.copy(all);
    }
  }
}
