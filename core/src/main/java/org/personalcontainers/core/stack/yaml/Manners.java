package org.personalcontainers.core.stack.yaml;

import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.Mount;
import org.personalcontainers.core.stack.Port;
import org.personalcontainers.core.stack.Service;

/**
 * How a service behaves where its file does not say: a container that ended is started again at
 * once, as the failover time counts it in, and what does not come up in an update is taken back.
 */
final class Manners {
  private Manners() {}

  static Tree.Mapping added(Tree.Mapping service, Service read) {
    return Nodes.below(service, "deploy", deploy -> deploy(deploy, read));
  }

  private static Tree.Mapping deploy(Tree.Mapping deploy, Service read) {
    Tree.Mapping quick =
        Nodes.below(deploy, "restart_policy", policy -> Nodes.orElse(policy, "delay", "0s"));
    if (isJob(deploy)) {
      return quick;
    }
    Tree.Mapping careful =
        Nodes.below(
            quick, "update_config", update -> Nodes.orElse(update, "failure_action", "rollback"));
    return mayOverlap(deploy, read)
        ? Nodes.below(
            careful, "update_config", update -> Nodes.orElse(update, "order", "start-first"))
        : careful;
  }

  private static boolean isJob(Tree.Mapping deploy) {
    return mode(deploy).endsWith("-job");
  }

  private static String mode(Tree.Mapping deploy) {
    return deploy
        .entry("mode")
        .map(Tree.Entry::value)
        .filter(Tree.Scalar.class::isInstance)
        .map(value -> ((Tree.Scalar) value).text())
        .orElse("replicated");
  }

  /** Two of them at once fight for a port of the node, over files, or for the only place. */
  private static boolean mayOverlap(Tree.Mapping deploy, Service read) {
    return mode(deploy).equals("replicated")
        && Nodes.group(deploy, "placement")
            .flatMap(placement -> placement.entry("max_replicas_per_node"))
            .isEmpty()
        && read.parts().ports().stream().noneMatch(port -> port.mode() == Port.Mode.HOST)
        && read.parts().mounts().stream().allMatch(Manners::isItsOwn);
  }

  private static boolean isItsOwn(Mount mount) {
    return switch (mount) {
      case Mount.Fleeting fleeting -> true;
      case Mount.HostBind bind -> false;
      case Mount.LocalBind bind -> false;
      case Mount.InVolume volume -> volume.volume().isEmpty();
    };
  }
}
