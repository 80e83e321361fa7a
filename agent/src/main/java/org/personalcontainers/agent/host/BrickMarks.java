package org.personalcontainers.agent.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.status.VolumeId;

/**
 * Gluster's marks on brick directories. The JDK reads no attribute of that kind, so that it costs a
 * program: what a directory bore is known until its inode changes, and no mark comes or goes
 * without that.
 */
final class BrickMarks {
  private static final Pattern CLAIM =
      Pattern.compile("# file: (.+)\ntrusted\\.glusterfs\\.volume-id=0x([0-9a-f]{32})");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final NodeFiles files;
  private final Command command;
  private final Map<String, Told> told = new ConcurrentHashMap<>();

  BrickMarks(NodeFiles files, Command command) {
    this.files = files;
    this.command = command;
  }

  private record Told(String stamp, Optional<VolumeId> mark) {}

  /** The stamps are taken before the question: what changes in between is asked for once more. */
  Map<String, VolumeId> on(List<String> directories) throws IOException {
    Map<String, String> stamps = new HashMap<>();
    directories.forEach(path -> files.stamp(path).ifPresent(stamp -> stamps.put(path, stamp)));
    learn(directories.stream().filter(path -> !isKnown(path, stamps)).toList(), stamps);
    Map<String, VolumeId> marks = new TreeMap<>();
    for (String path : directories) {
      Optional.ofNullable(told.get(path))
          .flatMap(Told::mark)
          .ifPresent(mark -> marks.put(path, mark));
    }
    return marks;
  }

  private boolean isKnown(String path, Map<String, String> stamps) {
    Told before = told.get(path);
    return before != null && before.stamp().equals(stamps.get(path));
  }

  /** What has no stamp is never known again: an empty one equals none. */
  private void learn(List<String> changed, Map<String, String> stamps) throws IOException {
    Map<String, VolumeId> marks = ask(changed);
    for (String path : changed) {
      String stamp = stamps.getOrDefault(path, "");
      told.put(path, new Told(stamp, Optional.ofNullable(marks.get(path))));
    }
  }

  private Map<String, VolumeId> ask(List<String> directories) throws IOException {
    if (directories.isEmpty()) {
      return Map.of();
    }
    List<String> program = new ArrayList<>(List.of("getfattr", "--absolute-names", "-e", "hex"));
    program.addAll(List.of("-n", "trusted.glusterfs.volume-id", "--"));
    program.addAll(directories);
    return switch (command.run(LIMIT, program)) {
      // 1: at least one of them has no mark.
      case Command.Ended(int exit, String output, String complaint) when exit <= 1 -> marks(output);
      case Command.Ended(int exit, String output, String complaint) ->
          throw new IOException("getfattr can't tell (exit " + exit + "): " + complaint.strip());
      case Command.Lost(String reason) -> throw new IOException(reason);
    };
  }

  private static Map<String, VolumeId> marks(String output) {
    Map<String, VolumeId> marks = new TreeMap<>();
    Matcher matcher = CLAIM.matcher(output);
    while (matcher.find()) {
      marks.put(matcher.group(1), new VolumeId(uuid(matcher.group(2))));
    }
    return marks;
  }

  private static String uuid(String hex) {
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
