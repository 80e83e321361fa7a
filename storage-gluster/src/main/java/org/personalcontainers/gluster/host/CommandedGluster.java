package org.personalcontainers.gluster.host;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.personalcontainers.core.ledger.BrickPlace;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.VolumeName;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.GlusterVolume;
import org.personalcontainers.core.status.PeerId;
import org.personalcontainers.core.status.Pool;

/**
 * A node's real Gluster daemon, by the gluster command.
 *
 * <p>A replacement is always forced, and so is a volume of bricks on system disks: then Gluster
 * takes a directory with another volume's mark for its own. This node refuses that for its own
 * directories; for another node's nobody but that node can.
 */
public final class CommandedGluster implements Gluster {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Turn turn = new Turn(PATIENCE);
  private final VolumeEyes eyes;
  private final PeerActs peers;
  private final VolumeActs volumes;

  /**
   * @param recent for so long what is costly to ask is good for further looks
   */
  public CommandedGluster(NodeName node, Programs programs, Duration recent) {
    GlusterCommand gluster = new GlusterCommand(programs);
    this.eyes = new VolumeEyes(gluster, turn, recent);
    this.peers = new PeerActs(gluster, eyes, new HostNames(programs), programs);
    this.volumes = new VolumeActs(gluster, eyes, node, programs);
  }

  private Answer alone(Supplier<Answer> act) {
    return turn.take(() -> eyes.changing(act), Answer.Busy::new);
  }

  @Override
  public Fact<Pool> pool() {
    return eyes.pool();
  }

  @Override
  public Fact<SortedMap<VolumeName, GlusterVolume>> volumes() {
    return eyes.volumes();
  }

  @Override
  public Answer probe(NodeName peer) {
    return alone(() -> peers.probe(peer));
  }

  @Override
  public Answer restore(PeerId identity) {
    return alone(() -> peers.restore(identity));
  }

  @Override
  public Answer forget() {
    return alone(peers::forget);
  }

  @Override
  public Answer create(
      VolumeName volume, List<BrickPlace> bricks, int arbiters, SortedMap<String, String> options) {
    return alone(() -> volumes.create(volume, bricks, arbiters, options));
  }

  @Override
  public Answer set(VolumeName volume, SortedMap<String, String> options) {
    return alone(() -> volumes.set(volume, options));
  }

  @Override
  public Answer start(VolumeName volume) {
    return alone(() -> volumes.start(volume));
  }

  @Override
  public Answer replace(VolumeName volume, BrickPlace old, BrickPlace fresh) {
    return alone(() -> volumes.replace(volume, old, fresh));
  }

  @Override
  public Answer heal(VolumeName volume) {
    return alone(() -> volumes.heal(volume));
  }
}
