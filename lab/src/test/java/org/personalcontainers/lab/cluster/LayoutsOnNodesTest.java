package org.personalcontainers.lab.cluster;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/** Clusters that are not three equal nodes: of one, of two, and of two with a third that votes. */
@RealNodes(6)
class LayoutsOnNodesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Test
  void oneNodeKeepsItsDirectoryOverAPowerCut(RealLab lab) {
    RealNode pi1 = lab.node("pi1");
    giveJoinFiles(lab, "solo", "pi1");
    mustFound(pi1, "solo");
    pi1.shell("echo kept > /opt/docker/config/word; sync -f /opt/docker");
    mustHaveNothingToDo(pi1);

    lab.kill(List.of(pi1.name()));
    lab.boot(pi1.name(), Bricks.THERE);

    Patience.until(
        PATIENCE,
        "the directory to be mounted again",
        () -> pi1.run("cat", "/opt/docker/config/word").text().equals("kept"));
    Output status = pi1.run("pcctl", "cluster", "status", "--watch");
    assertTrue(status.ok(), status.toString());
    mustHaveNothingToDo(pi1);
  }

  @Test
  void twoNodesShareNothingAndSaySo(RealLab lab) {
    RealNode pi2 = lab.node("pi2");
    giveJoinFiles(lab, "pair", "pi2", "pi3");

    declare(pi2, "pair", "{replicas: 2}", pi2, lab.node("pi3"));
    Output refused = bootstrap(pi2, "--file", "/root/cluster.yml");
    assertEquals(2, refused.exit(), refused.toString());
    assertTrue(refused.err().contains("/root/cluster.yml:5:"), refused.err());
    assertTrue(refused.err().contains("differ for good once their nodes lose sight"));
    assertTrue(refused.err().contains("add one more node and write 3"), refused.err());
    assertTrue(refused.err().contains("add a third machine that only votes"), refused.err());

    Output founded = mustFound(pi2, "pair");
    assertTrue(founded.out().contains("not shared"), founded.out());
    assertTrue(pi2.output("pcctl", "volume", "ls").contains("not shared"));
    pi2.shell("echo mine > /opt/docker/config/word");
    lab.node("pi3").output("test", "-d", "/opt/docker/config");
    assertEquals(1, lab.node("pi3").run("test", "-e", "/opt/docker/config/word").exit());
    mustHaveNothingToDo(pi2);
  }

  @Test
  void aThirdThatOnlyVotesHoldsNoFiles(RealLab lab) {
    RealNode pi4 = lab.node("pi4");
    RealNode voter = lab.node("pi6");
    giveJoinFiles(lab, "voted", "pi4", "pi5", "pi6");

    declare(pi4, "voted", "{replicas: 2, arbiter: pi6}", pi4, lab.node("pi5"), voter);
    Output founded = bootstrap(pi4, "--file", "/root/cluster.yml");
    assertTrue(founded.ok(), founded.toString());

    String info = pi4.output("gluster", "--mode=script", "volume", "info", "docker");
    assertTrue(info.contains("1 x (2 + 1) = 3"), info);
    pi4.shell("head -c 100000 /dev/urandom > /opt/docker/config/noise; sync -f /opt/docker");
    assertEquals("100000", voter.shell("wc -c < /opt/docker/config/noise"));
    assertEquals("0", voter.shell("wc -c < /gluster/volumes/docker/brick.1/config/noise"));
    mustHaveNothingToDo(pi4);
  }

  private static void giveJoinFiles(RealLab lab, String cluster, String... nodes) {
    Founding founding = Founding.of(lab, cluster, nodes);
    founding.giveJoinFiles();
    founding.awaitKnocks();
  }

  private static void declare(RealNode on, String cluster, String volume, RealNode... nodes) {
    String declared =
        Stream.of(nodes)
            .map(node -> "  %s: {address: %s}\n".formatted(node, node.address()))
            .collect(joining());
    String text =
        "cluster: %s\nnodes:\n%sstorage: {volumes: {docker: %s}}\n"
            .formatted(cluster, declared, volume);
    on.output("sh", "-c", "printf '%s' \"$1\" > /root/cluster.yml", "sh", text);
  }

  private static Output mustFound(RealNode node, String cluster) {
    Output founded = bootstrap(node);
    assertTrue(founded.ok(), founded.toString());
    assertTrue(founded.out().contains(cluster + ": all is as declared"), founded.out());
    return founded;
  }

  private static Output bootstrap(RealNode node, String... options) {
    List<String> typed = new ArrayList<>(List.of("pcctl", "cluster", "bootstrap", "--yes"));
    typed.addAll(List.of(options));
    return node.runWithin(PATIENCE, typed.toArray(String[]::new));
  }

  private static void mustHaveNothingToDo(RealNode node) {
    String plan = node.output("pcctl", "cluster", "plan", "--output", "json");
    assertTrue(plan.contains("\"steps\": []") && plan.contains("\"waiting\": []"), plan);
    String status = node.output("pcctl", "cluster", "status");
    assertTrue(status.contains("all is as declared"), status);
  }
}
