package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.api.Stacks;
import org.personalcontainers.core.api.Stacks.State;
import org.personalcontainers.core.plan.Situation;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.core.status.ServiceSeen;
import org.personalcontainers.core.status.StackSeen;
import org.personalcontainers.manager.stack.Shelf;
import org.personalcontainers.manager.stack.StackPaper;

/**
 * The stacks as the API tells them.
 *
 * @param complaint why the last order for a stack came to nothing
 */
record StackView(
    Situation situation, Shelf shelf, Function<StackName, Optional<String>> complaint) {
  private static final String NOBODY_TELLS = "no manager of the swarm tells";

  static String word(StackChange.Kind kind) {
    return switch (kind) {
      case NEW -> "is new";
      case CHANGES -> "changes";
      case GOES -> "goes";
      case STOPS -> "stops";
    };
  }

  List<Stacks.Stack> all() {
    TreeSet<StackName> names = new TreeSet<>(situation.stacks().keySet());
    seen().ifKnown().ifPresent(stacks -> names.addAll(stacks.keySet()));
    return names.stream().flatMap(name -> of(name).stream()).toList();
  }

  private Fact<SortedMap<StackName, StackSeen>> seen() {
    return situation
        .swarm()
        .map(view -> view.cluster().stacks())
        .orElseGet(() -> Fact.unknown(NOBODY_TELLS));
  }

  /** Empty where it is gone, as somebody wished. */
  private Optional<Stacks.Stack> of(StackName name) {
    Optional<StackWish> wish = Optional.ofNullable(situation.stacks().get(name));
    return switch (seen()) {
      case Fact.Known<SortedMap<StackName, StackSeen>>(var stacks) ->
          of(name, wish, Optional.ofNullable(stacks.get(name)));
      case Fact.Unknown<SortedMap<StackName, StackSeen>>(String reason) ->
          Optional.of(new Stacks.Stack(name, State.UNKNOWN, reason, source(name, wish), List.of()));
    };
  }

  private Optional<Stacks.Stack> of(
      StackName name, Optional<StackWish> wish, Optional<StackSeen> seen) {
    if (wish.isEmpty()) {
      return seen.map(stack -> plain(name, State.FOREIGN, stack));
    }
    return switch (wish.get()) {
      case StackWish.Gone gone ->
          seen.map(stack -> plain(name, stack.ours() ? State.GOES : State.FOREIGN, stack));
      case StackWish.Stopped stopped -> Optional.of(stopped(name, stopped, seen));
      case StackWish.Run run -> Optional.of(wished(name, run, seen));
    };
  }

  /** One of which nothing is to be told but what swarm says. */
  private static Stacks.Stack plain(StackName name, State state, StackSeen seen) {
    List<Stacks.Service> services = new ArrayList<>();
    seen.services()
        .forEach((service, found) -> services.add(told(service, found, wantedState(found))));
    return new Stacks.Stack(name, state, "", Optional.empty(), services);
  }

  private Stacks.Stack stopped(StackName name, StackWish.Stopped wish, Optional<StackSeen> seen) {
    if (seen.isPresent()) {
      return plain(name, seen.get().ours() ? State.GOES : State.FOREIGN, seen.get());
    }
    Optional<StackPaper> paper = shelf.find(name, wish.content());
    List<Stacks.Service> services =
        paper.map(StackPaper::services).orElseGet(Collections::emptySortedMap).keySet().stream()
            .map(service -> new Stacks.Service(service, "", 0, 0, State.STOPPED, ""))
            .toList();
    return new Stacks.Stack(
        name, State.STOPPED, "", paper.map(kept -> source(kept, wish.content())), services);
  }

  private Stacks.Stack wished(StackName name, StackWish.Run run, Optional<StackSeen> seen) {
    SortedMap<ServiceName, ServiceSeen> there =
        seen.map(StackSeen::services).orElseGet(Collections::emptySortedMap);
    TreeSet<ServiceName> names = new TreeSet<>(run.services().keySet());
    names.addAll(there.keySet());
    List<Stacks.Service> services =
        names.stream()
            .map(
                service ->
                    of(
                        service,
                        Optional.ofNullable(run.services().get(service)),
                        Optional.ofNullable(there.get(service)),
                        run.since()))
            .toList();
    State worst = services.stream().map(Stacks.Service::state).max(WORST).orElse(State.COMES);
    Optional<String> why = worst == State.RUNS ? Optional.empty() : complaint.apply(name);
    State state = worst == State.COMES && why.isPresent() ? State.FAILS : worst;
    return new Stacks.Stack(name, state, why.orElse(""), source(name, Optional.of(run)), services);
  }

  private static final Comparator<State> WORST =
      Comparator.comparingInt(
          state ->
              switch (state) {
                case RUNS -> 0;
                case COMES, GOES, STOPPED, FOREIGN, UNKNOWN -> 1;
                case FAILS -> 2;
                case TAKEN_BACK -> 3;
              });

  private static Stacks.Service of(
      ServiceName name, Optional<ContentHash> wanted, Optional<ServiceSeen> seen, long since) {
    if (seen.isEmpty()) {
      return new Stacks.Service(name, "", 0, 0, State.COMES, "");
    }
    if (wanted.isEmpty()) {
      return told(name, seen.get(), State.GOES);
    }
    boolean asWanted = seen.get().content().equals(wanted);
    return told(
        name, seen.get(), asWanted ? wantedState(seen.get()) : otherState(seen.get(), since));
  }

  private static Stacks.Service told(ServiceName name, ServiceSeen seen, State state) {
    String note = state == State.RUNS ? "" : seen.trouble().orElse("");
    return new Stacks.Service(name, seen.image(), seen.running(), seen.wanted(), state, note);
  }

  /** Where it is what it should be, it may also have come back to that. */
  private static State wantedState(ServiceSeen seen) {
    return switch (seen.rollout()) {
      case UPDATING, ROLLING_BACK -> State.COMES;
      case PAUSED -> State.FAILS;
      case STEADY, ROLLED_BACK -> {
        boolean runs = seen.running() >= seen.wanted();
        yield runs ? State.RUNS : seen.trouble().isPresent() ? State.FAILS : State.COMES;
      }
    };
  }

  /** A change that swarm took back before this one was handed in says nothing of this one. */
  private static State otherState(ServiceSeen seen, long since) {
    return switch (seen.rollout()) {
      case STEADY, UPDATING -> State.COMES;
      case PAUSED, ROLLING_BACK, ROLLED_BACK ->
          seen.version() > since ? State.TAKEN_BACK : State.COMES;
    };
  }

  private Optional<Stacks.Source> source(StackName name, Optional<StackWish> wish) {
    return wish.flatMap(
        wished ->
            wished instanceof StackWish.Run run
                ? shelf.find(name, run.content()).map(paper -> source(paper, run.content()))
                : Optional.empty());
  }

  private static Stacks.Source source(StackPaper paper, ContentHash content) {
    return new Stacks.Source(content, paper.file(), paper.at(), paper.by());
  }
}
