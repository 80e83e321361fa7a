package org.personalcontainers.manager.plan;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.plan.Draft;
import org.personalcontainers.core.plan.Section;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.plan.Situation.SwarmView;
import org.personalcontainers.core.plan.Waiting.Reason;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.DeclaredSettings;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.core.step.SwarmStep;

/**
 * Every stack that was handed in runs as it was, each that is to go is gone, and none that somebody
 * else deployed is touched. Whether its containers come up is swarm's affair.
 */
final class StacksSection implements Section {
  @Override
  public void plan(Situation situation, Draft draft) {
    situation
        .swarm()
        .map(view -> steady(view, situation))
        .ifPresent(
            view -> {
              plan(situation.stacks(), view, draft);
              tellUnmet(situation, draft);
            });
  }

  /** A compose file comes from a person, and what it asks for, too. */
  private static void tellUnmet(Situation situation, Draft draft) {
    for (StackName name : situation.spec().stacks().keySet()) {
      Optional<StackWish> wish = Optional.ofNullable(situation.stacks().get(name));
      unmet(wish, DeclaredSettings.of(situation.spec(), name), "type: pcctl stack deploy " + name)
          .ifPresent(reason -> draft.await(subject(name), reason));
    }
  }

  private static Optional<Reason> unmet(
      Optional<StackWish> wish, DeclaredSettings declared, String remedy) {
    return switch (wish.orElseGet(StackWish.Gone::new)) {
      case StackWish.Gone gone ->
          Optional.of(
              new Reason.NeedsPerson("cluster.yml declares it, and it is not handed in", remedy));
      case StackWish.Stopped stopped -> Optional.empty();
      case StackWish.Run run when run.settings().equals(declared.content()) -> Optional.empty();
      case StackWish.Run run ->
          Optional.of(
              new Reason.NeedsPerson(
                  "cluster.yml sets it otherwise than when it was handed in", remedy));
    };
  }

  /**
   * Of the managers that see the same the first by name: a step that names now this one and now
   * that is another step each time.
   */
  private static SwarmView steady(SwarmView view, Situation situation) {
    return situation.seen().values().stream()
        .filter(status -> status.cluster().ifKnown().filter(view.cluster()::equals).isPresent())
        .findFirst()
        .map(status -> new SwarmView(status.node(), view.cluster()))
        .orElse(view);
  }

  private static void plan(SortedMap<StackName, StackWish> wishes, SwarmView view, Draft draft) {
    switch (view.cluster().stacks()) {
      case Fact.Known<SortedMap<StackName, StackSeen>>(var seen) ->
          compare(wishes, seen, view, draft);
      case Fact.Unknown<SortedMap<StackName, StackSeen>>(String reason) ->
          wishes
              .keySet()
              .forEach(name -> draft.await(subject(name), view.via(), new Reason.Unknown(reason)));
    }
  }

  private static String subject(StackName name) {
    return "stack " + name;
  }

  private static void compare(
      SortedMap<StackName, StackWish> wishes,
      SortedMap<StackName, StackSeen> seen,
      SwarmView view,
      Draft draft) {
    wishes.forEach(
        (name, wish) -> {
          Optional<StackSeen> there = Optional.ofNullable(seen.get(name));
          switch (wish) {
            case StackWish.Run run -> compare(name, run, there, view, draft);
            case StackWish.Gone gone -> there.ifPresent(still -> end(name, still, view, draft));
            case StackWish.Stopped stopped ->
                there.ifPresent(still -> end(name, still, view, draft));
          }
        });
    seen.keySet().stream()
        .filter(name -> !wishes.containsKey(name))
        .forEach(name -> draft.await(subject(name), new Reason.Undeclared()));
  }

  /** Under the name of one that went somebody else may have begun another. */
  private static void end(StackName name, StackSeen there, SwarmView view, Draft draft) {
    if (!there.ours()) {
      draft.await(subject(name), new Reason.Undeclared());
      return;
    }
    draft.add(subject(name), new SwarmStep.RemoveStack(view.via(), view.cluster().id(), name));
  }

  private static void compare(
      StackName name, StackWish.Run wish, Optional<StackSeen> there, SwarmView view, Draft draft) {
    if (contents(there).equals(wish.services())) {
      return;
    }
    Optional<Reason> takenBack = there.flatMap(stack -> takenBack(name, wish, stack));
    if (takenBack.isPresent()) {
      draft.await(subject(name), takenBack.get());
    } else {
      draft.add(
          subject(name),
          new SwarmStep.DeployStack(view.via(), view.cluster().id(), name, wish.content()));
    }
  }

  /** What its services are made of; of one that somebody else made, nothing is said. */
  private static SortedMap<ServiceName, ContentHash> contents(Optional<StackSeen> there) {
    SortedMap<ServiceName, ContentHash> contents = new TreeMap<>();
    there
        .map(StackSeen::services)
        .ifPresent(
            services ->
                services.forEach(
                    (name, service) ->
                        contents.put(name, service.content().orElse(ContentHash.of(new byte[0])))));
    return contents;
  }

  /**
   * Swarm has tried it and gone back to what ran before: to try the same again would only break it
   * again.
   */
  private static Optional<Reason> takenBack(StackName name, StackWish.Run wish, StackSeen stack) {
    return stack.services().entrySet().stream()
        .filter(service -> service.getValue().version() > wish.since())
        .filter(service -> service.getValue().rollout().isBack())
        .findFirst()
        .map(service -> takenBack(name, service.getKey(), service.getValue()));
  }

  private static Reason takenBack(StackName stack, ServiceName name, ServiceSeen service) {
    return new Reason.NeedsPerson(
        name
            + " did not come up, and what ran before runs on: "
            + service.trouble().orElse("swarm does not say why"),
        "mend it, and type: pcctl stack deploy " + stack);
  }
}
