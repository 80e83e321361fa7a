package org.personalcontainers.core.spec.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Subnet;

/** Ranges that nothing declared takes: for remedies that a person can copy. */
final class FreeRanges {
  private static final int MOST_NODES = 1_000;
  private static final int POOL_PREFIX = 28;
  private static final int MOST_IN_USUAL_SUBNET = 200;

  /** Wider than that is a slip of the pen, beside which nothing would be free. */
  private static final int SHORTEST_PREFIX = 8;

  private final List<Subnet> subnets;
  private final List<Address> addresses;
  private final Map<Integer, String> found = new HashMap<>();

  private FreeRanges(List<Subnet> subnets, List<Address> addresses) {
    this.subnets = subnets;
    this.addresses = addresses;
  }

  static FreeRanges beside(List<NetworkDraft> networks, NodesDraft nodes) {
    List<Address> addresses = new ArrayList<>();
    nodes.nodes().stream()
        .limit(MOST_NODES)
        .forEach(node -> node.address().ifPresent(addresses::add));
    for (NetworkDraft network : networks) {
      if (network instanceof NetworkDraft.Macvlan macvlan) {
        macvlan.gateway().ifPresent(addresses::add);
      }
    }
    List<Subnet> subnets =
        networks.stream()
            .map(NetworkDraft::subnet)
            .flatMap(Optional::stream)
            .filter(subnet -> subnet.prefix() >= SHORTEST_PREFIX)
            .toList();
    return new FreeRanges(subnets, addresses);
  }

  /** A subnet for an overlay. */
  String overlay() {
    return firstFree(24, 10);
  }

  /** A subnet for an overlay over so many nodes. */
  String overlay(int nodes) {
    return nodes > MOST_IN_USUAL_SUBNET ? firstFree(16, 1) : overlay();
  }

  private String firstFree(int prefix, int stride) {
    return found.computeIfAbsent(prefix, _ -> search(prefix, stride));
  }

  private String search(int prefix, int stride) {
    return Stream.of("172.20.0.0/14", "172.24.0.0/13", "192.168.0.0/16")
        .map(Subnet::parse)
        .flatMap(wide -> pieces(wide, prefix, stride))
        .filter(this::isFree)
        .map(Subnet::toString)
        .findFirst()
        .orElse("172.31.31.0/24");
  }

  private static Stream<Subnet> pieces(Subnet wide, int prefix, int stride) {
    return IntStream.iterate(2 * stride, i -> i < wide.pieces(prefix), i -> i + stride)
        .mapToObj(i -> wide.piece(prefix, i));
  }

  /** A pool within the LAN, from its upper end, where routers seldom give addresses away. */
  Optional<String> pool(Subnet lan) {
    int pieces = lan.pieces(POOL_PREFIX);
    return IntStream.rangeClosed(2, Math.min(pieces - 1, 200))
        .mapToObj(i -> lan.piece(POOL_PREFIX, pieces - i))
        .filter(range -> addresses.stream().noneMatch(range::contains))
        .map(Subnet::toString)
        .findFirst();
  }

  private boolean isFree(Subnet subnet) {
    return subnets.stream().noneMatch(subnet::overlaps)
        && addresses.stream().noneMatch(subnet::contains);
  }
}
