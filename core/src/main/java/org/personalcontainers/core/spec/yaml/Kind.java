package org.personalcontainers.core.spec.yaml;

import java.util.Optional;

/** Which of our files is read: what its problems call it, and what it holds at least. */
enum Kind {
  CLUSTER(
      "cluster.yml",
      "write at least: cluster: home, and under nodes: a line such as pi1: {address: 192.168.1.11}"),
  JOIN(
      "join.yml",
      "write three lines: cluster: home, key: pc-..., and managers: [pi1.local, 192.168.1.11]");

  private final String file;
  private final String least;

  Kind(String file, String least) {
    this.file = file;
    this.least = least;
  }

  String file() {
    return file;
  }

  /** What a person would write to begin with. */
  String least() {
    return least;
  }

  /** Where a key belongs, for one that stands in the wrong group. */
  Optional<String> homeOf(String key) {
    return switch (this) {
      case CLUSTER -> Homes.of(key).map(place -> "write it as " + place);
      case JOIN -> Homes.of(key).map(place -> "remove it: it belongs into cluster.yml");
    };
  }
}
