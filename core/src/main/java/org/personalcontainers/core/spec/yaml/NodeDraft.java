package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.tree.KeyPath;

/** What could be read of a node. */
record NodeDraft(
    KeyPath path,
    Optional<NodeName> name,
    Optional<Address> address,
    SortedMap<LabelName, String> labels,
    Optional<Availability> availability) {
  NodeSpec spec() {
    return new NodeSpec(
        name.orElseThrow(), address.orElseThrow(), labels, availability.orElseThrow());
  }
}
