package org.personalcontainers.lab.sim;

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
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;

/** Draws what a person might declare. */
final class Declarations {
  /** Most people have three nodes. */
  private static final List<Integer> SIZES = List.of(1, 2, 3, 3, 3, 3, 3, 3, 4, 5, 5, 7);

  private static final List<String> LABELS = List.of("media", "disk", "zone", "arch");

  private final Chance chance;

  Declarations(Chance chance) {
    this.chance = chance;
  }

  static NodeName name(int number) {
    return new NodeName("pi" + number);
  }

  static NodeSpec plain(int number) {
    return NodeSpec.plain(name(number), new Address("192.168.1." + (10 + number)));
  }

  ClusterSpec draw() {
    int size = chance.pick(SIZES);
    TreeMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    for (int number = 1; number <= size; number++) {
      nodes.put(name(number), node(number));
    }
    return new ClusterSpec(
        new ClusterName("home"),
        nodes,
        managers(size),
        networks(),
        firewall(),
        storage(size),
        new Failover(Duration.ofSeconds(chance.between(2, 12))),
        ingress(),
        new TreeMap<>());
  }

  private Firewall firewall() {
    return chance.happens(0.9) ? Firewall.ON : Firewall.OFF;
  }

  private NodeSpec node(int number) {
    TreeMap<LabelName, String> labels = new TreeMap<>();
    while (chance.happens(0.3)) {
      labels.put(new LabelName(chance.pick(LABELS)), "v" + chance.between(1, 3));
    }
    NodeSpec plain = plain(number);
    return new NodeSpec(plain.name(), plain.address(), labels, availability());
  }

  private Availability availability() {
    return chance.happens(0.8) ? Availability.ACTIVE : chance.pick(List.of(Availability.values()));
  }

  private ManagerChoice managers(int size) {
    if (chance.happens(0.8)) {
      return new ManagerChoice.Auto();
    }
    int count = size < 3 ? 1 : 3;
    TreeSet<NodeName> listed = new TreeSet<>();
    while (listed.size() < count) {
      listed.add(name(chance.between(1, size)));
    }
    return new ManagerChoice.Listed(listed);
  }

  private SortedMap<NetworkName, NetworkSpec> networks() {
    TreeMap<NetworkName, NetworkSpec> networks = new TreeMap<>();
    NetworkSpec proxy = overlay("proxy_traefik", Optional.of("172.20.20.0/24"));
    networks.put(proxy.name(), proxy);
    if (chance.happens(0.3)) {
      NetworkSpec inner = overlay("inner", Optional.empty());
      networks.put(inner.name(), inner);
    }
    if (chance.happens(0.4)) {
      NetworkSpec lan = macvlan();
      networks.put(lan.name(), lan);
    }
    return networks;
  }

  static NetworkSpec overlay(String name, Optional<String> subnet) {
    return new NetworkSpec.Overlay(
        new NetworkName(name), subnet.map(Subnet::parse), true, NetworkSpec.Encryption.OFF);
  }

  private static NetworkSpec macvlan() {
    return new NetworkSpec.Macvlan(
        new NetworkName("lan"),
        Subnet.parse("192.168.1.0/24"),
        new Address("192.168.1.1"),
        new InterfaceName("eth0"),
        Subnet.parse("192.168.1.192/26"));
  }

  private StorageSpec storage(int size) {
    TreeMap<VolumeName, VolumeSpec> volumes = new TreeMap<>();
    VolumeSpec docker = volume("docker", size, VolumeSpec.Tree.STANDARD);
    volumes.put(docker.name(), docker);
    if (chance.happens(0.2)) {
      VolumeSpec media = volume("media", size, VolumeSpec.Tree.NONE);
      volumes.put(media.name(), media);
    }
    return new StorageSpec(
        size < 3 ? StorageSpec.Driver.LOCAL : StorageSpec.Driver.GLUSTER, volumes);
  }

  private VolumeSpec volume(String name, int size, VolumeSpec.Tree tree) {
    boolean arbitrated = size >= 3 && chance.happens(0.2);
    return new VolumeSpec(
        new VolumeName(name),
        new HostPath("/opt/" + name),
        size < 3 ? 1 : (arbitrated ? 2 : 3),
        new HostPath("/gluster/volumes"),
        tree,
        arbitrated ? Optional.of(name(3)) : Optional.empty(),
        arbitrated ? List.of(name(1), name(2)) : List.of());
  }

  private static Ingress ingress() {
    return new Ingress(
        Optional.empty(),
        Optional.empty(),
        new Ingress.Entrances.All(),
        new Ingress.Acme.LetsEncrypt(),
        Ingress.Challenge.HTTP);
  }
}
