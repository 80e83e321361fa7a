package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.status.HostSeen.GlusterdUnit;

/**
 * How systemd keeps glusterd. As packaged, its restart kills the bricks, after a crash it is back
 * after a minute, it may be started six times in an hour, and it never notices that a peer is dead
 * to which a question is under way.
 */
final class GlusterdService {
  private static final String UNIT = "glusterd.service";
  private static final String DROP_IN =
      """
      # Written by the Personal Containers agent; changes are overwritten.
      [Unit]
      StartLimitIntervalSec=0
      [Service]
      KillMode=process
      Restart=always
      RestartSec=2
      Environment=GLUSTERD_OPTIONS=--xlator-option=management.transport.tcp-user-timeout=10
      """;

  /** What systemd has read, which need not be what lies there. */
  private static final List<String> KEPT =
      List.of("KillMode=process", "Restart=always", "UnitFileState=enabled");

  /** Somebody stopped it, and systemd heeds that: a crash leads to another start. */
  private static final Set<String> STOPPED = Set.of("ActiveState=inactive", "ActiveState=failed");

  /** The package has an environment of its own beside it. */
  private static final String OPTIONS =
      "GLUSTERD_OPTIONS=--xlator-option=management.transport.tcp-user-timeout=10";

  private static final Duration RESTART_LIMIT = Duration.ofSeconds(60);

  private final NodeFiles files;
  private final Systemd systemd;

  GlusterdService(NodeFiles files, Command command) {
    this.files = files;
    this.systemd = new Systemd(command);
  }

  /** It is restarted, for it reads its options once; its bricks go on, now that they may. */
  void keep() throws IOException {
    if (look() == GlusterdUnit.KEPT) {
      return;
    }
    files.write(Systemd.UNITS + UNIT + ".d/personal-containers.conf", DROP_IN);
    systemd.enable(UNIT);
    systemd.restartWithin(RESTART_LIMIT, UNIT);
  }

  GlusterdUnit look() throws IOException {
    List<String> lines =
        systemd
            .properties(
                UNIT, List.of("KillMode", "Restart", "UnitFileState", "Environment", "ActiveState"))
            .lines()
            .map(String::strip)
            .toList();
    boolean heedsTheDead =
        lines.stream().anyMatch(l -> l.startsWith("Environment=") && l.contains(OPTIONS));
    boolean runs = lines.stream().noneMatch(STOPPED::contains);
    return lines.containsAll(KEPT) && heedsTheDead && runs
        ? GlusterdUnit.KEPT
        : GlusterdUnit.AS_PACKAGED;
  }
}
