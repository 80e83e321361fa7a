package org.personalcontainers.lab.real;

/** Where the lab says what it is doing. May be called by several threads at once. */
@FunctionalInterface
public interface Voice {
  void say(String sentence);
}
