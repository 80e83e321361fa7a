package org.personalcontainers.core.stack;

/** What a variable stands for. Only {@link #reveal} shows it where it is secret. */
public sealed interface Value {
  String reveal();

  record Plain(String reveal) implements Value {}

  record Secret(String reveal) implements Value {
    @Override
    public String toString() {
      return "Secret[***]";
    }
  }
}
