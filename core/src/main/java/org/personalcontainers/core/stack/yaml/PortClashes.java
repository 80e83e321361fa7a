package org.personalcontainers.core.stack.yaml;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.stack.Port;
import org.personalcontainers.core.stack.Port.Mode;
import org.personalcontainers.core.stack.Port.Protocol;
import org.personalcontainers.core.stack.Port.Range;

/** Each published port has one owner, as swarm publishes it on every node. */
final class PortClashes {
  private final Remarks remarks;
  private final Map<Protocol, NavigableMap<Integer, Taken>> taken = new EnumMap<>(Protocol.class);

  PortClashes(Remarks remarks) {
    this.remarks = remarks;
  }

  Port checked(Spot service, Spot spot, Port port) {
    if (port.mode() == Mode.INGRESS) {
      port.published().ifPresent(range -> take(port.protocol(), new Taken(service, spot, range)));
    }
    return port;
  }

  /** Those that are taken don't overlap, so that only the nearest from below can be in the way. */
  private void take(Protocol protocol, Taken next) {
    NavigableMap<Integer, Taken> ranges = taken.computeIfAbsent(protocol, _ -> new TreeMap<>());
    Optional.ofNullable(ranges.floorEntry(next.range().last()))
        .map(Map.Entry::getValue)
        .filter(earlier -> earlier.range().overlaps(next.range()))
        .ifPresentOrElse(
            earlier -> refuse(next, earlier), () -> ranges.put(next.range().first(), next));
  }

  private void refuse(Taken next, Taken earlier) {
    remarks.refuse(
        next.spot().path(),
        next.spot().tree(),
        "this port is published by "
            + earlier.service().path().last()
            + " already, in line "
            + earlier.spot().tree().place().line(),
        "write another one in front of the colon, or let a proxy answer for both");
  }

  private record Taken(Spot service, Spot spot, Range range) {}
}
