package org.personalcontainers.core.spec.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.tree.Findings;

/** What must hold between networks, and between networks and nodes. */
final class NetworkChecks {
  private final Findings findings;
  private final NodesDraft nodes;

  NetworkChecks(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  void check(List<NetworkDraft> networks) {
    FreeRanges free = FreeRanges.beside(networks, nodes);
    OverlayChecks overlays = new OverlayChecks(findings, nodes, free);
    MacvlanChecks macvlans = new MacvlanChecks(findings, nodes, free);
    for (NetworkDraft network : networks) {
      switch (network) {
        case NetworkDraft.Overlay overlay -> overlays.check(overlay);
        case NetworkDraft.Macvlan macvlan -> macvlans.check(macvlan);
      }
    }
    checkOverlaps(networks, free);
  }

  private void checkOverlaps(List<NetworkDraft> networks, FreeRanges free) {
    List<NetworkDraft> before = new ArrayList<>();
    for (NetworkDraft network : networks.stream().filter(NetworkChecks::isInPlace).toList()) {
      before.stream()
          .filter(other -> clash(other, network))
          .findFirst()
          .ifPresent(other -> refuseOverlap(other, network, free));
      before.add(network);
    }
  }

  private static boolean isInPlace(NetworkDraft network) {
    return network instanceof NetworkDraft.Macvlan
        || network.subnet().filter(OverlayChecks::isOutOfPlace).isEmpty();
  }

  private void refuseOverlap(NetworkDraft first, NetworkDraft second, FreeRanges free) {
    String remedy =
        second instanceof NetworkDraft.Overlay
            ? "write a free one such as " + free.overlay()
            : "leave the LAN its own, and write for "
                + first.path()
                + " one such as "
                + free.overlay();
    findings.add(
        second.path().key("subnet"),
        range(second) + " overlaps with " + first.path() + " (" + range(first) + ")",
        remedy);
  }

  private static String range(NetworkDraft network) {
    return network.subnet().map(Subnet::toString).orElse("");
  }

  /** Two macvlan networks in one subnet may be meant; on one parent they cannot be. */
  private boolean clash(NetworkDraft first, NetworkDraft second) {
    if (first instanceof NetworkDraft.Macvlan one
        && second instanceof NetworkDraft.Macvlan other
        && one.parent().isPresent()
        && one.parent().equals(other.parent())) {
      refuseSharedParent(one, other);
      return false;
    }
    Optional<Subnet> left = first.subnet();
    Optional<Subnet> right = second.subnet();
    return left.isPresent() && right.isPresent() && left.get().overlaps(right.get());
  }

  private void refuseSharedParent(NetworkDraft.Macvlan first, NetworkDraft.Macvlan second) {
    findings.add(
        second.path().key("parent"),
        second.parent().orElseThrow()
            + " is already the parent of "
            + first.path()
            + ", and the kernel allows one macvlan network on each",
        "use one network for both, or another interface such as a VLAN ("
            + second.parent().orElseThrow()
            + ".20)");
  }
}
