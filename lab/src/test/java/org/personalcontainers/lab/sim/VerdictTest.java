package org.personalcontainers.lab.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.ledger.ClusterId;
import org.personalcontainers.core.ledger.Ledger;
import org.personalcontainers.core.ledger.SwarmBirth;
import org.personalcontainers.core.ledger.VolumeBirth;
import org.personalcontainers.core.plan.Waiting;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.BrickId;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.status.VolumeId;
import org.personalcontainers.lab.sim.Deviation.Matter;
import org.personalcontainers.lab.sim.Simulation.Ending;

/** An excuse covers what it is about, and nothing else. */
class VerdictTest {
  private static final NodeName PI1 = new NodeName("pi1");
  private static final NodeName PI2 = new NodeName("pi2");
  private static final NodeName DEAD = new NodeName("pi9");
  private static final VolumeName DOCKER = new VolumeName("docker");
  private static final VolumeName MEDIA = new VolumeName("media");
  private static final Waiting LOST =
      new Waiting(
          "volume docker",
          Optional.of(PI1),
          new Reason.NeedsPerson("the copy at /b on pi1 is not there", "mount its disk"));

  /** Of both volumes no copy is left on any machine that is on. */
  private static Ledger ledger() {
    TreeMap<VolumeName, VolumeBirth> volumes = new TreeMap<>();
    for (VolumeName volume : List.of(DOCKER, MEDIA)) {
      HostPath root = new HostPath("/gluster/volumes/" + volume);
      List<BrickPlace> places =
          Stream.of("pi1", "pi2", "pi3")
              .map(NodeName::new)
              .map(node -> new BrickPlace(node, root, 1, new BrickId("c/" + volume + "/" + node)))
              .toList();
      volumes.put(
          volume, new VolumeBirth.Born(new VolumeId("id-" + volume), places, Optional.empty()));
    }
    return new Ledger(
        new ClusterId("test"),
        1,
        new SwarmBirth.Born(new SwarmId("swarm")),
        new TreeMap<>(),
        new TreeMap<>(),
        volumes,
        new TreeSet<>());
  }

  private static Verdict verdict(List<Waiting> waiting, NodeName... dead) {
    return new Verdict(waiting, new Dead(Set.of(dead), ledger()));
  }

  private static Waiting earlier(String subject, NodeName node) {
    return new Waiting(subject, Optional.of(node), new Reason.Earlier("something else"));
  }

  private static Deviation deviation(VolumeName volume) {
    return new Deviation(new Matter.Volume(volume), "volume " + volume + " is not whole");
  }

  @Test
  void whateverAPersonHasToDoIsNeedless() {
    assertEquals(
        new Ending.Failed("NEEDLESS_PERSON", "volume docker: the copy at /b on pi1 is not there"),
        verdict(List.of(LOST), DEAD).on(List.of()));
  }

  @Test
  void butForWhatDiedWithANode() {
    assertInstanceOf(
        Ending.StandsWithoutTheDead.class,
        verdict(List.of(LOST), new NodeName("pi3")).on(List.of(deviation(DOCKER))));
  }

  /** One of three is dead: two would be even. One of two: the other is enough. */
  @Test
  void aDeadNodeExcusesAsManyManagersAsTheLivingCannotBe() {
    assertInstanceOf(Ending.StandsWithoutTheDead.class, withoutAVote(new Matter.Managers(3, 2, 0)));
    assertInstanceOf(Ending.Failed.class, withoutAVote(new Matter.Managers(3, 3, 0)));
    assertInstanceOf(Ending.Failed.class, withoutAVote(new Matter.Managers(2, 2, 0)));
    assertInstanceOf(Ending.Failed.class, withoutAVote(new Matter.Managers(3, 0, 2)));
  }

  private static Ending withoutAVote(Matter.Managers managers) {
    return verdict(List.of(earlier("managers", DEAD)), DEAD)
        .on(List.of(new Deviation(managers, "the managers are others")));
  }

  @Test
  void aDeadNodeExcusesWhatIsAboutIt() {
    Waiting named =
        new Waiting("hosts file", Optional.of(PI1), new Reason.Unknown("pi9 does not answer"));
    assertEquals(List.of(), verdict(List.of(earlier("swarm", DEAD), named), DEAD).withoutEnd());
  }

  @Test
  void aDeadNodeExcusesNothingElse() {
    List<Waiting> others =
        List.of(
            earlier("hosts file", PI1),
            earlier("swarm", PI2),
            earlier("managers", PI2),
            earlier("mount of volume media", PI1));
    assertEquals(others, verdict(others, DEAD).withoutEnd());
    assertInstanceOf(Ending.Failed.class, verdict(List.of(), DEAD).on(List.of(deviation(DOCKER))));
  }

  @Test
  void theNumberOfManagersWaitsForADeadOne() {
    List<Waiting> votes = List.of(earlier("managers", PI2), earlier("managers", DEAD));
    assertEquals(List.of(), verdict(votes, DEAD).withoutEnd());
  }
}
