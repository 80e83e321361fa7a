package org.personalcontainers.manager.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.personalcontainers.core.api.StackChange;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.ContentHash;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.status.StackSeen;

/** One stack, as it is wished for and as it was seen last. */
record StackSight(Desk desk, StackName name) {
  /** What was handed in last, whether it runs or is stopped. */
  Optional<ContentHash> current() {
    return wish()
        .flatMap(
            wish ->
                switch (wish) {
                  case StackWish.Run run -> Optional.of(run.content());
                  case StackWish.Stopped stopped -> Optional.of(stopped.content());
                  case StackWish.Gone gone -> Optional.empty();
                });
  }

  Optional<StackWish> wish() {
    return Optional.ofNullable(desk.books().stacks().get(name));
  }

  Optional<StackWish.Run> running() {
    return desk.books().stacks().get(name) instanceof StackWish.Run run
        ? Optional.of(run)
        : Optional.empty();
  }

  SortedMap<StackName, StackWish> with(SortedMap<StackName, StackWish> wishes, StackWish wish) {
    SortedMap<StackName, StackWish> more = new TreeMap<>(wishes);
    more.values().removeIf(other -> other instanceof StackWish.Gone);
    keepGoing(wishes, more);
    more.put(name, wish);
    return more;
  }

  /** A wish that something goes is kept until it is gone. */
  private void keepGoing(
      SortedMap<StackName, StackWish> wishes, SortedMap<StackName, StackWish> more) {
    Optional<SortedMap<StackName, StackSeen>> seen = seen();
    wishes.forEach(
        (other, wish) -> {
          if (wish instanceof StackWish.Gone
              && seen.map(all -> all.containsKey(other)).orElse(true)) {
            more.put(other, wish);
          }
        });
  }

  /** Also asked in the midst of a change, where nothing may be thrown: it would end the lead. */
  private Optional<SortedMap<StackName, StackSeen>> seen() {
    return desk.cluster()
        .lastTurn()
        .flatMap(turn -> turn.situation().swarm())
        .flatMap(view -> view.cluster().stacks().ifKnown());
  }

  Optional<StackSeen> seenNow() {
    return seen().flatMap(all -> Optional.ofNullable(all.get(name)));
  }

  long since() {
    return seenNow().map(StackSeen::asOf).orElse(0L);
  }

  /** Against what runs, where that is known, and what is to run otherwise. */
  List<StackChange.Service> changes(StackWish.Run wish) {
    SortedMap<ServiceName, Optional<ContentHash>> before = before();
    TreeSet<ServiceName> names = new TreeSet<>(before.keySet());
    names.addAll(wish.services().keySet());
    List<StackChange.Service> changes = new ArrayList<>();
    for (ServiceName service : names) {
      Optional<ContentHash> wanted = Optional.ofNullable(wish.services().get(service));
      Optional<ContentHash> there = before.getOrDefault(service, Optional.empty());
      if (!before.containsKey(service)) {
        changes.add(new StackChange.Service(service, StackChange.Kind.NEW));
      } else if (wanted.isEmpty()) {
        changes.add(new StackChange.Service(service, StackChange.Kind.GOES));
      } else if (!Objects.equals(wanted, there)) {
        changes.add(new StackChange.Service(service, StackChange.Kind.CHANGES));
      }
    }
    return changes;
  }

  private SortedMap<ServiceName, Optional<ContentHash>> before() {
    SortedMap<ServiceName, Optional<ContentHash>> before = new TreeMap<>();
    if (seen().isPresent()) {
      seenNow()
          .map(StackSeen::services)
          .orElseGet(Collections::emptySortedMap)
          .forEach((service, found) -> before.put(service, found.content()));
    } else {
      running()
          .map(StackWish.Run::services)
          .orElseGet(Collections::emptySortedMap)
          .forEach((service, content) -> before.put(service, Optional.of(content)));
    }
    return before;
  }

  List<StackChange.Service> all(StackChange.Kind kind) {
    return before().keySet().stream()
        .map(service -> new StackChange.Service(service, kind))
        .toList();
  }
}
