package org.personalcontainers.core.api;

import java.util.List;
import org.personalcontainers.core.spec.NetworkName;

/** The declared networks. */
public record Networks(List<Network> networks) {
  public Networks {
    networks = List.copyOf(networks);
  }

  /**
   * One of them.
   *
   * @param subnet empty where Docker chooses one
   * @param state what was seen of it
   */
  public record Network(NetworkName name, String driver, String subnet, String state) {}
}
