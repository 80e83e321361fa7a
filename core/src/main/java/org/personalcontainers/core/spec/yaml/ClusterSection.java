package org.personalcontainers.core.spec.yaml;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StackSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;

/** The whole file: every section is read, whatever the others are like. */
final class ClusterSection {
  static final List<String> KEYS =
      List.of(
          "cluster",
          "nodes",
          "managers",
          "networks",
          "firewall",
          "storage",
          "failover",
          "ingress",
          "stacks");

  private final Findings findings;
  private final NameLookup lookup;

  ClusterSection(Findings findings, NameLookup lookup) {
    this.findings = findings;
    this.lookup = lookup;
  }

  Reading read(Tree.Mapping tree) {
    Fields root = new Fields(findings, KeyPath.ROOT, tree, KEYS);
    Optional<ClusterName> cluster = root.required("cluster", Forms.name("home", ClusterName::new));
    NodesDraft nodes = new NodesSection(findings, lookup).read(root);
    Optional<ManagerChoice> managers = new ManagersSection(findings, nodes).read(root);
    List<NetworkDraft> networks = new NetworksSection(findings, nodes).read(root);
    Optional<Firewall> firewall = firewall(root);
    Optional<StorageSpec> storage = new StorageSection(findings, nodes).read(root);
    Optional<Failover> failover = new FailoverSection(findings).read(root);
    Optional<Ingress> ingress = new IngressSection(findings, nodes).read(root);
    SortedMap<StackName, StackSpec> stacks = new StacksSection(findings).read(root);
    if (!findings.isEmpty()) {
      return new Reading.Refused(findings.problems());
    }
    ClusterSpec spec =
        new ClusterSpec(
            cluster.orElseThrow(),
            nodes.specs(),
            managers.orElseThrow(),
            NetworksSection.specs(networks),
            firewall.orElseThrow(),
            storage.orElseThrow(),
            failover.orElseThrow(),
            ingress.orElseThrow(),
            stacks);
    return new Reading.Read(spec, findings.origins());
  }

  private static Optional<Firewall> firewall(Fields root) {
    return root.orDefault("firewall", Forms.yesOrNo(), true, "the inner ports are for nodes only")
        .map(on -> on ? Firewall.ON : Firewall.OFF);
  }
}
