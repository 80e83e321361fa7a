package org.personalcontainers.lab.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.Failover;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.LabelName;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StackSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickId;

/** A declaration of any size: so many nodes, and as many stacks. */
final class LargeSpec {
  private static final Subnet POOL = Subnet.parse("10.64.0.0/14");

  private LargeSpec() {}

  static ClusterSpec of(int count) {
    return new ClusterSpec(
        new ClusterName("bench"),
        nodes(count),
        new ManagerChoice.Listed(new TreeSet<>(List.of(name(0), name(1), name(2)))),
        networks(),
        Firewall.ON,
        storage(),
        new Failover(Duration.ofSeconds(6)),
        new Ingress(
            Optional.empty(),
            Optional.empty(),
            new Ingress.Entrances.All(),
            new Ingress.Acme.LetsEncrypt(),
            Ingress.Challenge.HTTP),
        stacks(count));
  }

  static NodeName name(int index) {
    return new NodeName("n%05d".formatted(index));
  }

  static BrickId brick(NodeName node) {
    return new BrickId("bench/docker/" + node + "/1");
  }

  /** The size of a node's range: the pool is wide enough for four addresses each. */
  static int rangePrefix() {
    return 30;
  }

  static SortedMap<LabelName, String> labels() {
    TreeMap<LabelName, String> labels = new TreeMap<>();
    labels.put(new LabelName("disk"), "ssd");
    return labels;
  }

  static Address address(int index) {
    return new Address("10.1." + (index / 250) + "." + (1 + index % 250));
  }

  private static SortedMap<NodeName, NodeSpec> nodes(int count) {
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      nodes.put(name(i), new NodeSpec(name(i), address(i), labels(), Availability.ACTIVE));
    }
    return nodes;
  }

  static NetworkSpec.Macvlan lan() {
    return new NetworkSpec.Macvlan(
        new NetworkName("lan"),
        Subnet.parse("10.64.0.0/10"),
        new Address("10.127.255.254"),
        new InterfaceName("eth0"),
        POOL);
  }

  private static SortedMap<NetworkName, NetworkSpec> networks() {
    NetworkName proxy = new NetworkName("proxy_traefik");
    TreeMap<NetworkName, NetworkSpec> networks = new TreeMap<>();
    networks.put(
        proxy,
        new NetworkSpec.Overlay(
            proxy, Optional.of(Subnet.parse("172.20.20.0/24")), true, NetworkSpec.Encryption.OFF));
    networks.put(lan().name(), lan());
    return networks;
  }

  static VolumeSpec volume() {
    return new VolumeSpec(
        new VolumeName("docker"),
        new HostPath("/opt/docker"),
        3,
        new HostPath("/gluster/volumes"),
        VolumeSpec.Tree.STANDARD,
        Optional.empty(),
        List.of());
  }

  private static StorageSpec storage() {
    TreeMap<VolumeName, VolumeSpec> volumes = new TreeMap<>();
    volumes.put(volume().name(), volume());
    return new StorageSpec(StorageSpec.Driver.GLUSTER, volumes);
  }

  private static SortedMap<StackName, StackSpec> stacks(int count) {
    TreeMap<StackName, StackSpec> stacks = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      StackName name = new StackName("stack" + i);
      stacks.put(name, new StackSpec(name, new TreeMap<>()));
    }
    return stacks;
  }
}
