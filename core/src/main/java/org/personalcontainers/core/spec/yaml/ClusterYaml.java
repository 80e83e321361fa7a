package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.tree.Decoded;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.Origins;
import org.personalcontainers.core.spec.tree.SourceText;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.TreeReader;

/** Reads and prints cluster.yml. Nothing here does I/O, blocks (but for the lookup) or throws. */
public final class ClusterYaml {
  private ClusterYaml() {}

  /** Reads a text that is already decoded. */
  public static Reading read(String file, String text) {
    return read(file, text, NameLookup.none());
  }

  /**
   * Reads a text that is already decoded.
   *
   * @param file what problems call the file
   */
  public static Reading read(String file, String text, NameLookup lookup) {
    Findings findings = new Findings(Kind.CLUSTER, file, text);
    SourceText source = SourceText.of(text, findings);
    return read(source, findings, lookup);
  }

  /** Reads a file's bytes, which must be UTF-8. */
  public static Reading read(String file, byte[] bytes, NameLookup lookup) {
    return switch (Decoded.of(bytes)) {
      case Decoded.Text(String text) -> read(file, text, lookup);
      case Decoded.Foreign foreign -> new Reading.Refused(List.of(foreign.problem(file)));
    };
  }

  private static Reading read(SourceText source, Findings findings, NameLookup lookup) {
    return switch (source) {
      case SourceText.Unreadable() -> new Reading.Refused(findings.problems());
      case SourceText.Lines(var lines) -> {
        Tree.Mapping tree = new TreeReader(lines, findings).read();
        findings.learnPlaces(tree);
        yield new ClusterSection(findings, lookup).read(tree);
      }
    };
  }

  /** Prints a declaration with every default filled in; reading it again gives an equal one. */
  public static String print(ClusterSpec spec) {
    return new Printer(path -> Optional.empty()).print(spec);
  }

  /** The same, with a comment behind each value that says where it came from. */
  public static String print(ClusterSpec spec, Origins origins) {
    return new Printer(origins::of).print(spec);
  }
}
