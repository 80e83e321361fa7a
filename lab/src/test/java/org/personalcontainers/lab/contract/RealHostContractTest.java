package org.personalcontainers.lab.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.agent.host.LinuxHost;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** A real host keeps the contract. */
@RealNodes(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealHostContractTest extends HostContract {
  private RealLab lab;
  private RealContractNodes nodes;

  @BeforeAll
  void take(RealLab given) {
    lab = given;
    nodes = new RealContractNodes(lab, new OnlyHost());
  }

  private static final class OnlyHost implements RealContractNodes.Ports {
    @Override
    public Host host(Path root, Command command) {
      return new LinuxHost(root, command, Duration.ZERO, (address, answers) -> {});
    }
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }

  @Test
  void a_gluster_daemon_that_somebody_stopped_is_not_kept_and_is_started_again() {
    NodePorts node = nodes.fresh(1).getFirst();
    done(node.host()::keepGlusterd);
    lab.node(node.name()).output("systemctl", "stop", "glusterd");
    assertEquals(HostSeen.GlusterdUnit.AS_PACKAGED, known(node.host()::look).glusterd());

    done(node.host()::keepGlusterd);

    assertEquals(HostSeen.GlusterdUnit.KEPT, known(node.host()::look).glusterd());
    assertEquals(
        "active", lab.node(node.name()).output("systemctl", "is-active", "glusterd").strip());
  }
}
