package org.personalcontainers.lab.real;

import java.util.Arrays;

/** systemd's own word for how a node is. */
public enum SystemState {
  INITIALIZING,
  STARTING,
  RUNNING,
  /** Up, but a unit has failed. */
  DEGRADED,
  MAINTENANCE,
  STOPPING,
  OFFLINE,
  UNKNOWN;

  static SystemState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
