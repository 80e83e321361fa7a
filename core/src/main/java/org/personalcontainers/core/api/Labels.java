package org.personalcontainers.core.api;

import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.Ordered;

/** A change of a node's labels. */
public record Labels(SortedMap<LabelName, String> set, SortedSet<LabelName> remove) {
  public Labels {
    set = Ordered.copy(set);
    remove = Ordered.copy(remove);
  }
}
