package org.personalcontainers.agent.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.personalcontainers.core.api.StackLogs.Line;
import org.personalcontainers.core.api.StackLogs.Stream;
import org.personalcontainers.core.stack.ServiceName;

/**
 * One line as Docker tells it where times and details were asked for: {@code TIME KEY=VALUE,... and
 * what was written}.
 */
final class LogLine {
  private static final String NODE = "com.docker.swarm.node.id";
  private static final String TASK = "com.docker.swarm.task.id";

  private LogLine() {}

  /**
   * Empty where it is none.
   *
   * @param nodes their names by swarm's ids
   */
  static Optional<Line> of(LogStream.Piece piece, ServiceName service, Map<String, String> nodes) {
    String[] parts = piece.text().split(" ", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      Map<String, String> details = details(parts[1]);
      String node = details.getOrDefault(NODE, "");
      return Optional.of(
          new Line(
              Instant.parse(parts[0]),
              service,
              nodes.getOrDefault(node, node),
              details.getOrDefault(TASK, ""),
              stream(piece.source()),
              parts.length == 3 ? parts[2] : ""));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stream stream(LogStream.Source source) {
    return switch (source) {
      case OUT, SWARM -> Stream.OUT;
      case ERR -> Stream.ERR;
    };
  }

  private static Map<String, String> details(String text) {
    Map<String, String> details = new TreeMap<>();
    for (String pair : text.split(",", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        details.put(pair.substring(0, sign), pair.substring(sign + 1));
      }
    }
    return details;
  }
}
