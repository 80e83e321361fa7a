package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.fail;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.gluster.host.CommandedGluster;
import org.personalcontainers.lab.real.Bricks;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;

/**
 * Real nodes, for Gluster: what it and its tests wrote is taken away, which is faster than new
 * disks are.
 */
final class RealGlusterNodes implements FreshNodes {
  private static final Duration LOOK = Duration.ofMillis(200);

  /** Real daemons share this machine with whatever else runs on it. */
  private static final int SLOWER = 2;

  private static final String CLEAN =
      """
      systemctl stop glusterd
      umount -l /mnt/data
      pkill -9 -x glusterfs; pkill -9 -x glusterfsd
      rm -rf /gluster/volumes /var/lib/glusterd/glusterd.info /var/lib/glusterd/options
      rm -rf /var/lib/glusterd/vols/* /var/lib/glusterd/peers/* /var/lib/glusterd/glustershd
      sed -i '/# contract$/d' /etc/hosts
      rm -rf /etc/systemd/system/glusterd.service.d
      systemctl daemon-reload
      systemctl reset-failed glusterd
      systemctl start glusterd
      """;

  private final RealLab lab;

  RealGlusterNodes(RealLab lab) {
    this.lab = lab;
  }

  @Override
  public List<NodePorts> fresh(int count) {
    List<RealNode> all = lab.nodes();
    all.parallelStream().forEach(this::clean);
    return all.stream().limit(count).map(RealGlusterNodes::ports).toList();
  }

  private void clean(RealNode node) {
    if (!node.isRunning()) {
      lab.boot(node.name(), Bricks.THERE);
    }
    node.shell(CLEAN);
  }

  private static NodePorts ports(RealNode node) {
    return new NodePorts(
        node.name(),
        new Address(node.address()),
        noDocker(),
        new CommandedGluster(node.name(), new NsenterPrograms(node), Duration.ZERO),
        new ShellHost(node));
  }

  private static Docker noDocker() {
    return (Docker)
        Proxy.newProxyInstance(
            Docker.class.getClassLoader(),
            new Class<?>[] {Docker.class},
            (_, method, _) -> {
              throw new UnsupportedOperationException("the Gluster contract asks " + method);
            });
  }

  @Override
  public void settle(NodePorts node) {
    lab.node(node.name()).output("sync");
  }

  @Override
  public void powerOff(NodePorts node) {
    lab.kill(List.of(node.name()));
  }

  @Override
  public void boot(NodePorts node) {
    lab.boot(node.name(), Bricks.THERE);
  }

  @Override
  public void bootWithoutDisk(NodePorts node) {
    lab.boot(node.name(), Bricks.LATE);
  }

  @Override
  public void attachDisk(NodePorts node) {
    lab.attach(node.name());
  }

  @Override
  public void eventually(Duration within, BooleanSupplier condition) {
    long end = System.nanoTime() + within.multipliedBy(SLOWER).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        fail("not so within " + within.multipliedBy(SLOWER));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
