package org.personalcontainers.agent.observe;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.personalcontainers.core.node.Job;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.wire.Wire;

/**
 * What one look saw.
 *
 * @param number of the look: a higher one began after a lower one had ended
 * @param hash of all but what changes by itself, such as how long a job has been running
 */
public record Sight(long number, String hash, Observation.Seen seen) {
  private static final int HASH_BYTES = 12;

  static Sight of(long number, NodeStatus status, List<Job> jobs) {
    return new Sight(number, hash(status, jobs), new Observation.Seen(status, jobs));
  }

  private static String hash(NodeStatus status, List<Job> jobs) {
    List<Job> timeless =
        jobs.stream()
            .map(job -> new Job(job.step(), job.fence(), Duration.ZERO))
            .sorted(Comparator.comparing(Job::toString))
            .toList();
    byte[] text = Wire.write(new Observation.Seen(status, timeless));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
