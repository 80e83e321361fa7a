package org.personalcontainers.core.spec.yaml;

import java.util.HashMap;
import java.util.Map;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What must hold between the nodes. */
final class NodeChecks {
  private final Findings findings;

  NodeChecks(Findings findings) {
    this.findings = findings;
  }

  void check(NodesDraft draft) {
    Map<Address, NodeDraft> holders = new HashMap<>();
    for (NodeDraft node : draft.nodes()) {
      node.address().ifPresent(address -> claim(holders, address, node));
    }
  }

  private void claim(Map<Address, NodeDraft> holders, Address address, NodeDraft node) {
    NodeDraft first = holders.putIfAbsent(address, node);
    if (first != null) {
      KeyPath path = node.path().key("address");
      int line = findings.placeOf(first.path().key("address")).line();
      findings.add(
          path,
          address + " is also the address of " + first.path() + " in line " + line,
          "write this node's own address");
    }
  }
}
