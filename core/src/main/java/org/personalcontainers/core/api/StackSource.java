package org.personalcontainers.core.api;

import java.util.SortedMap;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.VariableName;

/**
 * What a stack was made of when it was handed in last.
 *
 * @param file what problems call the compose file; empty: nobody handed it in
 * @param text of it, as its writer has it
 * @param settings what its variables stand for wherever it is deployed
 */
public record StackSource(String file, String text, SortedMap<VariableName, Value> settings) {
  public StackSource {
    settings = Ordered.copy(settings);
  }

  /** Its writer may have put a secret there. */
  @Override
  public String toString() {
    return "StackSource[" + file + "]";
  }
}
