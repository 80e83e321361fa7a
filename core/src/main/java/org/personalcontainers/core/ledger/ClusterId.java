package org.personalcontainers.core.ledger;

/** The identity of a cluster, made when it was claimed. */
public record ClusterId(String value) {
  public ClusterId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a cluster's identity must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
