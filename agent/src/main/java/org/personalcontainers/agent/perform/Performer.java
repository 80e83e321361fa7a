package org.personalcontainers.agent.perform;

import org.personalcontainers.core.port.Docker;
import org.personalcontainers.core.port.Gluster;
import org.personalcontainers.core.port.Host;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.NodeStep;
import org.personalcontainers.core.step.StepResult;
import org.personalcontainers.core.step.StorageStep;
import org.personalcontainers.core.step.SwarmStep;
import org.personalcontainers.core.wire.Cargo;

/**
 * Performs one step on this node. Looks before it acts: a step whose work is done already is Done,
 * one that expects something else than is there is Stale. May be repeated at any time, also after a
 * power cut in its middle. Blocks as long as the daemons do, throws nothing for what they do.
 */
public final class Performer {
  private final NodeName node;
  private final HostWork host;
  private final MembershipWork membership;
  private final SwarmWork swarm;
  private final NetworkWork networks;
  private final StackWork stacks;
  private final PoolWork pool;
  private final DiskWork disks;

  /**
   * @param cargo what came beside the order
   */
  public Performer(
      NodeName node, Docker docker, Gluster gluster, Host host, JoinTokens tokens, Cargo cargo) {
    this.node = node;
    this.host = new HostWork(host, cargo.equipment());
    this.membership = new MembershipWork(docker, tokens);
    this.swarm = new SwarmWork(docker);
    this.networks = new NetworkWork(docker);
    this.stacks = new StackWork(docker, cargo.stack());
    this.pool = new PoolWork(node, gluster, host);
    this.disks = new DiskWork(gluster, host);
  }

  public StepResult perform(NodeStep step) {
    if (!step.node().equals(node)) {
      return Outcome.stale("the step is for " + step.node() + ", this is " + node);
    }
    return switch (step) {
      case HostStep hostStep -> host.perform(hostStep);
      case SwarmStep swarmStep -> perform(swarmStep);
      case StorageStep.PoolStep poolStep -> pool.perform(poolStep);
      case StorageStep.RestorePeer restore -> disks.restorePeer(restore);
      case StorageStep.ForgetPool forget -> disks.forgetPool(forget);
      case StorageStep.MakeBrick make -> disks.makeBrick(make);
      case StorageStep.MountVolume mount -> disks.mountVolume(mount);
      case StorageStep.MakeTree make -> disks.makeTree(make);
    };
  }

  private StepResult perform(SwarmStep step) {
    return switch (step) {
      case SwarmStep.InitSwarm init -> membership.init(init);
      case SwarmStep.JoinSwarm join -> membership.join(join);
      case SwarmStep.AbandonJoin abandon -> membership.abandon();
      case SwarmStep.LeaveSwarm leave -> membership.leave(leave);
      case SwarmStep.RestartDocker restart -> membership.restart();
      case SwarmStep.SetHeartbeat set -> swarm.setHeartbeat(set);
      case SwarmStep.LabelNode label -> swarm.label(label);
      case SwarmStep.SetAvailability set -> swarm.setAvailability(set);
      case SwarmStep.PromoteNode promote -> swarm.promote(promote);
      case SwarmStep.DemoteNode demote -> swarm.demote(demote);
      case SwarmStep.RemoveMember remove -> swarm.remove(remove);
      case SwarmStep.CreateOverlay create -> networks.createOverlay(create);
      case SwarmStep.CreateMacvlanRange create -> networks.createRange(create);
      case SwarmStep.CreateMacvlan create -> networks.createMacvlan(create);
      case SwarmStep.DeployStack deploy -> stacks.deploy(deploy);
      case SwarmStep.RemoveStack remove -> stacks.remove(remove);
    };
  }
}
