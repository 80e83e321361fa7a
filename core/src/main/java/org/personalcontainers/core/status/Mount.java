package org.personalcontainers.core.status;

import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.VolumeName;

/** What a mount point shows. No entry for a mount point means that nothing is mounted there. */
public record Mount(Source source, Health health, Tree tree) {
  /** Where the files come from. */
  public sealed interface Source {
    record Volume(VolumeName name) implements Source {}

    /** A directory of the same node. */
    record Directory(HostPath path) implements Source {}

    record Other(String what) implements Source {}
  }

  /** Whether it answered within a time-out. */
  public enum Health {
    ANSWERS,
    HANGS
  }

  /** Whether the directories that we keep in it stand, with their owners and modes. */
  public enum Tree {
    STANDS,
    INCOMPLETE
  }
}
