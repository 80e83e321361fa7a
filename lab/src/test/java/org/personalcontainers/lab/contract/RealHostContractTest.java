package org.personalcontainers.lab.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.agent.host.LinuxHost;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** A real host keeps the contract. */
@RealNodes(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealHostContractTest extends HostContract {
  private RealContractNodes nodes;

  @BeforeAll
  void take(RealLab lab) {
    nodes = new RealContractNodes(lab, new OnlyHost());
  }

  private static final class OnlyHost implements RealContractNodes.Ports {
    @Override
    public Host host(Path root, Command command) {
      return new LinuxHost(root, command);
    }
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }
}
