package org.personalcontainers.core.spec.yaml;

import java.util.Optional;
import org.personalcontainers.core.spec.tree.FileKind;

/** Our own files. */
enum Kind implements FileKind {
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

  @Override
  public String file() {
    return file;
  }

  @Override
  public String least() {
    return least;
  }

  @Override
  public String line() {
    return "cluster: home";
  }

  @Override
  public Optional<String> homeOf(String key) {
    return switch (this) {
      case CLUSTER -> Homes.of(key).map(place -> "write it as " + place);
      case JOIN -> Homes.of(key).map(place -> "remove it: it belongs into cluster.yml");
    };
  }
}
