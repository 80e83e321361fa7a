package org.personalcontainers.manager.preview;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.node.Observation;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;
import org.personalcontainers.core.status.SwarmMembership;

/** Nodes on which Docker and Gluster were installed, and nothing was done. */
public final class Fresh {
  private Fresh() {}

  public static Situation situation(int nodes) {
    TreeMap<NodeName, Observation> observations = new TreeMap<>();
    spec(nodes).nodes().keySet().forEach(node -> observations.put(node, seen(node)));
    return new Situation(spec(nodes), observations, Ledger.blank(new ClusterId("test")));
  }

  public static Observation.Seen seen(NodeName node) {
    return new Observation.Seen(status(node), List.of());
  }

  public static NodeStatus status(NodeName node) {
    HostSeen host =
        new HostSeen(
            new TreeMap<>(),
            Optional.empty(),
            HostSeen.GlusterdUnit.AS_PACKAGED,
            Optional.empty(),
            Fact.known(new TreeSet<>()));
    Pool alone = new Pool(new PeerId("peer-" + node), new TreeMap<>());
    return new NodeStatus(
        node,
        Fact.known(host),
        Fact.unknown("nobody looked"),
        Fact.known(new SwarmMembership.Outside()),
        Fact.unknown("no manager"),
        Fact.known(new TreeMap<>()),
        Fact.known(alone),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()),
        Fact.known(new TreeMap<>()));
  }

  public static ClusterSpec spec(int count) {
    boolean shared = count >= 3;
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    for (int i = 1; i <= count; i++) {
      NodeName name = new NodeName("pi" + i);
      nodes.put(name, NodeSpec.plain(name, new Address("192.168.1." + (10 + i))));
    }
    return new ClusterSpec(
        new ClusterName("home"),
        nodes,
        new ManagerChoice.Auto(),
        networks(),
        Firewall.ON,
        storage(shared),
        new Failover(Duration.ofSeconds(6)),
        new Ingress(
            Optional.empty(),
            Optional.empty(),
            new Ingress.Entrances.All(),
            new Ingress.Acme.LetsEncrypt(),
            Ingress.Challenge.HTTP),
        new TreeMap<>());
  }

  private static SortedMap<NetworkName, NetworkSpec> networks() {
    TreeMap<NetworkName, NetworkSpec> networks = new TreeMap<>();
    NetworkName proxy = new NetworkName("proxy_traefik");
    NetworkName lan = new NetworkName("lan");
    networks.put(
        proxy,
        new NetworkSpec.Overlay(
            proxy,
            Optional.of(Subnet.parse("172.20.20.0/24")),
            true,
            NetworkSpec.Encryption.WHERE_POSSIBLE));
    networks.put(
        lan,
        new NetworkSpec.Macvlan(
            lan,
            Subnet.parse("192.168.1.0/24"),
            new Address("192.168.1.1"),
            new InterfaceName("eth0"),
            Subnet.parse("192.168.1.208/28")));
    return networks;
  }

  private static StorageSpec storage(boolean shared) {
    VolumeName name = new VolumeName("docker");
    VolumeSpec volume =
        new VolumeSpec(
            name,
            new HostPath("/opt/docker"),
            shared ? 3 : 1,
            new HostPath("/gluster/volumes"),
            VolumeSpec.Tree.STANDARD,
            Optional.empty(),
            List.of());
    TreeMap<VolumeName, VolumeSpec> volumes = new TreeMap<>();
    volumes.put(name, volume);
    return new StorageSpec(shared ? StorageSpec.Driver.GLUSTER : StorageSpec.Driver.LOCAL, volumes);
  }
}
