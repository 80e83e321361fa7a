package org.personalcontainers.agent.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Mount;

/** What the kernel says is mounted. To read it touches no mount, so that none can hang it. */
final class MountTable {
  static final String GLUSTER = "fuse.glusterfs";

  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

  /** One line; of several at one point the last one is on top. */
  record Line(String device, String root, String point, String type, String source) {}

  private final List<Line> lines;

  private MountTable(List<Line> lines) {
    this.lines = lines;
  }

  /** The text of {@code /proc/<pid>/mountinfo}. */
  static MountTable of(String text) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      line(line).ifPresent(lines::add);
    }
    return new MountTable(lines);
  }

  private static Optional<Line> line(String text) {
    List<String> words = Arrays.asList(text.split(" ", -1));
    int dash = words.indexOf("-");
    if (dash < 6 || words.size() < dash + 3) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            words.get(2),
            plain(words.get(3)),
            plain(words.get(4)),
            words.get(dash + 1),
            plain(words.get(dash + 2))));
  }

  private static String plain(String word) {
    return ESCAPED.matcher(word).replaceAll(MountTable::character);
  }

  private static String character(MatchResult escape) {
    String character = String.valueOf((char) Integer.parseInt(escape.group(1), 8));
    return Matcher.quoteReplacement(character);
  }

  /** Where a Gluster volume is mounted, whoever did it. */
  List<HostPath> glusterPoints() {
    List<HostPath> points = new ArrayList<>();
    for (Line line : lines) {
      if (line.type().equals(GLUSTER)) {
        path(line.point()).ifPresent(points::add);
      }
    }
    return points;
  }

  /** Empty where nothing is mounted at the point itself. */
  Optional<Mount.Source> at(HostPath point) {
    return lines.reversed().stream()
        .filter(line -> line.point().equals(point.value()))
        .findFirst()
        .map(this::source);
  }

  private Mount.Source source(Line line) {
    Mount.Source other = new Mount.Source.Other(line.type() + " " + line.source());
    try {
      return line.type().equals(GLUSTER)
          ? new Mount.Source.Volume(volume(line.source()))
          : directory(line).<Mount.Source>map(Mount.Source.Directory::new).orElse(other);
    } catch (UnfitValue e) {
      return other;
    }
  }

  /** "pi1:/data", and "pi1:data" as older clients write it. */
  private static VolumeName volume(String source) {
    String name = source.substring(source.lastIndexOf(':') + 1);
    return new VolumeName(name.startsWith("/") ? name.substring(1) : name);
  }

  /** A bind mount shows a part of a filesystem: where that is mounted too, there it comes from. */
  private Optional<HostPath> directory(Line bind) {
    return lines.stream()
        .filter(line -> line.device().equals(bind.device()))
        .filter(line -> !line.point().equals(bind.point()))
        .filter(line -> line.root().equals("/") && !bind.root().equals("/"))
        .flatMap(line -> path(below(line.point(), bind.root())).stream())
        .findFirst();
  }

  private static String below(String point, String path) {
    return point.equals("/") ? path : point + path;
  }

  static Optional<HostPath> path(String text) {
    try {
      return Optional.of(new HostPath(text));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }
}
