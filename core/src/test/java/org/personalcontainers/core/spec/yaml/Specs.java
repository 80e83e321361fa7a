package org.personalcontainers.core.spec.yaml;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.spec.ClusterName;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.EmailAddress;
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
import org.personalcontainers.core.spec.SettingName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.StackSpec;
import org.personalcontainers.core.spec.StorageSpec;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;

/** Declarations of every kind that a file can hold. */
final class Specs {
  private Specs() {}

  static Arbitrary<ClusterSpec> any() {
    return Arbitraries.integers().between(1, 9).flatMap(Specs::nodeNames).flatMap(Specs::withNodes);
  }

  private static Arbitrary<List<NodeName>> nodeNames(int count) {
    return hostNames().map(NodeName::new).list().ofSize(count).uniqueElements();
  }

  /** Among them such as another reader would take for something else. */
  private static Arbitrary<String> hostNames() {
    return Arbitraries.oneOf(
        plainHostNames(), Arbitraries.of("no", "yes", "true", "null", "1e3", "12ab", "n", "on"));
  }

  private static Arbitrary<String> plainHostNames() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .withChars('-')
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(text -> "a" + text + "z");
  }

  private static Arbitrary<ClusterSpec> withNodes(List<NodeName> names) {
    return Combinators.combine(
            plainHostNames(),
            nodes(names),
            managers(names),
            networks(),
            Combinators.combine(Arbitraries.of(Firewall.class), storage(names)).as(Guarding::new),
            Arbitraries.longs().between(6_000, 3_600_000).map(Duration::ofMillis),
            ingress(names),
            stacks())
        .as(
            (cluster, nodes, managers, networks, storage, after, ingress, stacks) ->
                new ClusterSpec(
                    new ClusterName(cluster),
                    nodes,
                    managers,
                    networks,
                    storage.firewall(),
                    storage.storage(),
                    new Failover(after),
                    ingress,
                    stacks));
  }

  private record Guarding(Firewall firewall, StorageSpec storage) {}

  private static Arbitrary<SortedMap<NodeName, NodeSpec>> nodes(List<NodeName> names) {
    Arbitrary<List<String>> hosts =
        Arbitraries.integers()
            .between(2, 200)
            .list()
            .ofSize(names.size())
            .uniqueElements()
            .flatMap(
                numbers ->
                    Arbitraries.of("192.168.7.", "fd00::", "2001:db8:0:0:1::")
                        .map(prefix -> numbers.stream().map(number -> prefix + number).toList()));
    Arbitrary<SortedMap<LabelName, String>> labels = texts(LabelName::new, "com.example/x");
    return Combinators.combine(
            hosts,
            labels.list().ofSize(names.size()),
            Arbitraries.of(Availability.class).list().ofSize(names.size()))
        .as((addresses, all, states) -> nodes(names, addresses, all, states));
  }

  private static SortedMap<NodeName, NodeSpec> nodes(
      List<NodeName> names,
      List<String> addresses,
      List<SortedMap<LabelName, String>> labels,
      List<Availability> states) {
    SortedMap<NodeName, NodeSpec> nodes = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      Address address = new Address(addresses.get(i));
      NodeSpec node = new NodeSpec(names.get(i), address, labels.get(i), states.get(i));
      nodes.put(node.name(), node);
    }
    return nodes;
  }

  /** Names with texts of all kinds, but for what no file may hold. */
  private static <K extends Comparable<K>> Arbitrary<SortedMap<K, String>> texts(
      Function<String, K> name, String odd) {
    Arbitrary<String> keys = Arbitraries.oneOf(plainHostNames(), Arbitraries.of(odd, "no", "7"));
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(20).filter(Specs::mayBeWritten),
            Arbitraries.of("", " ", "true", "~", "0123", "1.10", "a: b", "- a", "# a", "\"", "'"));
    return Arbitraries.maps(keys.map(name), values).ofMaxSize(3).map(TreeMap::new);
  }

  private static boolean mayBeWritten(String text) {
    return text.codePoints()
        .allMatch(
            point ->
                point == '\n'
                    || (!Character.isISOControl(point)
                        && Character.getType(point) != Character.SURROGATE));
  }

  private static Arbitrary<ManagerChoice> managers(List<NodeName> names) {
    Arbitrary<ManagerChoice> listed =
        Arbitraries.of(names)
            .set()
            .ofMinSize(1)
            .filter(chosen -> chosen.size() % 2 == 1)
            .map(chosen -> new ManagerChoice.Listed(new TreeSet<>(chosen)));
    return Arbitraries.oneOf(Arbitraries.just(new ManagerChoice.Auto()), listed);
  }

  private static Arbitrary<SortedMap<NetworkName, NetworkSpec>> networks() {
    Arbitrary<Integer> overlays = Arbitraries.integers().between(0, 4);
    Arbitrary<Integer> macvlans = Arbitraries.integers().between(0, 3);
    return Combinators.combine(overlays, macvlans, overlayKinds().list().ofSize(5))
        .as(
            (overlay, macvlan, kinds) -> {
              List<NetworkSpec> all = new ArrayList<>();
              all.add(kinds.getLast().named("proxy_traefik", "172.20.20.0/24"));
              IntStream.range(0, overlay)
                  .mapToObj(i -> kinds.get(i).named("o" + i, "172.2" + i + ".64.0/20"))
                  .forEach(all::add);
              IntStream.range(0, macvlan).mapToObj(Specs::macvlan).forEach(all::add);
              SortedMap<NetworkName, NetworkSpec> networks = new TreeMap<>();
              all.forEach(network -> networks.put(network.name(), network));
              return networks;
            });
  }

  private record OverlayKind(
      boolean hasSubnet, boolean attachable, NetworkSpec.Encryption encryption) {
    NetworkSpec named(String name, String subnet) {
      boolean ingress = name.equals("proxy_traefik");
      return new NetworkSpec.Overlay(
          new NetworkName(name),
          hasSubnet || ingress ? Optional.of(Subnet.parse(subnet)) : Optional.empty(),
          attachable,
          encryption);
    }
  }

  private static Arbitrary<OverlayKind> overlayKinds() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(NetworkSpec.Encryption.class))
        .as(OverlayKind::new);
  }

  private static NetworkSpec macvlan(int number) {
    String lan = "192.168.10" + number;
    return new NetworkSpec.Macvlan(
        new NetworkName("m" + number),
        Subnet.parse(lan + ".0/24"),
        new Address(lan + ".1"),
        new InterfaceName("eth0." + number),
        Subnet.parse(lan + ".208/28"));
  }

  private static Arbitrary<StorageSpec> storage(List<NodeName> names) {
    Arbitrary<List<VolumeShape>> shapes =
        Arbitraries.of(VolumeShape.class).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(StorageSpec.Driver.class), shapes)
        .as(
            (driver, chosen) -> {
              SortedMap<VolumeName, VolumeSpec> volumes = new TreeMap<>();
              for (int i = 0; i < chosen.size(); i++) {
                VolumeShape shape =
                    driver == StorageSpec.Driver.LOCAL ? VolumeShape.SINGLE : chosen.get(i);
                VolumeSpec volume = shape.volume(i == 0 ? "docker" : "v" + i, names);
                volumes.put(volume.name(), volume);
              }
              return new StorageSpec(driver, volumes);
            });
  }

  private enum VolumeShape {
    SINGLE(1, 0, false),
    PLACED(1, 0, true),
    THREE(3, 0, false),
    THREE_PLACED(3, 0, true),
    FIVE(5, 0, false),
    VOTED(2, 1, false),
    VOTED_PLACED(2, 1, true);

    private final int replicas;
    private final int arbiters;
    private final boolean placed;

    VolumeShape(int replicas, int arbiters, boolean placed) {
      this.replicas = replicas;
      this.arbiters = arbiters;
      this.placed = placed;
    }

    VolumeSpec volume(String name, List<NodeName> nodes) {
      if (nodes.size() < replicas + arbiters) {
        return SINGLE.volume(name, nodes);
      }
      return new VolumeSpec(
          new VolumeName(name),
          new HostPath("/srv/" + name),
          replicas,
          new HostPath(placed ? "/data/bricks" : "/gluster/volumes"),
          placed ? VolumeSpec.Tree.STANDARD : VolumeSpec.Tree.NONE,
          arbiters == 0 ? Optional.empty() : Optional.of(nodes.getLast()),
          placed ? nodes.subList(0, replicas) : List.of());
    }
  }

  private static Arbitrary<Ingress> ingress(List<NodeName> names) {
    Arbitrary<Ingress.Entrances> entrances =
        Arbitraries.oneOf(
            Arbitraries.just(new Ingress.Entrances.All()),
            Arbitraries.of(names)
                .set()
                .ofMinSize(1)
                .map(some -> new Ingress.Entrances.Listed(new TreeSet<>(some))));
    Arbitrary<Ingress.Acme> acme =
        Arbitraries.of(
            new Ingress.Acme.LetsEncrypt(),
            new Ingress.Acme.LetsEncryptStaging(),
            new Ingress.Acme.Directory(URI.create("https://ca.example.org/dir?a=b&c=%20#x")),
            new Ingress.Acme.Directory(URI.create("https://[fd00::1]:9000/acme:")));
    return Combinators.combine(
            Arbitraries.of("example.org", "a-b.example.org", "xn--kche-0ra.de", "1.e5")
                .map(DomainName::new)
                .optional(),
            Arbitraries.of("me@example.org", "'odd\"#:one'@example.org")
                .map(EmailAddress::new)
                .optional(),
            entrances,
            acme,
            DnsSpecs.any())
        .as(
            (domain, email, nodes, by, proved) ->
                new Ingress(
                    domain, email, nodes, by, proved.challenge(), Optional.empty(), proved.dns()));
  }

  private static Arbitrary<SortedMap<StackName, StackSpec>> stacks() {
    Arbitrary<SortedMap<SettingName, String>> settings = texts(SettingName::new, "a_b");
    return Arbitraries.maps(plainHostNames().map(StackName::new), settings)
        .ofMaxSize(3)
        .map(
            (Map<StackName, SortedMap<SettingName, String>> all) -> {
              SortedMap<StackName, StackSpec> stacks = new TreeMap<>();
              all.forEach((name, set) -> stacks.put(name, new StackSpec(name, set)));
              return stacks;
            });
  }
}
