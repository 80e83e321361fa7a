package org.personalcontainers.core.stack.yaml;

import java.util.List;
import org.personalcontainers.core.spec.tree.Decoded;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.SourceText;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;

/** Reads files of values, such as .env. Nothing here does I/O, blocks or throws. */
public final class EnvText {
  private EnvText() {}

  /**
   * Reads a text that is already decoded.
   *
   * @param file what problems call the file
   * @param above what wins over the values of this file
   */
  public static ValuesReading read(String file, String text, Values above) {
    if (text.lines().map(String::strip).allMatch(EnvText::saysNothing)) {
      return new ValuesReading.Read(Values.NONE);
    }
    Findings findings = new Findings(ValuesKind.ENV, file, text);
    Values values =
        switch (SourceText.of(text, findings)) {
          case SourceText.Unreadable() -> Values.NONE;
          case SourceText.Lines(var lines) -> new EnvReader(lines, above, findings).read();
        };
    return findings.isEmpty()
        ? new ValuesReading.Read(values)
        : new ValuesReading.Refused(findings.problems());
  }

  private static boolean saysNothing(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  /** Reads a file's bytes, which must be UTF-8. */
  public static ValuesReading read(String file, byte[] bytes, Values above) {
    return switch (Decoded.of(bytes)) {
      case Decoded.Text(String text) -> read(file, text, above);
      case Decoded.Foreign foreign -> new ValuesReading.Refused(List.of(foreign.problem(file)));
    };
  }
}
