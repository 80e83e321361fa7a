package org.personalcontainers.core.spec.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.personalcontainers.core.spec.ClusterSpec;
import org.personalcontainers.core.spec.DnsKeeper;
import org.personalcontainers.core.spec.DnsNames;
import org.personalcontainers.core.spec.DnsZone;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.Ingress;
import org.personalcontainers.core.spec.ManagerChoice;
import org.personalcontainers.core.spec.NetworkSpec;
import org.personalcontainers.core.spec.NodeSpec;
import org.personalcontainers.core.spec.StackSpec;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Origin;
import org.personalcontainers.core.spec.tree.Scalars;

/** Writes a declaration as a file that a person could have written. */
final class Printer {
  private final Page page;

  Printer(Function<KeyPath, Optional<Origin>> origins) {
    this.page = new Page(origins);
  }

  String print(ClusterSpec spec) {
    page.value("cluster", Scalars.text(spec.cluster().value()));
    page.group("nodes", () -> spec.nodes().values().forEach(this::node));
    page.value("managers", managers(spec.managers()));
    page.group("networks", () -> spec.networks().values().forEach(this::network));
    page.value("firewall", firewall(spec.firewall()));
    page.group("storage", () -> storage(spec));
    page.group("failover", () -> page.value("after", Durations.print(spec.failover().after())));
    page.group("ingress", () -> ingress(spec.ingress()));
    page.groupOrNone("stacks", spec.stacks(), () -> spec.stacks().values().forEach(this::stack));
    return page.text();
  }

  private void node(NodeSpec node) {
    page.group(
        node.name().value(),
        () -> {
          page.value("address", Scalars.text(node.address().value()));
          texts("labels", node.labels());
          page.value("availability", Words.of(node.availability()));
        });
  }

  private void texts(String key, SortedMap<?, String> texts) {
    page.groupOrNone(
        key,
        texts,
        () -> texts.forEach((name, text) -> page.value(name.toString(), Scalars.text(text))));
  }

  private static String managers(ManagerChoice managers) {
    return switch (managers) {
      case ManagerChoice.Auto _ -> "auto";
      case ManagerChoice.Listed listed -> names(listed.nodes());
    };
  }

  private static String firewall(Firewall firewall) {
    return switch (firewall) {
      case ON -> "true";
      case OFF -> "false";
    };
  }

  private static String names(Collection<?> names) {
    List<String> words = names.stream().map(Object::toString).map(Scalars::text).toList();
    return "[" + String.join(", ", words) + "]";
  }

  private void network(NetworkSpec network) {
    page.group(
        network.name().value(),
        () -> {
          switch (network) {
            case NetworkSpec.Overlay overlay -> overlay(overlay);
            case NetworkSpec.Macvlan macvlan -> macvlan(macvlan);
          }
        });
  }

  private void overlay(NetworkSpec.Overlay overlay) {
    page.value("driver", "overlay");
    overlay.subnet().ifPresent(subnet -> page.value("subnet", Scalars.text(subnet.toString())));
    page.value("attachable", String.valueOf(overlay.attachable()));
    page.value(
        "encrypted",
        switch (overlay.encryption()) {
          case WHERE_POSSIBLE -> "auto";
          case ON -> "true";
          case OFF -> "false";
        });
  }

  private void macvlan(NetworkSpec.Macvlan macvlan) {
    page.value("driver", "macvlan");
    page.value("subnet", Scalars.text(macvlan.subnet().toString()));
    page.value("gateway", Scalars.text(macvlan.gateway().value()));
    page.value("parent", Scalars.text(macvlan.parent().value()));
    page.value("pool", Scalars.text(macvlan.pool().toString()));
  }

  private void storage(ClusterSpec spec) {
    page.value("driver", Words.of(spec.storage().driver()));
    page.groupOrNone(
        "volumes",
        spec.storage().volumes(),
        () -> spec.storage().volumes().values().forEach(this::volume));
  }

  private void volume(VolumeSpec volume) {
    page.group(
        volume.name().value(),
        () -> {
          page.value("mount", Scalars.text(volume.mount().value()));
          page.value("replicas", String.valueOf(volume.replicas()));
          page.value("bricks", Scalars.text(volume.bricks().value()));
          page.value("tree", Words.of(volume.tree()));
          volume.arbiter().ifPresent(node -> page.value("arbiter", Scalars.text(node.value())));
          if (!volume.nodes().isEmpty()) {
            page.value("nodes", names(volume.nodes()));
          }
        });
  }

  private void ingress(Ingress ingress) {
    ingress.domain().ifPresent(domain -> page.value("domain", Scalars.text(domain.value())));
    ingress.email().ifPresent(email -> page.value("email", Scalars.text(email.value())));
    page.value(
        "nodes",
        switch (ingress.nodes()) {
          case Ingress.Entrances.All _ -> "all";
          case Ingress.Entrances.Listed listed -> names(listed.nodes());
        });
    page.value(
        "acme",
        switch (ingress.acme()) {
          case Ingress.Acme.LetsEncrypt _ -> IngressSection.LETS_ENCRYPT;
          case Ingress.Acme.LetsEncryptStaging _ -> IngressSection.LETS_ENCRYPT_STAGING;
          case Ingress.Acme.Directory directory -> Scalars.text(directory.url().toString());
        });
    ingress.ca().ifPresent(ca -> page.value("ca", Scalars.text(ca.value())));
    page.value("challenge", Words.of(ingress.challenge()));
    ingress.dns().ifPresent(this::dns);
  }

  private void dns(DnsNames names) {
    page.groupOrNone("zones", names.zones(), () -> names.zones().forEach(this::zone));
    page.value("wildcards", names(names.wildcards()));
  }

  private void zone(DomainName name, DnsZone zone) {
    page.group(
        name.value(),
        () -> {
          switch (zone.keeper()) {
            case DnsKeeper.Cloudflare _ -> page.value("provider", "cloudflare");
            case DnsKeeper.DigitalOcean _ -> page.value("provider", "digitalocean");
            case DnsKeeper.Rfc2136(var server, var key, var algorithm) -> {
              page.value("provider", "rfc2136");
              page.value("server", Scalars.text(server.value()));
              page.value("key", Scalars.text(key.value()));
              page.value("algorithm", algorithm.word());
            }
          }
          page.value("secret", Scalars.text(zone.secret().value()));
        });
  }

  private void stack(StackSpec stack) {
    page.group(stack.name().value(), () -> texts("set", stack.settings()));
  }
}
