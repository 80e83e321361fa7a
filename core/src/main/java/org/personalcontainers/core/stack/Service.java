package org.personalcontainers.core.stack;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.personalcontainers.core.spec.Ordered;

/** One service of a stack. */
public record Service(ServiceName name, String image, Parts parts, Uses uses, Placing placing) {
  /** What it has for itself. */
  public record Parts(List<Port> ports, List<Mount> mounts, List<LocalPath> envFiles) {
    public Parts {
      ports = List.copyOf(ports);
      mounts = List.copyOf(mounts);
      envFiles = List.copyOf(envFiles);
    }
  }

  /** What it shares with others of the stack, by name. */
  public record Uses(
      SortedSet<ResourceName> networks,
      SortedSet<ResourceName> configs,
      SortedSet<ResourceName> secrets) {
    public Uses {
      networks = Ordered.copy(networks);
      configs = Ordered.copy(configs);
      secrets = Ordered.copy(secrets);
    }
  }

  /**
   * What others see of it, and where it may run.
   *
   * @param labels of its containers
   * @param deployLabels of the service itself
   */
  public record Placing(
      SortedMap<String, String> labels,
      SortedMap<String, String> deployLabels,
      List<String> constraints) {
    public Placing {
      labels = Ordered.copy(labels);
      deployLabels = Ordered.copy(deployLabels);
      constraints = List.copyOf(constraints);
    }
  }

  /** Secrets may have been filled in. */
  @Override
  public String toString() {
    return "Service[" + name + "]";
  }
}
