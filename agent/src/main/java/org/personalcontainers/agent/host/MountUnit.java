package org.personalcontainers.agent.host;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

/** The systemd unit that keeps something mounted at a point. */
record MountUnit(HostPath point, Mount.Source source, List<NodeName> servers) {
  static final String HEAD =
      "# Written by the Personal Containers agent; changes are overwritten.\n";

  private static final String WHERE = "Where=";
  private static final String GATE = "personal-containers-gluster-ready@";
  static final String GATE_UNIT = GATE + ".service";
  static final String GATE_SCRIPT = "/var/lib/personal-containers/agent/gluster-ready";

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

  /**
   * A mount that comes before the bricks have registered their ports fails for good. Bounded by the
   * unit: then the mount is tried all the same.
   */
  static final String GATE_SCRIPT_TEXT =
      """
      #!/bin/sh
      # Until at least half of the volume's bricks serve. A node outside the pool has nothing to wait for, nor
      # has one whose glusterd does not run: it mounts from the others.
      #   gluster-ready VOLUME
      while :; do
        case $(systemctl is-active glusterd.service) in inactive | failed) exit 0 ;; esac
        info=$(gluster --mode=script --xml volume info "$1")
        case $info in *'<opErrno>30806<'*) exit 0 ;; esac
        bricks=$(printf '%s' "$info" | sed -n 's:.*<brickCount>\\([0-9]*\\)<.*:\\1:p')
        online=$(gluster --mode=script --xml volume status "$1" | tr -d '\\n' | sed 's:<node>:\\n&:g' | grep '<path>/' | grep -c '<status>1<')
        [ -n "$bricks" ] && [ "$bricks" -gt 0 ] && [ $((online * 2)) -ge "$bricks" ] && exit 0
        sleep 0.5
      done
      """;

  static final String GATE_TEXT =
      HEAD
          + """
          [Unit]
          Description=Bricks of the volume %%i
          After=glusterd.service
          Wants=glusterd.service
          [Service]
          Type=oneshot
          TimeoutStartSec=60
          ExecStart=/bin/sh %s %%i
          """
              .formatted(GATE_SCRIPT);

  /** The point of any mount unit, ours or another's. */
  static Optional<HostPath> where(String text) {
    return text.lines()
        .filter(line -> line.startsWith(WHERE))
        .findFirst()
        .map(line -> line.substring(WHERE.length()).strip())
        .map(value -> value.replace("%%", "%").replace("\\\\", "\\"))
        .flatMap(MountTable::path);
  }

  String name() {
    return escaped() + ".mount";
  }

  /** As systemd-escape --path writes it: a unit's name is its point. */
  private String escaped() {
    StringBuilder name = new StringBuilder();
    for (byte next : point.value().substring(1).getBytes(StandardCharsets.UTF_8)) {
      name.append(escaped((char) (next & 0xff), name.isEmpty()));
    }
    return name.toString();
  }

  private static String escaped(char next, boolean first) {
    if (next == '/') {
      return "-";
    }
    boolean plain = PLAIN.indexOf(next) >= 0 || (next == '.' && !first);
    return plain ? String.valueOf(next) : "\\x%02x".formatted((int) next);
  }

  String text() {
    return HEAD
        + switch (source) {
          case Mount.Source.Volume(VolumeName volume) -> text(volume);
          case Mount.Source.Directory(HostPath directory) -> text(directory);
          case Mount.Source.Other(String what) ->
              throw new IllegalArgumentException(what + " is nothing that we mount");
        }
        + "[Install]\nWantedBy=multi-user.target\n";
  }

  /** Wants and not Requires: with bricks that are late the mount is tried all the same. */
  private String text(VolumeName volume) {
    return """
    [Unit]
    Description=Volume %1$s at %2$s
    After=glusterd.service %3$s%1$s.service
    Wants=glusterd.service %3$s%1$s.service
    [Mount]
    What=%4$s:/%1$s
    Where=%2$s
    Type=glusterfs
    Options=_netdev%5$s
    TimeoutSec=60
    """
        .formatted(volume, unitValue(point), GATE, firstServer(), otherServers());
  }

  private String firstServer() {
    return servers.isEmpty() ? "localhost" : servers.getFirst().value();
  }

  private String otherServers() {
    String others = servers.stream().skip(1).map(NodeName::value).collect(Collectors.joining(":"));
    return others.isEmpty() ? "" : ",backup-volfile-servers=" + others;
  }

  /** systemd would make a directory that is missing, on whatever disk lies below it. */
  private String text(HostPath directory) {
    return """
    [Unit]
    Description=%1$s at %2$s
    ConditionPathIsDirectory=%1$s
    [Mount]
    What=%1$s
    Where=%2$s
    Type=none
    Options=bind
    """
        .formatted(unitValue(directory), unitValue(point));
  }

  String dockerDropIn() {
    return "docker.service.d/personal-containers-" + escaped() + ".conf";
  }

  /**
   * Wants and not Requires: else a mount that fails takes Docker and its socket down. And after
   * three ends in a minute systemd would never start Docker again, as packaged.
   */
  String dockerDropInText() {
    return HEAD + "[Unit]\nStartLimitIntervalSec=0\nWantsMountsFor=" + unitValue(point) + "\n";
  }

  private static String unitValue(HostPath path) {
    return path.value().replace("\\", "\\\\").replace("%", "%%");
  }
}
