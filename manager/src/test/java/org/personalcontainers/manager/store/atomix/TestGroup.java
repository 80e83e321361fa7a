package org.personalcontainers.manager.store.atomix;

import static org.personalcontainers.manager.store.Eventually.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Outcome;
import org.personalcontainers.manager.store.Standing;
import org.personalcontainers.manager.store.Store;

/** Members in one JVM, each with a directory, over the chaos network. */
final class TestGroup implements AutoCloseable {
  /** Quick, but a machine that is busy with other tests must not make anybody lose its office. */
  static final Settings.Pace QUICK =
      new Settings.Pace(
          Duration.ofMillis(800),
          Duration.ofMillis(80),
          Duration.ofMillis(400),
          Duration.ofSeconds(5));

  static final Settings.DiskBounds SMALL = new Settings.DiskBounds(1024 * 1024, 1000, 1024 * 1024);

  private final Path directory;
  private final ChaosNetwork network;
  private final Settings.DiskBounds bounds;
  private final Settings.Pace pace;
  private final Map<MemberId, AtomixStore> stores = new ConcurrentHashMap<>();
  private final SortedMap<MemberId, MemberAddress> started = new TreeMap<>();
  private final Collection<String> deaths = new ConcurrentLinkedQueue<>();
  private int copies;

  TestGroup(Path directory, long seed) {
    this(directory, seed, SMALL);
  }

  TestGroup(Path directory, long seed, Settings.DiskBounds bounds) {
    this(directory, seed, bounds, QUICK);
  }

  TestGroup(Path directory, long seed, Settings.DiskBounds bounds, Settings.Pace pace) {
    this.pace = pace;
    this.directory = directory;
    this.network = new ChaosNetwork(seed);
    this.bounds = bounds;
  }

  static MemberId member(int number) {
    return new MemberId(new NodeName("pi" + number), "0123456789abcdef");
  }

  static MemberAddress address(MemberId member) {
    return new MemberAddress(member.node().value(), 7673);
  }

  ChaosNetwork network() {
    return network;
  }

  /** What made a member end itself. */
  Collection<String> deaths() {
    return deaths;
  }

  Path directory(MemberId member) {
    return directory.resolve(member.toString());
  }

  Settings settings(MemberId member) {
    return new Settings(member, address(member), directory(member), pace, bounds);
  }

  private Fatal fatal(MemberId member) {
    return (what, cause) -> deaths.add(member + ": " + what + ": " + cause);
  }

  AtomixStore found(MemberId member) {
    started.put(member, address(member));
    return put(
        member,
        () -> AtomixStore.found(settings(member), "g1", network.wire(member), fatal(member)));
  }

  AtomixStore join(MemberId member) {
    SortedMap<MemberId, MemberAddress> known = new TreeMap<>(started);
    return join(member, known);
  }

  AtomixStore join(MemberId member, SortedMap<MemberId, MemberAddress> known) {
    started.put(member, address(member));
    return put(
        member,
        () -> AtomixStore.join(settings(member), "g1", known, network.wire(member), fatal(member)));
  }

  AtomixStore open(MemberId member) {
    return open(member, Guard.ALL);
  }

  AtomixStore open(MemberId member, Set<Guard.Rule> rules) {
    return put(
        member,
        () -> AtomixStore.open(settings(member), network.wire(member), fatal(member), rules));
  }

  private interface Opening {
    AtomixStore run() throws IOException;
  }

  private AtomixStore put(MemberId member, Opening opening) {
    try {
      AtomixStore store = opening.run();
      stores.put(member, store);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A group of so many, all of whom know each other. */
  AtomixStore grown(int count) {
    AtomixStore first = found(member(1));
    eventually("the founder leads", () -> leads(first));
    for (int i = 2; i <= count; i++) {
      MemberId next = member(i);
      join(next);
      eventually(
          next + " joins", () -> first.add(next, address(next)) instanceof Outcome.Committed);
    }
    eventually(
        "all know all",
        () -> stores.values().stream().allMatch(store -> store.members().size() == count));
    return first;
  }

  Optional<AtomixStore> store(MemberId member) {
    return Optional.ofNullable(stores.get(member));
  }

  Collection<AtomixStore> stores() {
    return stores.values();
  }

  AtomixStore leader() {
    return Optional.ofNullable(stores.get(leading())).orElseThrow();
  }

  MemberId leading() {
    List<MemberId> found = new ArrayList<>();
    eventually(
        "somebody leads",
        () -> {
          stores.entrySet().stream()
              .filter(entry -> leads(entry.getValue()))
              .map(Map.Entry::getKey)
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  static boolean leads(Store store) {
    return store.standing() instanceof Standing.Leading;
  }

  /**
   * Ends a member as kill -9 would, between two deeds of its engine: what it did not write until
   * then, it never writes.
   */
  void kill(MemberId member) {
    AtomixStore store = Optional.ofNullable(stores.remove(member)).orElseThrow();
    Path copy = directory.resolve("copy-" + ++copies);
    store.engine().halted(() -> copy(directory(member), copy));
    store.close();
    delete(directory(member));
    try {
      Files.move(copy, directory(member));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All members that run have applied the same. */
  boolean agrees() {
    return stores.values().stream().map(store -> store.engine().image()).distinct().count() == 1;
  }

  /** With its disk. */
  void lose(MemberId member) {
    Optional.ofNullable(stores.remove(member)).ifPresent(AtomixStore::close);
    started.remove(member);
    delete(directory(member));
  }

  /** Without the export, which is no part of what a member knows. */
  static void copy(Path from, Path to) {
    try (Stream<Path> tops = Files.list(from)) {
      Files.createDirectories(to);
      for (Path top : tops.filter(top -> !top.endsWith("export")).toList()) {
        copyTree(from, top, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copyTree(Path from, Path top, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.toList()) {
        if (!AtomicFile.isUnfinished(file)) {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList().reversed()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List.copyOf(stores.values()).forEach(AtomixStore::close);
    network.close();
  }
}
