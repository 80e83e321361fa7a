package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.InterfaceName;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NetworkSpec.Encryption;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.spec.tree.Tree.Extent;

/** The section {@code networks}. The network of the ingress is always there. */
final class NetworksSection {
  static final String INGRESS_NETWORK = "proxy_traefik";
  static final Subnet INGRESS_SUBNET = Subnet.parse("172.20.20.0/24");

  static final List<String> KEYS =
      List.of("driver", "subnet", "attachable", "encrypted", "gateway", "parent", "pool");

  private static final List<String> OVERLAY_ONLY = List.of("attachable", "encrypted");
  private static final List<String> MACVLAN_ONLY = List.of("gateway", "parent", "pool");
  private static final int MOST_NETWORKS = 200;

  /** Networks of these names are made by Docker itself. */
  private static final Set<String> DOCKERS_OWN =
      Set.of("ingress", "bridge", "host", "none", "default", "docker_gwbridge");

  private static final Form<Subnet> SUBNET = Forms.notation("172.20.30.0/24", Subnet::parse);
  private static final Form<Subnet> LAN = Forms.notation("192.168.1.0/24", Subnet::parse);
  private static final Form<Subnet> POOL = Forms.notation("192.168.1.208/28", Subnet::parse);
  private static final Form<Address> GATEWAY = Forms.notation("192.168.1.1", Address::new);
  private static final Form<InterfaceName> PARENT = Forms.name("eth0", InterfaceName::new);
  private static final Form<Driver> DRIVER = Forms.word(Words.of(Driver.values()));
  private static final Form<Encryption> ENCRYPTED =
      new Form<>(
          "true",
          scalar ->
              scalar.text().equals("auto")
                  ? Encryption.WHERE_POSSIBLE
                  : Forms.yesOrNo().read().apply(scalar) ? Encryption.ON : Encryption.OFF);

  private final Findings findings;
  private final NodesDraft nodes;

  NetworksSection(Findings findings, NodesDraft nodes) {
    this.findings = findings;
    this.nodes = nodes;
  }

  private enum Driver {
    OVERLAY,
    MACVLAN
  }

  List<NetworkDraft> read(Fields root) {
    List<NetworkDraft> drafts = new ArrayList<>();
    Optional<Tree.Mapping> group =
        root.group("networks", "below networks: lan_apps: {driver: overlay}");
    group.ifPresent(
        networks ->
            withIngress(root, networks).values().forEach(entry -> draft(root, entry, drafts)));
    if (drafts.size() > MOST_NETWORKS) {
      findings.add(
          root.path("networks"), "more than " + MOST_NETWORKS + " networks", "declare fewer");
      return drafts;
    }
    new NetworkChecks(findings, nodes).check(drafts);
    return drafts;
  }

  private Map<String, Entry> withIngress(Fields root, Tree.Mapping networks) {
    Map<String, Entry> all = new LinkedHashMap<>();
    if (networks.extent() == Extent.WHOLE) {
      Tree nothing = new Tree.Mapping(networks.place(), Map.of(), Extent.WHOLE);
      Place place = findings.placeOf(root.path("networks"));
      all.put(INGRESS_NETWORK, new Entry(INGRESS_NETWORK, place, nothing));
    }
    all.putAll(networks.byKey());
    return all;
  }

  private void draft(Fields root, Entry entry, List<NetworkDraft> drafts) {
    KeyPath path = root.path("networks").key(entry.key());
    Optional<NetworkName> name = name(path, entry);
    Fields.group(findings, path, entry.value(), "{driver: overlay, subnet: 172.20.30.0/24}")
        .map(group -> new Fields(findings, path, group, KEYS))
        .flatMap(fields -> network(name, fields))
        .ifPresent(drafts::add);
  }

  private Optional<NetworkName> name(KeyPath path, Entry entry) {
    if (DOCKERS_OWN.contains(entry.key())) {
      findings.add(
          path,
          entry.place(),
          quoted(entry.key()) + " is a network of Docker's own",
          "give this one another name");
    }
    return Named.key(findings, path, entry, NetworkName::new);
  }

  private Optional<NetworkDraft> network(Optional<NetworkName> name, Fields fields) {
    return fields
        .orDefault("driver", DRIVER, Driver.OVERLAY, "one network over all nodes")
        .map(
            driver ->
                switch (driver) {
                  case OVERLAY -> overlay(name, fields);
                  case MACVLAN -> macvlan(name, fields);
                });
  }

  private NetworkDraft overlay(Optional<NetworkName> name, Fields fields) {
    refuseForeign(fields, MACVLAN_ONLY, "macvlan", "overlay");
    boolean ingress = name.map(NetworkName::value).orElse("").equals(INGRESS_NETWORK);
    return new NetworkDraft.Overlay(
        fields.path(),
        name,
        ingress
            ? fields.orDefault("subnet", SUBNET, INGRESS_SUBNET, "seldom taken by anything else")
            : fields.optional("subnet", SUBNET),
        fields.orDefault(
            "attachable",
            Forms.yesOrNo(),
            ingress,
            ingress ? "single containers may join too" : "for services only, as in Docker"),
        fields.orDefault(
            "encrypted",
            ENCRYPTED,
            Encryption.WHERE_POSSIBLE,
            "true where kernel and CPU of every node can"));
  }

  private NetworkDraft macvlan(Optional<NetworkName> name, Fields fields) {
    if (name.map(NetworkName::value).orElse("").equals(INGRESS_NETWORK)) {
      findings.add(
          fields.path("driver"),
          INGRESS_NETWORK + " leads from the ingress to services on every node",
          "write driver: overlay, and give this one another name");
    }
    refuseForeign(fields, OVERLAY_ONLY, "overlay", "macvlan");
    return new NetworkDraft.Macvlan(
        fields.path(),
        name,
        fields.required("subnet", LAN),
        fields.required("gateway", GATEWAY),
        fields.required("parent", PARENT),
        fields.required("pool", POOL));
  }

  private void refuseForeign(Fields fields, List<String> keys, String theirs, String ours) {
    for (String key : keys) {
      if (fields.tree(key).isPresent()) {
        findings.add(
            fields.path(key),
            key + " belongs to a network with driver: " + theirs + ", and this one is " + ours,
            "remove it, or write driver: " + theirs);
      }
    }
  }

  static SortedMap<NetworkName, NetworkSpec> specs(List<NetworkDraft> drafts) {
    SortedMap<NetworkName, NetworkSpec> specs = new TreeMap<>();
    drafts.stream().map(NetworkDraft::spec).forEach(network -> specs.put(network.name(), network));
    return specs;
  }
}
