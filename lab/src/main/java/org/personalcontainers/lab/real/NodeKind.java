package org.personalcontainers.lab.real;

/** What a machine of the lab has of ours. */
public enum NodeKind {
  /** All packages that the checkout has built. */
  NODE,
  /** None of them: a machine that somebody put into the same network. */
  STRANGER
}
