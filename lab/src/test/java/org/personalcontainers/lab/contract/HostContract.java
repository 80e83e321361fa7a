package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.BrickRoot;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GroupId;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.MachineSeen;
import org.personalcontainers.core.status.Mount;

/** What the host does, the simulated one as the real one. */
abstract class HostContract extends Contract {
  private static final VolumeName DATA = new VolumeName("data");
  private static final HostPath ROOT = new HostPath("/gluster/volumes/data");
  private static final HostPath DISK = new HostPath("/gluster");
  private static final HostPath POINT = new HostPath("/mnt/data");

  private static BrickPlace place(NodePorts node, int number, String id) {
    return new BrickPlace(node.name(), ROOT, number, new BrickId(id));
  }

  private BrickRoot root(NodePorts node) {
    return at(known(node.host()::bricks), DATA);
  }

  private Optional<GroupId> group(NodePorts node) {
    return known(node.host()::look).group();
  }

  private Optional<Mount> mount(NodePorts node) {
    return Optional.ofNullable(known(node.host()::mounts).get(POINT));
  }

  @Test
  void a_fresh_host_has_nothing_of_ours() {
    NodePorts node = nodes().fresh(1).getFirst();
    assertEquals(
        new HostSeen(
            new TreeMap<>(),
            Optional.empty(),
            HostSeen.GlusterdUnit.AS_PACKAGED,
            group(node),
            Fact.known(new TreeSet<>())),
        known(node.host()::look));
    assertTrue(group(node).isPresent());
    assertTrue(known(node.host()::bricks).isEmpty());
    assertTrue(known(node.host()::mounts).isEmpty());
  }

  @Test
  void a_machine_tells_what_it_has() {
    NodePorts node = nodes().fresh(1).getFirst();
    MachineSeen machine = known(node.host()::machine);
    assertTrue(machine.memory() > 0);
    MachineSeen.DiskSeen disk = at(machine.disks(), new HostPath("/var/lib/docker"));
    assertTrue(disk.size() > 0);
    assertTrue(disk.used() % 5 == 0 && disk.used() <= 100, disk::toString);
  }

  @Test
  void hosts_firewall_and_unit_stand_as_they_were_written_also_after_a_power_cut() {
    NodePorts node = nodes().fresh(1).getFirst();
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    hosts.put(node.name(), node.address());
    hosts.put(new NodeName("other"), new Address("192.168.77.99"));
    TreeSet<Address> nodes = new TreeSet<>(hosts.values());
    for (int twice = 0; twice < 2; twice++) {
      done(() -> node.host().writeHosts(hosts));
      done(() -> node.host().writeFirewall(nodes));
      done(node.host()::keepGlusterd);
    }
    HostSeen expected =
        new HostSeen(
            hosts,
            Optional.of(nodes),
            HostSeen.GlusterdUnit.KEPT,
            group(node),
            Fact.known(new TreeSet<>()));
    assertEquals(expected, known(node.host()::look));
    nodes().powerOff(node);
    nodes().boot(node);
    assertEquals(expected, known(node.host()::look));
  }

  @Test
  void a_group_keeps_the_number_that_it_was_given_also_after_a_power_cut() {
    NodePorts node = nodes().fresh(1).getFirst();
    GroupId wanted = new GroupId(group(node).orElseThrow().value() + 1000);
    for (int twice = 0; twice < 2; twice++) {
      done(() -> node.host().alignGroup(wanted));
    }
    nodes().powerOff(node);
    nodes().boot(node);
    assertEquals(Optional.of(wanted), group(node));
  }

