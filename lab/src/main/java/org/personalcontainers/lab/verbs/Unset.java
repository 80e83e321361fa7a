package org.personalcontainers.lab.verbs;

import org.personalcontainers.core.spec.NodeName;

/** What stands in a verb's field until the command line has been read. */
final class Unset {
  static final NodeName NODE = new NodeName("unset");

  private Unset() {}
}
