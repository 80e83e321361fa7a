package org.personalcontainers.core.status;

import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ordered;

/**
 * What the machine has to carry a cluster with. It is told coarsely, so that it seldom changes.
 *
 * @param memory in MiB
 * @param limits on what a container may take of the memory
 * @param missingModules what the kernel can't do of what our networks, mounts and firewall need
 * @param disks how full it is where Docker and the bricks lie
 */
public record MachineSeen(
    long memory,
    Fact<Limits> limits,
    Fact<SortedSet<String>> missingModules,
    Fact<Clock> clock,
    SortedMap<HostPath, DiskSeen> disks) {
  public MachineSeen {
    missingModules = missingModules.map(Ordered::copy);
    disks = Ordered.copy(disks);
  }

  /** Whether the kernel heeds them. */
  public enum Limits {
    HEEDED,
    IGNORED
  }

  /** Whether something keeps it right. */
  public enum Clock {
    SYNCHRONISED,
    LEFT_ALONE
  }

  /**
   * The disk below a directory.
   *
   * @param size in MiB
   * @param used of it, in percent, rounded up to the next five
   */
  public record DiskSeen(long size, int used) {
    private static final int STEPS = 20;

    public static DiskSeen of(long bytes, long usable) {
      long used = bytes <= 0 ? 0 : (STEPS * (bytes - usable) + bytes - 1) / bytes;
      return new DiskSeen(bytes >> 20, (int) used * 100 / STEPS);
    }
  }
}
