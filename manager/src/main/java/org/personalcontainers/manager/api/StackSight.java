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
import org.personalcontainers.core.stack.SecretUses;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.StackWish;
import org.personalcontainers.core.stack.SwarmObject;
import org.personalcontainers.core.status.StackSeen;

/** One stack, as it is wished for and as it was seen last. */
record StackSight(Desk desk, StackName name) {
  private static final int MOST_BYTES = 700_000;

  /** What was handed in last, whether it runs or is stopped. */
  Optional<ContentHash> current() {
    return wish().flatMap(StackSight::content);
  }

  static Optional<ContentHash> content(StackWish wish) {
    return switch (wish) {
      case StackWish.Run run -> Optional.of(run.content());
      case StackWish.Stopped stopped -> Optional.of(stopped.content());
      case StackWish.Gone gone -> Optional.empty();
    };
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

  /** One order holds all of it, and is read within limits. */
  static SecretUses.Filled checked(SecretUses.Filled filled) {
    long bytes = filled.stack().compose().length();
    for (SwarmObject object : filled.stack().secrets().values()) {
      bytes += object.content().length();
    }
    for (SwarmObject object : filled.stack().configs().values()) {
      bytes += object.content().length();
    }
    if (bytes > MOST_BYTES) {
      throw Refused.badRequest(
          "with the secrets that it uses the stack takes %d bytes, and at most %d are deployed"
              .formatted(bytes, MOST_BYTES),
          "put large files into the volume, and mount them from there");
    }
    return filled;
  }

  /** That it is to run so, from now on. */
  StackWish.Run wish(SecretUses.Filled filled) {
    return new StackWish.Run(filled.stack().content(), filled.services(), since());
  }

  /**
   * The same wish, of what it has become: as it runs, or is stopped. What swarm took back since it
   * was handed in stays so: nobody asked to try that again.
   */
  static StackWish moved(StackWish before, SecretUses.Filled filled) {
    return switch (before) {
      case StackWish.Run run ->
          new StackWish.Run(
              filled.stack().content(), filled.services(), run.since(), run.settings());
      case StackWish.Stopped stopped -> new StackWish.Stopped(filled.stack().content());
      case StackWish.Gone gone -> gone;
    };
  }

  /** Whether swarm has gone back to what ran before that was handed in. */
  boolean isTakenBack(StackWish.Run run) {
    return seenNow().stream()
        .flatMap(stack -> stack.services().values().stream())
        .filter(service -> service.version() > run.since())
        .anyMatch(service -> service.rollout().isBack());
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
