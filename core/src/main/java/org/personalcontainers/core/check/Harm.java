package org.personalcontainers.core.check;

import org.personalcontainers.core.ledger.Entry;
import org.personalcontainers.core.spec.Availability;
import org.personalcontainers.core.step.Effect;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/** How much a step can hurt, judged a second time: a step that plays itself down is found out. */
final class Harm {
  private Harm() {}

  static Effect of(Step step) {
    return switch (step) {
      case Register(Entry entry) -> ofEntry(entry);
      case HostStep host -> Effect.MENDS;
      case SwarmStep swarm -> ofSwarm(swarm);
      case StorageStep storage -> ofStorage(storage);
    };
  }

  /** To give up a place is to give up what may have been made there. */
  private static Effect ofEntry(Entry entry) {
    boolean givesUp =
        entry instanceof Entry.SwarmMoved
            || entry instanceof Entry.DirectoryReplaced
            || entry instanceof Entry.PeerReplaced;
    return givesUp ? Effect.DESTROYS : Effect.MENDS;
  }

  private static Effect ofSwarm(SwarmStep step) {
    return switch (step) {
      case SwarmStep.LeaveSwarm leave -> Effect.DESTROYS;
      case SwarmStep.DemoteNode demote -> Effect.DISRUPTS;
      case SwarmStep.SetAvailability set ->
          set.availability() == Availability.DRAIN ? Effect.DISRUPTS : Effect.MENDS;
      case SwarmStep.InitSwarm init -> Effect.MENDS;
      case SwarmStep.JoinSwarm join -> Effect.MENDS;
      case SwarmStep.AbandonJoin abandon -> Effect.MENDS;
      case SwarmStep.RestartDocker restart -> Effect.MENDS;
      case SwarmStep.SetHeartbeat heartbeat -> Effect.MENDS;
      case SwarmStep.LabelNode label -> Effect.MENDS;
      case SwarmStep.PromoteNode promote -> Effect.MENDS;
      case SwarmStep.RemoveMember remove -> Effect.MENDS;
      case SwarmStep.CreateOverlay overlay -> Effect.MENDS;
      case SwarmStep.CreateMacvlanRange range -> Effect.MENDS;
      case SwarmStep.CreateMacvlan macvlan -> Effect.MENDS;
      case SwarmStep.DeployStack deploy -> Effect.MENDS;
      case SwarmStep.RemoveStack remove -> Effect.MENDS;
    };
  }

  private static Effect ofStorage(StorageStep step) {
    return switch (step) {
      case StorageStep.RestorePeer restore -> Effect.DESTROYS;
      case StorageStep.ForgetPool forget ->
          forget.volumes().isEmpty() ? Effect.MENDS : Effect.DESTROYS;
      case StorageStep.ReplaceBrick replace ->
          replace.loss() == StorageStep.ReplaceBrick.Loss.NOTHING ? Effect.MENDS : Effect.DESTROYS;
      case StorageStep.ProbePeer probe -> Effect.MENDS;
      case StorageStep.MakeBrick make -> Effect.MENDS;
      case StorageStep.CreateVolume create -> Effect.MENDS;
      case StorageStep.SetVolumeOptions set -> Effect.MENDS;
      case StorageStep.StartVolume start -> Effect.MENDS;
      case StorageStep.HealVolume heal -> Effect.MENDS;
      case StorageStep.MountVolume mount -> Effect.MENDS;
      case StorageStep.MakeTree tree -> Effect.MENDS;
    };
  }
}
