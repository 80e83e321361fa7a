package org.personalcontainers.core.api;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.LocalPath;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.VariableName;

/**
 * A stack as somebody hands it in.
 *
 * @param file what problems call the compose file
 * @param text of it
 * @param values what its variables stand for
 * @param files what lies beside it, in base64
 */
public record StackDraft(
    String file,
    String text,
    SortedMap<VariableName, Value> values,
    SortedMap<LocalPath, String> files) {
  public StackDraft {
    values = Ordered.copy(values);
    files = Ordered.copy(files);
  }

  /** Secrets may stand in it. */
  @Override
  public String toString() {
    return "StackDraft[" + file + "]";
  }
}
