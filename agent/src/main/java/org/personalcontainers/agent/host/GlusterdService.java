package org.personalcontainers.agent.host;

import java.io.IOException;
import java.util.List;
import org.personalcontainers.core.status.HostSeen.GlusterdUnit;

/**
 * How systemd keeps glusterd. As packaged, its restart kills the bricks, and after a crash it is
 * back after a minute.
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
      """;

  /** What systemd has read, which need not be what lies there. */
  private static final List<String> KEPT =
      List.of("KillMode=process", "Restart=always", "UnitFileState=enabled");

  private final NodeFiles files;
  private final Systemd systemd;

  GlusterdService(NodeFiles files, Command command) {
    this.files = files;
    this.systemd = new Systemd(command);
  }

  void keep() throws IOException {
    files.write(Systemd.UNITS + UNIT + ".d/personal-containers.conf", DROP_IN);
    systemd.enableNow(UNIT);
  }

  GlusterdUnit look() throws IOException {
    List<String> lines =
        systemd
            .properties(UNIT, List.of("KillMode", "Restart", "UnitFileState"))
            .lines()
            .map(String::strip)
            .toList();
    return lines.containsAll(KEPT) ? GlusterdUnit.KEPT : GlusterdUnit.AS_PACKAGED;
  }
}
