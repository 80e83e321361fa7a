package org.personalcontainers.core.stack;

import java.util.Optional;
import org.personalcontainers.core.spec.UnfitValue;

/**
 * A port of a service that is reached from outside.
 *
 * @param published where people knock; swarm chooses one where it is left out
 * @param target where the container listens
 */
public record Port(Optional<Range> published, Range target, Protocol protocol, Mode mode) {
  /** Ports from the first to the last. */
  public record Range(int first, int last) {
    private static final int HIGHEST = 65_535;

    public Range {
      if (first < 1 || last > HIGHEST || first > last) {
        throw new UnfitValue(
            shown(first, last) + " is no port",
            "write one from 1 to " + HIGHEST + ", the lower first");
      }
    }

    public boolean overlaps(Range other) {
      return first <= other.last && other.first <= last;
    }

    public int count() {
      return last - first + 1;
    }

    private static String shown(int first, int last) {
      return first == last ? String.valueOf(first) : first + "-" + last;
    }

    @Override
    public String toString() {
      return shown(first, last);
    }
  }

  public enum Protocol {
    TCP,
    UDP,
    SCTP
  }

  /** Ingress answers on every node, host on those alone that run a container of the service. */
  public enum Mode {
    INGRESS,
    HOST
  }
}
