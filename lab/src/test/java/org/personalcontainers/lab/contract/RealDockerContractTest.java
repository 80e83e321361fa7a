package org.personalcontainers.lab.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.agent.docker.DockerEngine;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Docker;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNodes;

/** The real Docker keeps the contract. */
@RealNodes(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDockerContractTest extends DockerContract {
  private RealContractNodes nodes;

  @BeforeAll
  void take(RealLab lab) {
    nodes = new RealContractNodes(lab, new OnlyDocker());
  }

  private static final class OnlyDocker implements RealContractNodes.Ports {
    @Override
    public Docker docker(Path root, Command command) {
      return new DockerEngine(root, root.resolve("run/docker.sock"), command);
    }
  }

  @Override
  FreshNodes nodes() {
    return nodes;
  }

  /**
   * Two boots of managers that wait for each other: what Docker says meanwhile is ColdStartTest's.
   */
  @Override
  @Test
  @Tag("slow")
  @SuppressWarnings("JUnitMethodInvoked") // The same test, with another tag.
  void without_a_leader_nothing_is_known_and_nothing_is_done() {
    super.without_a_leader_nothing_is_known_and_nothing_is_done();
  }
}
