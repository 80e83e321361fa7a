package org.personalcontainers.link.knock;

import java.util.regex.Pattern;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.NodeName;

/**
 * Who asks to be let in: all that its certificate will be about, but for its key.
 *
 * @param address by which the other nodes reach it
 * @param machine the machine's id, which outlives the node's name and key
 */
public record Newcomer(NodeName name, Address address, String machine) {
  private static final Pattern MACHINE = Pattern.compile("[0-9A-Za-z-]{1,64}");

  public Newcomer {
    if (!MACHINE.matcher(machine).matches()) {
      throw new IllegalArgumentException("a machine's id has up to 64 letters and digits");
    }
  }
}
