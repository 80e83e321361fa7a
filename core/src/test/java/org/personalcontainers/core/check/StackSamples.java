package org.personalcontainers.core.check;

import static org.personalcontainers.core.check.Stage.PI1;
import static org.personalcontainers.core.check.Stage.SWARM;
import static org.personalcontainers.core.check.Stage.standing;

import java.util.List;
import java.util.TreeMap;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.SwarmId;
import org.personalcontainers.core.step.HostStep;
import org.personalcontainers.core.step.SwarmStep;

/** Stacks: only what somebody wishes for is deployed, or removed. */
final class StackSamples {
  private static final StackName BLOG = new StackName("blog");
  private static final ContentHash NEW = new ContentHash("1".repeat(64));
  private static final ContentHash OLD = new ContentHash("0".repeat(64));
  private static final SwarmStep DEPLOY = new SwarmStep.DeployStack(PI1, SWARM, BLOG, NEW);
  private static final SwarmStep REMOVE = new SwarmStep.RemoveStack(PI1, SWARM, BLOG);

  private StackSamples() {}

  static List<Sample> all() {
    return List.of(
        unwished(),
        another(),
        stillWished(),
        stopped(),
        notKnown(),
        elsewhere(),
        otherCertificates());
  }

  private static StackWish runs(ContentHash content) {
    return new StackWish.Run(content, new TreeMap<>(), 0);
  }

  private static Stage wished() {
    return standing().wishes(BLOG, runs(NEW));
  }

  private static Sample unwished() {
    return new Sample(
        Invariant.UNDECLARED,
        "a stack is deployed that nobody handed in",
        standing().plans(DEPLOY),
        wished().plans(DEPLOY));
  }

  private static Sample another() {
    return new Sample(
        Invariant.UNDECLARED,
        "a stack is deployed as it was handed in before",
        standing().wishes(BLOG, runs(OLD)).plans(DEPLOY),
        wished().plans(DEPLOY));
  }

  private static Sample stillWished() {
    return new Sample(
        Invariant.UNDECLARED,
        "a stack is removed that is to run",
        wished().plans(REMOVE),
        standing().wishes(BLOG, new StackWish.Gone()).plans(REMOVE));
  }

  private static Sample stopped() {
    return new Sample(
        Invariant.UNDECLARED,
        "a stack is deployed that somebody stopped",
        standing().wishes(BLOG, new StackWish.Stopped(NEW)).plans(DEPLOY),
        standing().wishes(BLOG, new StackWish.Stopped(NEW)).plans(REMOVE));
  }

  private static Sample notKnown() {
    return new Sample(
        Invariant.UNFOUNDED,
        "a stack is deployed where nobody knows what runs",
        wished()
            .sees(
                PI1,
                s ->
                    s.withCluster(
                        s.cluster().map(seen -> seen.withStacks(Fact.unknown("no answer")))))
            .plans(DEPLOY),
        wished().plans(DEPLOY));
  }

  private static Sample otherCertificates() {
    HostStep equip = new HostStep.EquipIngress(PI1, NEW);
    return new Sample(
        Invariant.UNDECLARED,
        "certificates are placed that nobody wants",
        standing().equips(OLD).plans(equip),
        standing().equips(NEW).plans(equip));
  }

  private static Sample elsewhere() {
    return new Sample(
        Invariant.OTHER_IDENTITY,
        "a stack is deployed into another swarm",
        wished().plans(new SwarmStep.DeployStack(PI1, new SwarmId("theirs"), BLOG, NEW)),
        wished().plans(DEPLOY));
  }
}
