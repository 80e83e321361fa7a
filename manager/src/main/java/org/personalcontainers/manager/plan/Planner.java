package org.personalcontainers.manager.plan;

import java.util.List;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.gluster.plan.GlusterSection;
import org.personalcontainers.gluster.plan.LocalSection;

/**
 * Compares what is declared with what was seen, and says what may be done now and what the rest
 * waits for. It remembers nothing: after a crash or a change of leader the next turn plans again.
 */
public final class Planner {
  private final List<Section> sections =
      List.of(
          new HostsSection(),
          new GroupSection(),
          new MembershipSection(),
          new MembersSection(),
          new NetworksSection(),
          new MacvlanSection(),
          new IngressSection(),
          new StacksSection(),
          new GlusterSection(),
          new LocalSection());

  public Plan plan(Situation situation) {
    Draft draft = new Draft(situation);
    sections.forEach(section -> section.plan(situation, draft));
    return draft.plan();
  }
}
