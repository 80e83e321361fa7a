package org.personalcontainers.manager.api;

import java.util.StringJoiner;
import org.personalcontainers.core.api.Networks;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.Subnet;

/** The networks as the API tells them. */
record NetworkView(Situation situation) {
  Networks all() {
    return new Networks(situation.spec().networks().values().stream().map(this::network).toList());
  }

  private Networks.Network network(NetworkSpec network) {
    return switch (network) {
      case NetworkSpec.Overlay overlay ->
          new Networks.Network(
              overlay.name(),
              "overlay",
              overlay.subnet().map(Subnet::toString).orElse(""),
              state(overlay.name()));
      case NetworkSpec.Macvlan macvlan ->
          new Networks.Network(
              macvlan.name(),
              "macvlan",
              macvlan.subnet().toString(),
              state(macvlan.name()) + ranges(macvlan.name()));
    };
  }

  private String state(NetworkName name) {
    return situation
        .swarm()
        .map(view -> view.cluster().networks().containsKey(name) ? "stands" : "not made yet")
        .orElse("not known: no manager of the swarm answers");
  }

  private String ranges(NetworkName name) {
    StringJoiner ranges = new StringJoiner(", ", "; ", "").setEmptyValue("");
    situation.ledger().ranges(name).forEach((node, range) -> ranges.add(node + " " + range));
    return ranges.toString();
  }
}
