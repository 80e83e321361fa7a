package org.personalcontainers.core.stack;

import java.nio.charset.StandardCharsets;
import org.personalcontainers.core.spec.StackName;

/**
 * The name that swarm knows a config or secret by. It ends in a hash of the content, because swarm
 * changes neither: other content is another config, and the services move over to it.
 */
public record HashedName(String value) implements Comparable<HashedName> {
  /** What swarm takes. */
  static final int LONGEST = 64;

  private static final int DIGITS = 12;

  /** Of one that the stack has for itself. */
  public static HashedName of(StackName stack, ResourceName key, ContentHash content) {
    return of(stack.value() + "_" + key.value(), content);
  }

  /** Of one that a person gave a name. */
  public static HashedName of(ResourceName name, ContentHash content) {
    return of(name.value(), content);
  }

  private static HashedName of(String name, ContentHash content) {
    String ending = "-" + content.value().substring(0, DIGITS);
    return new HashedName(shortened(name, LONGEST - ending.length()) + ending);
  }

  /** Two long names that begin alike stay two. */
  private static String shortened(String name, int longest) {
    if (name.length() <= longest) {
      return name;
    }
    String own = ContentHash.of(name.getBytes(StandardCharsets.UTF_8)).value().substring(0, 8);
    return name.substring(0, longest - own.length() - 1) + "-" + own;
  }

  @Override
  public int compareTo(HashedName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
