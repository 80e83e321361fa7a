package org.personalcontainers.core.spec;

/** The name of a stack's setting. */
public record SettingName(String value) implements Comparable<SettingName> {
  public SettingName {
    Names.check("setting name", value, Names.OBJECT, 64);
  }

  @Override
  public int compareTo(SettingName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
