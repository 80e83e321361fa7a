package org.personalcontainers.core.check;

import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.Firewall;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/** What nobody declares is left alone. */
final class DeclaredRules {
  private final Sight sight;
  private final Findings findings;

  DeclaredRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(Step step) {
    switch (step) {
      case Register(Entry entry) -> judgeEntry(step, entry);
      case HostStep host -> judgeHost(host);
      case SwarmStep swarm -> judgeSwarm(swarm);
      case StorageStep storage -> judgeStorage(storage);
    }
  }

  private void judgeHost(HostStep step) {
    node(step, step.node());
    switch (step) {
      case HostStep.WriteFirewall write -> firewall(step, Firewall.ON);
      case HostStep.RemoveFirewall remove -> firewall(step, Firewall.OFF);
      case HostStep.EquipIngress equip -> equipment(equip);
      case HostStep.WriteHosts hosts -> {}
      case HostStep.KeepGlusterd glusterd -> {}
      case HostStep.AlignGroup group -> {}
    }
  }

  private void equipment(HostStep.EquipIngress step) {
    if (!sight.spec().ingress().isEntrance(step.node())
        || !sight.equipment().filter(step.content()::equals).isPresent()) {
      findings.add(Invariant.UNDECLARED, step, "nobody wants this to lie there");
    }
  }

  private void firewall(Step step, Firewall wanted) {
    if (sight.spec().firewall() != wanted) {
      findings.add(
          Invariant.UNDECLARED, step, "the firewall is declared " + sight.spec().firewall());
    }
  }

  /** What was born is written down even where its declaration has vanished meanwhile. */
  private void judgeEntry(Step step, Entry entry) {
    switch (entry) {
      case Entry.SwarmExpected(NodeName name) -> node(step, name);
      case Entry.SwarmMoved moved -> node(step, moved.to());
      case Entry.PeerBorn born -> node(step, born.node());
      case Entry.PeerReplaced replaced -> node(step, replaced.node());
      case Entry.RangeGiven given -> {
        node(step, given.node());
        network(step, given.network());
      }
      case Entry.VolumeExpected expected -> {
        volume(step, expected.volume());
        expected.bricks().forEach(brick -> node(step, brick.node()));
      }
      case Entry.DirectoryExpected expected -> {
        volume(step, expected.volume());
        node(step, expected.place().node());
      }
      case Entry.DirectoryReplaced replaced -> {
        volume(step, replaced.volume());
        node(step, replaced.fresh().node());
      }
      case Entry.ExchangeExpected expected -> {
        volume(step, expected.volume());
        node(step, expected.exchange().fresh().node());
      }
      case Entry.SwarmBorn born -> {}
      case Entry.VolumeBorn born -> {}
      case Entry.DirectoryBorn born -> {}
      case Entry.ExchangeDone done -> {}
    }
  }

  private void judgeSwarm(SwarmStep step) {
    node(step, step.node());
    switch (step) {
      case SwarmStep.JoinSwarm join -> node(step, join.via());
      case SwarmStep.LabelNode label -> node(step, label.name());
      case SwarmStep.SetAvailability set -> node(step, set.name());
      case SwarmStep.PromoteNode promote -> node(step, promote.name());
      case SwarmStep.DemoteNode demote -> node(step, demote.name());
      case SwarmStep.RemoveMember remove -> node(step, remove.name());
      case SwarmStep.CreateOverlay create -> network(step, create.network().name());
      case SwarmStep.CreateMacvlanRange create -> {
        if (sight.declared(create).isEmpty()) {
          findings.add(Invariant.UNDECLARED, step, "nobody declares such a macvlan");
        }
      }
      case SwarmStep.CreateMacvlan create -> network(step, create.network().name());
      case SwarmStep.DeployStack deploy -> {
        if (!(sight.wish(deploy.stack()).orElse(null) instanceof StackWish.Run run)
            || !run.content().equals(deploy.content())) {
          findings.add(Invariant.UNDECLARED, step, "nobody wants this stack to run");
        }
      }
      case SwarmStep.RemoveStack remove -> {
        if (sight.wish(remove.stack()).filter(DeclaredRules::isNotToRun).isEmpty()) {
          findings.add(Invariant.UNDECLARED, step, "nobody wants this stack to end");
        }
      }
      case SwarmStep.InitSwarm init -> {}
      case SwarmStep.AbandonJoin abandon -> {}
      case SwarmStep.LeaveSwarm leave -> {}
      case SwarmStep.RestartDocker restart -> {}
      case SwarmStep.SetHeartbeat heartbeat -> {}
    }
  }

  private void judgeStorage(StorageStep step) {
    node(step, step.node());
    switch (step) {
      case StorageStep.ProbePeer probe -> node(step, probe.peer());
      case StorageStep.RestorePeer restore -> {}
      case StorageStep.ForgetPool forget -> {}
      case StorageStep.MakeBrick make -> volume(step, make.volume());
      case StorageStep.CreateVolume create -> {
        volume(step, create.volume());
        for (BrickPlace brick : create.bricks()) {
          node(step, brick.node());
        }
      }
      case StorageStep.SetVolumeOptions set -> volume(step, set.volume());
      case StorageStep.StartVolume start -> volume(step, start.volume());
      case StorageStep.ReplaceBrick replace -> {
        volume(step, replace.volume());
        node(step, replace.fresh().node());
      }
      case StorageStep.HealVolume heal -> volume(step, heal.volume());
      case StorageStep.MountVolume mount -> volume(step, mount.volume());
      case StorageStep.MakeTree tree -> volume(step, tree.volume());
    }
  }

  private void node(Step step, NodeName name) {
    if (!sight.spec().nodes().containsKey(name)) {
      findings.add(Invariant.UNDECLARED, step, "nobody declares node " + name);
    }
  }

  private void network(Step step, NetworkName name) {
    if (!sight.spec().networks().containsKey(name)) {
      findings.add(Invariant.UNDECLARED, step, "nobody declares network " + name);
    }
  }

  private void volume(Step step, VolumeName name) {
    if (!sight.spec().storage().volumes().containsKey(name)) {
      findings.add(Invariant.UNDECLARED, step, "nobody declares volume " + name);
    }
  }

  private static boolean isNotToRun(StackWish wish) {
    return switch (wish) {
      case StackWish.Run run -> false;
      case StackWish.Stopped stopped -> true;
      case StackWish.Gone gone -> true;
    };
  }
}
