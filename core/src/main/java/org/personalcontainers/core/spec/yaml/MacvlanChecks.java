package org.personalcontainers.core.spec.yaml;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What must hold for a macvlan network: it shares the LAN with the router and the nodes. */
final class MacvlanChecks {
  private static final String WANTED = "write a part of the subnet that the router gives to nobody";

  private final Findings findings;
  private final NodesDraft nodes;
  private final FreeRanges free;

  MacvlanChecks(Findings findings, NodesDraft nodes, FreeRanges free) {
    this.findings = findings;
    this.nodes = nodes;
    this.free = free;
  }

  void check(NetworkDraft.Macvlan network) {
    network.subnet().ifPresent(subnet -> check(network, subnet));
    network.pool().ifPresent(pool -> checkPool(network, pool));
    network.gateway().ifPresent(gateway -> checkGateway(network, gateway));
  }

  private void check(NetworkDraft.Macvlan network, Subnet subnet) {
    KeyPath path = network.path();
    if (!subnet.base().isVersion4()) {
      findings.add(
          path.key("subnet"),
          subnet + " is of IP version 6, and a macvlan network needs one of version 4",
          "write the LAN's own, such as 192.168.1.0/24");
      return;
    }
    network
        .gateway()
        .filter(gateway -> !isHost(subnet, gateway))
        .ifPresent(
            gateway ->
                findings.add(
                    path.key("gateway"),
                    gateway + " is no machine's address in " + subnet,
                    "write the router's, such as "
                        + subnet.piece(32, Math.min(1, subnet.pieces(32) - 1)).base()));
    network
        .pool()
        .filter(pool -> !subnet.contains(pool))
        .ifPresent(
            pool ->
                findings.add(path.key("pool"), pool + " is not within " + subnet, remedy(network)));
  }

  private static boolean isHost(Subnet subnet, Address address) {
    return subnet.contains(address)
        && !address.equals(subnet.first())
        && !address.equals(subnet.last());
  }

  private String remedy(NetworkDraft.Macvlan network) {
    return WANTED
        + network.subnet().flatMap(free::pool).map(pool -> ", such as " + pool).orElse("");
  }

  private void checkPool(NetworkDraft.Macvlan network, Subnet pool) {
    KeyPath path = network.path().key("pool");
    network
        .gateway()
        .filter(pool::contains)
        .ifPresent(
            gateway -> findings.add(path, pool + " holds the gateway " + gateway, remedy(network)));
    nodes.nodes().stream()
        .filter(node -> node.address().filter(pool::contains).isPresent())
        .findFirst()
        .ifPresent(
            node ->
                findings.add(
                    path,
                    pool
                        + " holds the address of "
                        + node.path()
                        + " ("
                        + node.address().orElseThrow()
                        + ")",
                    remedy(network)));
    checkSize(network, pool);
  }

  private void checkSize(NetworkDraft.Macvlan network, Subnet pool) {
    int count = nodes.count().orElse(1);
    BigInteger usable = usable(network, pool);
    if (usable.compareTo(BigInteger.valueOf(count)) < 0) {
      findings.add(
          network.path().key("pool"),
          pool + " is too small: " + count + " nodes need an address each, and it has " + usable,
          WANTED + ", at least a /" + prefixFor(pool, count));
    }
  }

  /** All but the two addresses of a version 4 subnet that no machine may have. */
  private static BigInteger usable(NetworkDraft.Macvlan network, Subnet pool) {
    long taken =
        network.subnet().stream()
            .flatMap(subnet -> Stream.of(subnet.first(), subnet.last()).distinct())
            .filter(pool::contains)
            .count();
    return pool.size().subtract(BigInteger.valueOf(taken));
  }

  /** The longest prefix with so many addresses; one shorter where the pool lies at an edge. */
  private static int prefixFor(Subnet pool, int count) {
    int bits = pool.base().isVersion4() ? 32 : 128;
    int prefix = bits - BigInteger.valueOf(count - 1L).bitLength();
    return Math.min(prefix, pool.prefix() - 1);
  }

  private void checkGateway(NetworkDraft.Macvlan network, Address gateway) {
    nodes.nodes().stream()
        .filter(node -> node.address().filter(gateway::equals).isPresent())
        .findFirst()
        .ifPresent(
            node ->
                findings.add(
                    network.path().key("gateway"),
                    gateway + " is the address of " + node.path(),
                    "write the router's address"));
  }
}
