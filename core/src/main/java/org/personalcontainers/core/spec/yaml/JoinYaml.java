package org.personalcontainers.core.spec.yaml;

import java.util.List;
import org.personalcontainers.core.spec.tree.Decoded;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.SourceText;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.TreeReader;

/** Reads join.yml. Nothing here does I/O, blocks or throws, and no problem shows the key. */
public final class JoinYaml {
  private JoinYaml() {}

  /** Reads a text that is already decoded. */
  public static JoinReading read(String file, String text) {
    Findings findings = new Findings(Kind.JOIN, file, text);
    return switch (SourceText.of(text, findings)) {
      case SourceText.Unreadable() -> new JoinReading.Refused(findings.problems());
      case SourceText.Lines(var lines) -> {
        Tree.Mapping tree = new TreeReader(lines, findings).read();
        findings.learnPlaces(tree);
        yield new JoinSection(findings).read(tree);
      }
    };
  }

  /** Reads a file's bytes, which must be UTF-8. */
  public static JoinReading read(String file, byte[] bytes) {
    return switch (Decoded.of(bytes)) {
      case Decoded.Text(String text) -> read(file, text);
      case Decoded.Foreign foreign -> new JoinReading.Refused(List.of(foreign.problem(file)));
    };
  }
}
