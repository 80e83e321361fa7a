package org.personalcontainers.manager.store;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.NodeName;

/**
 * A member of the group that keeps the store: a node with the key that it has now. A node that lost
 * its disk has another key, and so comes back as another member.
 *
 * @param fingerprint the beginning of its key's fingerprint, in hexadecimal digits
 */
public record MemberId(NodeName node, String fingerprint) implements Comparable<MemberId> {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{8,64}");

  public MemberId {
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "the fingerprint of " + node + " is not 8 to 64 hexadecimal digits in small letters");
    }
  }

  /** Reads what {@link #toString} wrote. */
  public static MemberId parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("a member is written NODE.FINGERPRINT");
    }
    return new MemberId(new NodeName(text.substring(0, dot)), text.substring(dot + 1));
  }

  @Override
  public int compareTo(MemberId other) {
    return Comparator.comparing(MemberId::node)
        .thenComparing(MemberId::fingerprint)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return node + "." + fingerprint;
  }
}
