package org.personalcontainers.core.spec.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a key belongs, for one that stands in the wrong group. Keys of two homes have none. */
final class Homes {
  private static final Map<String, String> HOMES = homes();

  private Homes() {}

  static Optional<String> of(String key) {
    return Optional.ofNullable(HOMES.get(key));
  }

  private static Map<String, String> homes() {
    Map<String, String> homes = new HashMap<>();
    ClusterSection.KEYS.forEach(key -> homes.put(key, key + " in the first column"));
    add(homes, "nodes.NAME.", NodesSection.KEYS);
    add(homes, "networks.NAME.", NetworksSection.KEYS);
    add(homes, "storage.", StorageSection.KEYS);
    add(homes, "storage.volumes.NAME.", VolumeSection.KEYS);
    add(homes, "failover.", FailoverSection.KEYS);
    add(homes, "ingress.", IngressSection.KEYS);
    add(homes, "ingress.zones.NAME.", DnsSection.KEYS);
    add(homes, "stacks.NAME.", StacksSection.KEYS);
    List.of("nodes", "driver").forEach(homes::remove);
    return homes;
  }

  private static void add(Map<String, String> homes, String group, List<String> keys) {
    keys.forEach(key -> homes.put(key, group + key));
  }
}
