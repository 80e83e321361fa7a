package org.personalcontainers.lab.sim;

import java.util.List;
import java.util.function.UnaryOperator;
import org.personalcontainers.core.plan.Plan;
import org.personalcontainers.core.plan.Situation;

/** All mistakes that the simulator has to notice, each with the invariant that notices it. */
final class Mutations {
  private Mutations() {}

  static List<Mutation> all() {
    return List.of(
        reads("unreachable counts as empty", Lies::unreachableIsEmpty, "UNSEEN_NODE"),
        reads("unknown counts as absent", Lies::unknownIsAbsent, "UNFOUNDED"),
        reads("the ledger is forgotten", Lies::ledgerForgotten, "BORN_TWICE"),
        reads("the swarm's birth is forgotten", Lies::swarmBirthForgotten, "BORN_TWICE"),
        reads("volumes' births are forgotten", Lies::volumeBirthsForgotten, "BORN_TWICE"),
        reads("peers' births are forgotten", Lies::peersForgotten, "BORN_TWICE"),
        reads("running jobs are not heeded", Lies::jobsUnheeded, "SHARED_LOCK"),
        reads("hosts files are taken for granted", Lies::hostsAssumed, "PROBE_UNPREPARED"),
        reads("any peer counts as connected", StorageLies::peersAllWell, "POOL_IN_DOUBT"),
        reads("all see all is taken for granted", StorageLies::allSeeAll, "CONVERGES"),
        reads("a rejected peer counts as a member", StorageLies::rejectedIsMember, "POOL_IN_DOUBT"),
        reads("brick directories count as empty", StorageLies::bricksEmpty, "BRICK_MAY_HOLD_DATA"),
        reads("missing disks are ignored", StorageLies::disksThere, "BRICK_MAY_HOLD_DATA"),
        reads("bricks in use are overlooked", StorageLies::usedHidden, "BRICK_MAY_HOLD_DATA"),
        reads("everything may be lost", Lies::allSafe, "UNSAFE_DISRUPTION"),
        reads("there is no patience", Lies::patienceLost, "POOL_IN_DOUBT"),
        returns("brick numbers are used again", Slips::firstNumber, "BRICK_MAY_HOLD_DATA"),
        returns("approvals are not waited for", Slips::unapproved, "UNAPPROVED"),
        returns("versions are stale", Slips::staleVersions, "OTHER_IDENTITY"),
        returns("one manager less", Slips::oneManagerLess, "EVEN_MANAGERS"),
        returns("nothing is written down", Slips::nothingRegistered, "AS_DECLARED"),
        returns("everything is a person's work", Slips::allForPersons, "NEEDLESS_PERSON"),
        returns("one node is forgotten", Slips::oneNodeForgotten, "CONVERGES"),
        new Mutation(
            "a second disruption beside the first", Slips::secondDisruption, "TWO_DISRUPTIONS"),
        new Mutation(
            "orders go to unseen nodes",
            (mind, situation) -> Slips.blindOrders(situation, mind.plan(situation)),
            "UNSEEN_NODE"),
        new Mutation(
            "a swarm is made anywhere",
            (mind, situation) -> Slips.swarmAnywhere(situation, mind.plan(situation)),
            "ORDER_BEFORE_ENTRY"));
  }

  private static Mutation reads(String name, UnaryOperator<Situation> lie, String caughtBy) {
    return new Mutation(name, (mind, situation) -> mind.plan(lie.apply(situation)), caughtBy);
  }

  private static Mutation returns(String name, UnaryOperator<Plan> slip, String caughtBy) {
    return new Mutation(name, (mind, situation) -> slip.apply(mind.plan(situation)), caughtBy);
  }
}
