package org.personalcontainers.lab.bench;

/** Who is killed, and what the swarm was told about silence. */
record Failover(Settings settings, Victim victim) {
  enum Settings {
    OURS("2s", "0s"),
    DEFAULTS("5s", "5s");

    private final String heartbeat;
    private final String restartDelay;

    Settings(String heartbeat, String restartDelay) {
      this.heartbeat = heartbeat;
      this.restartDelay = restartDelay;
    }

    String heartbeat() {
      return heartbeat;
    }

    String restartDelay() {
      return restartDelay;
    }
  }

  enum Victim {
    NOT_THE_LEADER,
    THE_LEADER
  }

  String words() {
    String who =
        switch (victim) {
          case NOT_THE_LEADER -> "a node dies";
          case THE_LEADER -> "the swarm's leader dies";
        };
    return who
        + ", heartbeat "
        + settings.heartbeat()
        + ", restart delay "
        + settings.restartDelay();
  }
}
