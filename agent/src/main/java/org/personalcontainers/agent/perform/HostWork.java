package org.personalcontainers.agent.perform;

import java.util.Optional;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.status.HostSeen;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.StepResult;

/** Steps on the operating system. */
final class HostWork {
  private final Host host;
  private final Optional<Equipment> brought;

  HostWork(Host host, Optional<Equipment> brought) {
    this.host = host;
    this.brought = brought;
  }

  StepResult perform(HostStep step) {
    return Outcome.knowing(host.look(), seen -> perform(step, seen));
  }

  private StepResult perform(HostStep step, HostSeen seen) {
    return switch (step) {
      case HostStep.WriteHosts write when seen.hosts().equals(write.hosts()) -> Outcome.done();
      case HostStep.WriteHosts write -> Outcome.of(host.writeHosts(write.hosts()));
      case HostStep.WriteFirewall write when seen.firewall().equals(Optional.of(write.nodes())) ->
          Outcome.done();
      case HostStep.WriteFirewall write -> Outcome.of(host.writeFirewall(write.nodes()));
      case HostStep.RemoveFirewall remove -> Outcome.of(host.removeFirewall());
      case HostStep.KeepGlusterd keep -> keepGlusterd(seen);
      case HostStep.EquipIngress equip when seen.equipment().equals(Optional.of(equip.content())) ->
          Outcome.done();
      case HostStep.EquipIngress equip ->
          brought
              .map(equipment -> equip(equip, equipment))
              .orElseGet(() -> Outcome.retry("the order did not bring the certificates along"));
      case HostStep.AlignGroup align when seen.group().equals(Optional.of(align.group())) ->
          Outcome.done();
      case HostStep.AlignGroup align ->
          Outcome.of(
              host.alignGroup(align.group()),
              "give that group another number (groupmod -g), and with it the files that it owns");
    };
  }

  private StepResult equip(HostStep.EquipIngress step, Equipment equipment) {
    return equipment.content().equals(step.content())
        ? Outcome.of(host.equip(equipment))
        : Outcome.stale("the order brought along other certificates than it names");
  }

  private StepResult keepGlusterd(HostSeen seen) {
    return switch (seen.glusterd()) {
      case KEPT -> Outcome.done();
      case AS_PACKAGED -> Outcome.of(host.keepGlusterd());
    };
  }
}
