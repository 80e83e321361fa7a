package org.personalcontainers.core.spec.yaml;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What must hold for an overlay network. */
final class OverlayChecks {
  /** The subnet's own address, its broadcast address, its gateway. */
  private static final int TAKEN_ANYWAY = 3;

  private static final List<Reserved> RESERVED =
      List.of(
          new Reserved("10.0.0.0/8", "out of which swarm gives networks without a subnet theirs"),
          new Reserved("172.17.0.0/16", "which Docker's own bridge takes on each node"),
          new Reserved("172.18.0.0/16", "which swarm's own bridge takes on each node"),
          new Reserved("127.0.0.0/8", "which is each machine's own"),
          new Reserved("169.254.0.0/16", "which is for machines without a router"),
          new Reserved("0.0.0.0/8", "which is no network's"),
          new Reserved("224.0.0.0/3", "which is no network's"));

  private final Findings findings;
  private final NodesDraft nodes;
  private final FreeRanges free;

  OverlayChecks(Findings findings, NodesDraft nodes, FreeRanges free) {
    this.findings = findings;
    this.nodes = nodes;
    this.free = free;
  }

  void check(NetworkDraft.Overlay overlay) {
    overlay.subnet().ifPresent(subnet -> check(overlay.path().key("subnet"), subnet));
  }

  private void check(KeyPath path, Subnet subnet) {
    if (!subnet.base().isVersion4()) {
      findings.add(
          path,
          subnet + " is of IP version 6, and an overlay network needs one of version 4",
          "write a free one such as " + free.overlay());
      return;
    }
    Optional<Reserved> reserved = reserved(subnet);
    if (reserved.isPresent()) {
      refuseReserved(path, subnet, reserved.get());
      return;
    }
    checkSize(path, subnet);
    checkNodes(path, subnet);
  }

  /** Whether nothing more can be said about the subnet than that it is none for an overlay. */
  static boolean isOutOfPlace(Subnet subnet) {
    return reserved(subnet).isPresent();
  }

  private static Optional<Reserved> reserved(Subnet subnet) {
    return RESERVED.stream().filter(range -> range.subnet().overlaps(subnet)).findFirst();
  }

  private void refuseReserved(KeyPath path, Subnet subnet, Reserved range) {
    findings.add(
        path,
        subnet + " clashes with " + range.subnet() + ", " + range.reason(),
        "write a free one such as " + free.overlay());
  }

  private void checkSize(KeyPath path, Subnet subnet) {
    int count = nodes.count().orElse(1);
    if (subnet.size().compareTo(BigInteger.valueOf(count + TAKEN_ANYWAY + 1L)) < 0) {
      findings.add(
          path,
          subnet
              + " is too small: "
              + Words.count(count, "node takes one address", "nodes take one address each")
              + ", and "
              + TAKEN_ANYWAY
              + " more are taken anyway",
          "write a wider one such as " + free.overlay(count));
    }
  }

  private void checkNodes(KeyPath path, Subnet subnet) {
    List<NodeDraft> inside =
        nodes.nodes().stream()
            .filter(node -> node.address().filter(subnet::contains).isPresent())
            .toList();
    if (inside.isEmpty()) {
      return;
    }
    if (findings.isWritten(path)) {
      refuse(path, subnet, inside.getFirst(), inside.size() - 1);
    } else {
      refuseDefault(path, subnet, inside.getFirst());
    }
  }

  private void refuse(KeyPath path, Subnet subnet, NodeDraft node, int others) {
    findings.add(
        path,
        subnet
            + " holds the address of "
            + node.path()
            + " ("
            + node.address().orElseThrow()
            + ")"
            + (others == 0 ? "" : " and " + others + " more"),
        "write a free one such as " + free.overlay());
  }

  /** Nobody wrote the subnet: the node's address is where a person can see the clash. */
  private void refuseDefault(KeyPath path, Subnet subnet, NodeDraft node) {
    findings.add(
        node.path().key("address"),
        node.address().orElseThrow() + " lies in " + subnet + ", the default of " + path,
        "write networks: {"
            + NetworksSection.INGRESS_NETWORK
            + ": {subnet: "
            + free.overlay()
            + "}}, or another free one");
  }

  private record Reserved(Subnet subnet, String reason) {
    Reserved(String subnet, String reason) {
      this(Subnet.parse(subnet), reason);
    }
  }
}
