package org.personalcontainers.manager.preview;

import java.util.Optional;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.status.NodeStatus;
import org.personalcontainers.core.step.HostStep;

/** What a step makes of an operating system. */
final class PretendedHost {
  private PretendedHost() {}

  static NodeStatus after(NodeStatus status, HostStep step) {
    HostSeen host = status.host().ifKnown().orElseThrow();
    HostSeen changed =
        switch (step) {
          case HostStep.WriteHosts write ->
              new HostSeen(write.hosts(), host.firewall(), host.glusterd());
          case HostStep.WriteFirewall write ->
              new HostSeen(host.hosts(), Optional.of(write.nodes()), host.glusterd());
          case HostStep.RemoveFirewall remove ->
              new HostSeen(host.hosts(), Optional.empty(), host.glusterd());
          case HostStep.KeepGlusterd keep ->
              new HostSeen(host.hosts(), host.firewall(), HostSeen.GlusterdUnit.KEPT);
        };
    return status.withHost(Fact.known(changed));
  }
}
