package org.personalcontainers.core.check;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.ledger.VolumeBirth.Exchange;
import org.personalcontainers.core.spec.NetworkName;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.Register;
import org.personalcontainers.core.step.Step;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;

/** The ledger says what is to be made before the order leaves, and who it is that was made. */
final class LedgerRules {
  private final Sight sight;
  private final Findings findings;

  LedgerRules(Sight sight, Findings findings) {
    this.sight = sight;
    this.findings = findings;
  }

  void judge(Step step) {
    switch (step) {
      case Register register -> {}
      case HostStep host -> {}
      case SwarmStep swarm -> judgeSwarm(swarm);
      case StorageStep storage -> judgeStorage(storage);
    }
  }

  private void judgeSwarm(SwarmStep step) {
    switch (step) {
      case SwarmStep.InitSwarm init -> judgeInit(init);
      case SwarmStep.JoinSwarm join -> born(join, join.swarm());
      case SwarmStep.SetHeartbeat set -> born(set, set.swarm());
      case SwarmStep.CreateOverlay create -> born(create, create.swarm());
      case SwarmStep.CreateMacvlan create -> born(create, create.swarm());
      case SwarmStep.DeployStack deploy -> born(deploy, deploy.swarm());
      case SwarmStep.RemoveStack remove -> born(remove, remove.swarm());
      case SwarmStep.CreateMacvlanRange create -> judgeRange(create);
      case SwarmStep.AbandonJoin abandon -> {}
      case SwarmStep.LeaveSwarm leave -> {}
      case SwarmStep.RestartDocker restart -> {}
      case SwarmStep.LabelNode label -> {}
      case SwarmStep.SetAvailability set -> {}
      case SwarmStep.PromoteNode promote -> {}
      case SwarmStep.DemoteNode demote -> {}
      case SwarmStep.RemoveMember remove -> {}
    }
  }

  private void judgeInit(SwarmStep.InitSwarm init) {
    switch (sight.ledger().swarm()) {
      case SwarmBirth.Unborn unborn -> notWritten(init, "no swarm is expected");
      case SwarmBirth.Expected(var node) -> {
        if (!node.equals(init.node())) {
          notWritten(init, "the swarm is expected on " + node);
        }
      }
      case SwarmBirth.Born(SwarmId id) ->
          findings.add(Invariant.BORN_TWICE, init, "the swarm was born as " + id);
    }
  }

  private void born(SwarmStep step, SwarmId named) {
    Optional<SwarmId> born = sight.bornSwarm();
    if (born.isEmpty()) {
      notWritten(step, "no swarm was born");
    } else if (!born.get().equals(named)) {
      other(step, "the swarm was born as " + born.get());
    }
  }

  private void judgeRange(SwarmStep.CreateMacvlanRange create) {
    Optional<Subnet> given =
        sight
            .declared(create)
            .flatMap(network -> Optional.ofNullable(given(network.name()).get(create.node())));
    if (!given.equals(Optional.of(create.range()))) {
      notWritten(create, "the ledger gives " + create.node() + " no such range");
    }
  }

  private SortedMap<NodeName, Subnet> given(NetworkName network) {
    return sight.ledger().ranges(network);
  }

  private void judgeStorage(StorageStep step) {
    switch (step) {
      case StorageStep.ProbePeer probe -> {
        if (!sight.isRecorded(probe.peer(), probe.expected())) {
          other(probe, "recorded for " + probe.peer() + ": " + recorded(probe));
        }
      }
      case StorageStep.RestorePeer restore -> {
        if (!sight.isRecorded(restore.node(), restore.restored())) {
          other(restore, restore.node() + " was never known by that identity");
        }
      }
      case StorageStep.ForgetPool forget -> {}
      case StorageStep.MakeBrick make -> judgeMake(make);
      case StorageStep.CreateVolume create -> judgeCreate(create);
      case StorageStep.SetVolumeOptions set -> born(set, set.volume(), set.expected());
      case StorageStep.StartVolume start -> born(start, start.volume(), start.expected());
      case StorageStep.HealVolume heal -> born(heal, heal.volume(), heal.expected());
      case StorageStep.ReplaceBrick replace -> judgeReplace(replace);
      case StorageStep.MountVolume mount -> {}
      case StorageStep.MakeTree tree -> {}
    }
  }

  private Optional<PeerId> recorded(StorageStep.ProbePeer probe) {
    return Optional.ofNullable(sight.ledger().peers().get(probe.peer()));
  }

  private void judgeMake(StorageStep.MakeBrick make) {
    boolean written =
        switch (sight.ledger().volumes().get(make.volume())) {
          case null -> false;
          case VolumeBirth.Expected(List<BrickPlace> bricks) -> bricks.contains(make.place());
          case VolumeBirth.Local(var expected, var born) ->
              make.place().equals(expected.get(make.node()));
          case VolumeBirth.Born(var id, var bricks, Optional<Exchange> exchange) ->
              exchange.isPresent() && exchange.get().fresh().equals(make.place());
        };
    if (!written || !make.place().node().equals(make.node())) {
      notWritten(make, "the ledger expects no such brick there");
    }
  }

  private void judgeCreate(StorageStep.CreateVolume create) {
    switch (sight.ledger().volumes().get(create.volume())) {
      case null -> notWritten(create, "no volume of that name is expected");
      case VolumeBirth.Expected(List<BrickPlace> bricks) -> {
        if (!bricks.equals(create.bricks())) {
          notWritten(create, "the volume is expected of other bricks: " + bricks);
        }
      }
      case VolumeBirth.Born born ->
          findings.add(Invariant.BORN_TWICE, create, "the volume was born as " + born.id());
      case VolumeBirth.Local local ->
          findings.add(Invariant.BORN_TWICE, create, "the volume is one of local directories");
    }
  }

  private void judgeReplace(StorageStep.ReplaceBrick replace) {
    born(replace, replace.volume(), replace.expected());
    if (sight.ledger().volumes().get(replace.volume()) instanceof VolumeBirth.Born born
        && !born.exchange().equals(Optional.of(new Exchange(replace.old(), replace.fresh())))) {
      notWritten(replace, "the ledger expects no such exchange");
    }
  }

  private void born(StorageStep step, VolumeName volume, VolumeId named) {
    if (!(sight.ledger().volumes().get(volume) instanceof VolumeBirth.Born born)) {
      notWritten(step, "volume " + volume + " was not born");
    } else if (!born.id().equals(named)) {
      other(step, "volume " + volume + " was born as " + born.id());
    }
  }

  private void notWritten(Step step, String what) {
    findings.add(Invariant.ORDER_BEFORE_ENTRY, step, what);
  }

  private void other(Step step, String what) {
    findings.add(Invariant.OTHER_IDENTITY, step, what);
  }
}
