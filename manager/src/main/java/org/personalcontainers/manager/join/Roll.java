package org.personalcontainers.manager.join;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.link.knock.Company;
import org.personalcontainers.link.knock.Guest;

/** Who could be in a new cluster: this node, and all that knock at it, by their names. */
record Roll(Company company, SortedMap<NodeName, List<Guest>> byName) {
  static Roll of(Company company) {
    SortedMap<NodeName, List<Guest>> byName = new TreeMap<>();
    List<Guest> all = new ArrayList<>(company.guests());
    all.addFirst(company.self());
    all.forEach(
        guest ->
            byName.computeIfAbsent(guest.newcomer().name(), name -> new ArrayList<>()).add(guest));
    return new Roll(company, byName);
  }

  /** The least declaration that holds them all; a person may have written another one. */
  String yaml() {
    ClusterName cluster =
        company
            .cluster()
            .orElseThrow(
                () ->
                    new UnfitValue(
                        "this node has no join.yml, which says what the cluster is called",
                        "write /etc/personal-containers/join.yml, or bring a cluster.yml: --file cluster.yml"));
    StringBuilder yaml = new StringBuilder("cluster: " + cluster + "\nnodes:\n");
    byName.forEach(
        (name, guests) ->
            yaml.append(
                "  \"%s\": {address: \"%s\"}\n"
                    .formatted(name, guests.getFirst().newcomer().address())));
    return yaml.toString();
  }

  NodeName self() {
    return company.self().newcomer().name();
  }

  /** The one of that name; throws where there is none, or more than one. */
  Guest one(NodeName name) {
    List<Guest> guests = Optional.ofNullable(byName.get(name)).orElse(List.of());
    if (guests.isEmpty()) {
      throw new UnfitValue(
          "nobody called " + name + " knocks here",
          "wait until it has booted, look at its join.yml, or leave it out of nodes");
    }
    if (guests.size() > 1) {
      throw new UnfitValue(
          guests.size() + " machines knock as " + name, "give all but one another host name");
    }
    return guests.getFirst();
  }
}
