package org.personalcontainers.gluster.plan;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Ordered;

/** The options that every volume of ours has. Others that a person sets are left alone. */
final class VolumeOptions {
  private VolumeOptions() {}

  static SortedMap<String, String> of(Situation situation) {
    TreeMap<String, String> options = new TreeMap<>();
    // Without it any stranger on the LAN can mount the volume.
    if (situation.knowsMembers()) {
      options.put("auth.allow", addresses(situation));
    }
    // The default of 42 s stalls every writer for more than a minute when a node dies.
    options.put("network.ping-timeout", "5");
    // A lone copy that goes on writing is how a split brain begins.
    options.put("cluster.quorum-type", "auto");
    return Ordered.copy(options);
  }

  private static String addresses(Situation situation) {
    return situation.insiders().stream()
        .map(Address::value)
        .collect(Collectors.joining(",", "", ",127.0.0.1"));
  }
}
