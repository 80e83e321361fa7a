package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.agent.host.LinuxHost;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.spec.VolumeSpec;
import org.personalcontainers.core.status.BrickContent;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.Mount;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** One volume on three hosts, and what happens to its mounts. */
@Tag("slow")
@RealNodes(value = 3, strangers = "mallory")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealVolumeMountTest {
  private static final VolumeName DATA = new VolumeName("data");
  private static final HostPath POINT = new HostPath("/opt/docker");
  private static final Mount.Source SOURCE = new Mount.Source.Volume(DATA);
  private static final Mount WELL = new Mount(SOURCE, Mount.Health.ANSWERS, Mount.Tree.STANDS);

  private RealLab lab;
  private RealContractNodes nodes;
  private List<NodePorts> three;
  private List<NodeName> names;

  @BeforeAll
  void makeVolume(RealLab given) {
    lab = given;
    nodes = new RealContractNodes(lab, new OnlyHost());
    three = nodes.fresh(3);
    names = three.stream().map(NodePorts::name).toList();
    TreeMap<NodeName, Address> hosts = new TreeMap<>();
    three.forEach(node -> hosts.put(node.name(), node.address()));
    for (NodePorts node : three) {
      BrickPlace place =
          new BrickPlace(
              node.name(),
              new HostPath("/gluster/volumes/data"),
              1,
              new BrickId("of-" + node.name()));
      assertEquals(new Answer.Done(), node.host().writeHosts(hosts));
      assertEquals(new Answer.Done(), node.host().writeFirewall(new TreeSet<>(hosts.values())));
      assertEquals(new Answer.Done(), node.host().keepGlusterd());
      assertEquals(new Answer.Done(), node.host().makeBrick(DATA, place));
    }
    lab.node("pi1")
        .shell(
            """
            set -e
            gluster peer probe pi2; gluster peer probe pi3
            until [ "$(gluster peer status | grep -c 'Peer in Cluster (Connected)')" = 2 ]; do sleep 0.2; done
            b=/gluster/volumes/data/brick.1
            gluster --mode=script volume create data replica 3 pi1:$b pi2:$b pi3:$b force
            gluster --mode=script volume start data
            """);
  }

  private static final class OnlyHost implements RealContractNodes.Ports {
    @Override
    public Host host(Path root, Command command) {
      return new LinuxHost(root, command, Duration.ZERO, (address, answers) -> {});
    }
  }

  private static Answer mount(NodePorts node, List<NodeName> servers) {
    return node.host().mount(DATA, POINT, SOURCE, servers);
  }

  private static boolean isWell(NodePorts node) {
    return node.host().mounts().ifKnown().filter(seen -> WELL.equals(seen.get(POINT))).isPresent();
  }

  private static boolean hangs(NodePorts node) {
    return node.host()
        .mounts()
        .ifKnown()
        .map(seen -> seen.get(POINT))
        .filter(mount -> mount.health() == Mount.Health.HANGS)
        .isPresent();
  }

  @Test
  @Order(1)
  void files_that_a_mount_would_hide_are_a_reason_to_refuse() {
    lab.node("pi1").shell("echo precious > /opt/docker/file");
    assertInstanceOf(Answer.Refused.class, mount(three.getFirst(), names));
    lab.node("pi1").shell("rm /opt/docker/file");
  }

  @Test
  @Order(2)
  void all_three_have_it_and_the_tree_of_one_is_that_of_all() {
    three.forEach(node -> assertEquals(new Answer.Done(), mount(node, names)));
    assertEquals(
        new Answer.Done(), three.getFirst().host().makeTree(POINT, VolumeSpec.Tree.STANDARD));
    three.forEach(node -> nodes.eventually(Duration.ofSeconds(5), () -> isWell(node)));
    three.forEach(
        node ->
            assertInstanceOf(
                BrickContent.Claimed.class,
                Contract.at(node.host().bricks().ifKnown().orElseThrow(), DATA).bricks().get(1)));
    assertFalse(
        lab.node("pi1")
            .run("unshare", "-m", "sh", "-c", "umount -l /opt/docker && touch /opt/docker/file")
            .ok());
  }

  @Test
  @Order(3)
  void a_stranger_reaches_no_inner_port_and_a_node_does() {
    String address = lab.node("pi1").address();
    for (String port : List.of("24007", "2377", "7946")) {
      assertFalse(lab.node("mallory").run("nc", "-z", "-w", "2", address, port).ok(), port);
    }
    assertTrue(lab.node("mallory").run("nc", "-z", "-w", "2", address, "22").ok());
    assertTrue(lab.node("pi2").run("nc", "-z", "-w", "2", address, "24007").ok());
  }

  @Test
  @Order(4)
  void a_mount_whose_client_died_is_mounted_anew() {
    NodePorts first = three.getFirst();
    lab.node("pi1").shell("kill -9 $(pgrep -f '[p]rocess-name fuse')");
    nodes.eventually(Duration.ofSeconds(10), () -> hangs(first));
    assertEquals(new Answer.Done(), mount(first, names));
    assertTrue(isWell(first));
  }

  @Test
  @Order(5)
  void a_client_that_stands_still_is_seen_as_hanging_and_mounted_anew() {
    NodePorts first = three.getFirst();
    lab.node("pi1").shell("kill -STOP $(pgrep -f '[p]rocess-name fuse')");
    nodes.eventually(Duration.ofSeconds(10), () -> hangs(first));
    assertEquals(new Answer.Done(), mount(first, names));
    assertTrue(isWell(first));
  }

  @Test
  @Order(6)
  void glusterd_that_is_killed_is_back_and_its_brick_never_went() {
    String brick = lab.node("pi2").shell("pgrep glusterfsd");
    lab.node("pi2").shell("kill -9 $(pgrep -x glusterd)");
    nodes.eventually(
        Duration.ofSeconds(20),
        () -> lab.node("pi2").run("systemctl", "is-active", "-q", "glusterd").ok());
    assertEquals(brick, lab.node("pi2").shell("pgrep glusterfsd"));
  }

  @Test
  @Order(7)
  void after_a_power_cut_of_all_every_mount_comes_back() {
    lab.kill(names);
    names.parallelStream().forEach(name -> lab.boot(name, Bricks.THERE));
    three.forEach(nodes::showRootOf);
    three.forEach(node -> nodes.eventually(Duration.ofSeconds(90), () -> isWell(node)));
    for (NodePorts node : three) {
      assertTrue(
          lab.node(node.name())
              .shell("systemctl show docker -p After")
              .contains("opt-docker.mount"));
    }
  }
}
