package org.personalcontainers.agent.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.HostPath;

/**
 * Where this system is set to mount something at boot: by a line of {@code /etc/fstab}, or by an
 * enabled unit that is not ours.
 */
final class BootMounts {
  private static final String FSTAB = "/etc/fstab";
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
  private static final Pattern TRAILING = Pattern.compile("/+$");
  private static final Pattern PULLS_IN = Pattern.compile(".+\\.(wants|requires)");

  private final NodeFiles files;

  BootMounts(NodeFiles files) {
    this.files = files;
  }

  /** Those at which nothing is mounted now. */
  SortedSet<HostPath> missingFrom(MountTable table) throws IOException {
    SortedSet<HostPath> points = points();
    points.removeIf(point -> table.at(point).isPresent());
    return points;
  }

  private SortedSet<HostPath> points() throws IOException {
    TreeSet<HostPath> points = new TreeSet<>();
    files.read(FSTAB).orElse("").lines().forEach(line -> ofLine(line).ifPresent(points::add));
    for (String unit : enabled()) {
      ofUnit(files.read(Systemd.UNITS + unit).orElse("")).ifPresent(points::add);
    }
    return points;
  }

  private static Optional<HostPath> ofLine(String line) {
    String[] words = BLANKS.split(line.strip());
    boolean counts = words.length >= 3 && !words[0].startsWith("#");
    // An escaped blank makes it a path that nothing of ours can lie in.
    return counts && !words[1].contains("\\") && !(words.length > 3 && isForHands(words[3]))
        ? MountTable.path(TRAILING.matcher(words[1]).replaceFirst(""))
        : Optional.empty();
  }

  private static boolean isForHands(String options) {
    return List.of(options.split(",", -1)).contains("noauto");
  }

  private SortedSet<String> enabled() throws IOException {
    TreeSet<String> enabled = new TreeSet<>();
    for (String directory : files.list(Systemd.UNITS)) {
      if (PULLS_IN.matcher(directory).matches()) {
        files.list(Systemd.UNITS + directory).stream()
            .filter(name -> name.endsWith(".mount"))
            .forEach(enabled::add);
      }
    }
    return enabled;
  }

  private static Optional<HostPath> ofUnit(String text) {
    return text.startsWith(MountUnit.HEAD) ? Optional.empty() : MountUnit.where(text);
  }
}
