package org.personalcontainers.agent;

/** Which version this is. */
final class Version {
  /** A constant, because opening the jar for its manifest costs memory for ever. */
  static final String NUMBER = "0.1.0";

  private Version() {}
}
