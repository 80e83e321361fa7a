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
          case HostStep.WriteHosts write -> host.withHosts(write.hosts());
          case HostStep.WriteFirewall write -> host.withFirewall(Optional.of(write.nodes()));
          case HostStep.RemoveFirewall remove -> host.withFirewall(Optional.empty());
          case HostStep.KeepGlusterd keep -> host.withGlusterd(HostSeen.GlusterdUnit.KEPT);
          case HostStep.EquipIngress equip -> host.withEquipment(equip.content());
          case HostStep.AlignGroup align -> host.withGroup(align.group());
        };
    return status.withHost(Fact.known(changed));
  }
}
