package org.personalcontainers.agent.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.UnfitValue;

/** The hosts file: our lines between two markers, and all others as they are, to the byte. */
final class HostsFile {
  private static final String PATH = "/etc/hosts";
  private static final String BEGIN =
      "# personal-containers begin: the nodes of the cluster, written by the agent";
  private static final String END = "# personal-containers end";
  private static final int MOST_TRIES = 5;

  private final NodeFiles files;

  HostsFile(NodeFiles files) {
    this.files = files;
  }

  SortedMap<NodeName, Address> read() throws IOException {
    return hosts(Lines.of(files.read(PATH).orElse("")).ours);
  }

  /** Others may write to it at any time, and don't know of us. */
  void write(SortedMap<NodeName, Address> hosts) throws IOException {
    for (int left = MOST_TRIES; ; left--) {
      try {
        writeOnce(hosts);
        return;
      } catch (ChangedMeanwhile e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private void writeOnce(SortedMap<NodeName, Address> hosts) throws IOException {
    Optional<String> before = files.read(PATH);
    files.writeUnlessChanged(PATH, with(before.orElse(""), hosts), before);
  }

  static String with(String text, SortedMap<NodeName, Address> hosts) {
    Lines lines = Lines.of(text);
    StringBuilder block = new StringBuilder(BEGIN).append('\n');
    hosts.forEach((name, address) -> block.append(line(name, address)));
    block.append(END).append('\n');
    String gap = lines.before.isEmpty() || lines.before.endsWith("\n") ? "" : "\n";
    return lines.before + gap + block + lines.after;
  }

  private static String line(NodeName name, Address address) {
    return address + "\t" + name + "\n";
  }

  private static SortedMap<NodeName, Address> hosts(List<String> lines) {
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    for (String line : lines) {
      entry(line).ifPresent(entry -> hosts.put(entry.name(), entry.address()));
    }
    return hosts;
  }

  private static Optional<Entry> entry(String line) {
    String[] words = line.strip().split("\t", -1);
    if (words.length != 2) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Entry(new NodeName(words[1]), new Address(words[0])));
    } catch (UnfitValue e) {
      return Optional.empty();
    }
  }

  private record Entry(NodeName name, Address address) {}

  /**
   * The file in three parts. Where somebody has removed the end, ours ends with the first line that
   * we can't have written: what follows may be anybody's.
   */
  private record Lines(String before, List<String> ours, String after) {
    static Lines of(String text) {
      StringBuilder before = new StringBuilder();
      StringBuilder after = new StringBuilder();
      List<String> ours = new ArrayList<>();
      Part part = Part.BEFORE;
      for (String line : linesOf(text)) {
        part = part.at(line.strip());
        switch (part) {
          case BEFORE -> before.append(line);
          case OURS -> ours.add(line);
          case BEGIN_MARKER, END_MARKER -> {}
          case AFTER -> after.append(line);
        }
      }
      return new Lines(before.toString(), ours, after.toString());
    }

    private static List<String> linesOf(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)", -1));
    }
  }

  /** Where a line stands. */
  private enum Part {
    BEFORE,
    BEGIN_MARKER,
    OURS,
    END_MARKER,
    AFTER;

    Part at(String line) {
      if (line.equals(BEGIN) && this == BEFORE) {
        return BEGIN_MARKER;
      }
      return switch (this) {
        case BEFORE -> BEFORE;
        case BEGIN_MARKER, OURS -> inside(line);
        case END_MARKER, AFTER -> AFTER;
      };
    }

    private static Part inside(String line) {
      if (line.equals(END)) {
        return END_MARKER;
      }
      return entry(line).isPresent() ? OURS : AFTER;
    }
  }
}
