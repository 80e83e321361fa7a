package org.personalcontainers.core.ledger;

/** What a person names to approve one destructive step, and no other. */
public record ApprovalId(String value) implements Comparable<ApprovalId> {
  public ApprovalId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an approval's identity must not be blank");
    }
  }

  @Override
  public int compareTo(ApprovalId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
