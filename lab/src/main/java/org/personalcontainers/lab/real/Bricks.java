package org.personalcontainers.lab.real;

/** Whether a node's brick disk is there when it boots. */
public enum Bricks {
  THERE,
  /** A USB disk that spins up slowly, or not at all; {@code attach} brings it. */
  LATE
}