  @Test
  void a_firewall_that_is_taken_away_stays_away_after_a_power_cut() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(node.host()::removeFirewall);
    done(() -> node.host().writeFirewall(new TreeSet<>(List.of(node.address()))));
    for (int twice = 0; twice < 2; twice++) {
      done(node.host()::removeFirewall);
    }
    assertEquals(Optional.empty(), known(node.host()::look).firewall());
    nodes().powerOff(node);
    nodes().boot(node);
    assertEquals(Optional.empty(), known(node.host()::look).firewall());
  }

  @Test
  void certificates_that_are_placed_anew_replace_the_older_ones() {
    NodePorts node = nodes().fresh(1).getFirst();
    Equipment first = equipment("a.example.org", "b.example.org");
    Equipment second = equipment("b.example.org");
    assertEquals(Optional.empty(), known(node.host()::look).equipment());
    for (Equipment each : List.of(first, first, second)) {
      done(() -> node.host().equip(each));
      assertEquals(Optional.of(each.content()), known(node.host()::look).equipment());
    }
  }

  private static Equipment equipment(String... names) {
    TreeMap<CertificateName, Certificate> certificates = new TreeMap<>();
    for (String name : names) {
      certificates.put(
          new CertificateName(name),
          new Certificate(
              "-----BEGIN CERTIFICATE-----\n" + name + "\n",
              new KeyPem("-----BEGIN PRIVATE KEY-----\n" + name + "\n")));
    }
    return new Equipment(certificates, new TreeMap<>());
  }

  @Test
  void hosts_that_are_written_anew_replace_the_older_ones() {
    NodePorts node = nodes().fresh(1).getFirst();
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    hosts.put(new NodeName("old"), new Address("192.168.77.98"));
    done(() -> node.host().writeHosts(hosts));
    hosts.clear();
    hosts.put(new NodeName("new"), new Address("192.168.77.99"));
    done(() -> node.host().writeHosts(hosts));
    assertEquals(hosts, known(node.host()::look).hosts());
  }

  @Test
  void a_brick_is_an_empty_directory_with_a_marker_beside_it() {
    NodePorts node = nodes().fresh(1).getFirst();
    done(() -> node.host().makeBrick(DATA, place(node, 1, "one")));
    done(() -> node.host().makeBrick(DATA, place(node, 1, "one")));
    refused(() -> node.host().makeBrick(DATA, place(node, 1, "other")));
    done(() -> node.host().makeBrick(DATA, place(node, 2, "two")));
    assertEquals(new BrickId("one"), root(node).markers().get(1));
    assertEquals(new BrickContent.Empty(), root(node).bricks().get(1));
    assertEquals(List.of(1, 2), List.copyOf(root(node).bricks().keySet()));
  }

  @Test
  void no_brick_is_made_where_a_disk_is_to_be_mounted_that_is_not_there() {
    NodePorts node = nodes().fresh(1).getFirst();
    nodes().powerOff(node);
    nodes().bootWithoutDisk(node);
    eventually(() -> unmounted(node).equals(Set.of(DISK)));
    refused(() -> node.host().makeBrick(DATA, place(node, 1, "one")));
    nodes().attachDisk(node);
    eventually(() -> unmounted(node).isEmpty());
    assertTrue(known(node.host()::bricks).isEmpty());
    done(() -> node.host().makeBrick(DATA, place(node, 1, "one")));
  }

  private Set<HostPath> unmounted(NodePorts node) {
    return node.host().look().then(HostSeen::unmounted).ifKnown().orElse(new TreeSet<>());
  }

  @Test
  void a_directory_is_mounted_and_stays_so() {
    NodePorts node = nodes().fresh(1).getFirst();
    BrickPlace place = place(node, 1, "one");
    done(() -> node.host().makeBrick(DATA, place));
    Mount.Source source = new Mount.Source.Directory(place.path());
    done(() -> node.host().mount(DATA, POINT, source, List.of()));
    done(() -> node.host().mount(DATA, POINT, source, List.of()));
    assertEquals(
        Optional.of(new Mount(source, Mount.Health.ANSWERS, Mount.Tree.INCOMPLETE)), mount(node));
    nodes().powerOff(node);
    nodes().boot(node);
    eventually(() -> mount(node).filter(m -> m.health() == Mount.Health.ANSWERS).isPresent());
  }

  @Test
  void another_source_is_not_mounted_over_the_first() {
    NodePorts node = nodes().fresh(1).getFirst();
    BrickPlace one = place(node, 1, "one");
    BrickPlace two = place(node, 2, "two");
    done(() -> node.host().makeBrick(DATA, one));
    done(() -> node.host().makeBrick(DATA, two));
    done(() -> node.host().mount(DATA, POINT, new Mount.Source.Directory(one.path()), List.of()));
    refused(
        () -> node.host().mount(DATA, POINT, new Mount.Source.Directory(two.path()), List.of()));
    assertEquals(new Mount.Source.Directory(one.path()), mount(node).orElseThrow().source());
  }

  @Test
  void the_tree_stands_in_a_mount_and_nowhere_else() {
    NodePorts node = nodes().fresh(1).getFirst();
    refused(() -> node.host().makeTree(POINT, VolumeSpec.Tree.STANDARD));
    BrickPlace place = place(node, 1, "one");
    done(() -> node.host().makeBrick(DATA, place));
    Mount.Source source = new Mount.Source.Directory(place.path());
    done(() -> node.host().mount(DATA, POINT, source, List.of()));
    done(() -> node.host().makeTree(POINT, VolumeSpec.Tree.STANDARD));
    assertEquals(Mount.Tree.STANDS, mount(node).orElseThrow().tree());
  }
}
