package org.personalcontainers.core.spec;

/** The key of a node label. */
public record LabelName(String value) implements Comparable<LabelName> {
  public LabelName {
    Names.check("label name", value, Names.DOTTED, 128);
  }

  @Override
  public int compareTo(LabelName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
