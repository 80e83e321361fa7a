package org.personalcontainers.manager.store.atomix;

import io.atomix.raft.partition.impl.RaftNamespaces;
import io.atomix.raft.storage.RaftStorage;
import io.atomix.raft.storage.system.Configuration;
import io.atomix.raft.storage.system.MetaStore;
import io.atomix.utils.serializer.Serializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;

/**
 * A copy of who the members are, and of where they live. The engine writes its own over the old
 * one, in pieces: a power cut may leave it unreadable, and then it would take itself for alone.
 */
final class KeptMembers {
  private static final Serializer SERIALIZER = Serializer.using(RaftNamespaces.RAFT_STORAGE);

  private final Path configuration;
  private final Path addresses;

  KeptMembers(Path directory) {
    configuration = directory.resolve("members");
    addresses = directory.resolve("addresses");
  }

  void keep(Configuration members) throws IOException {
    Configuration copy =
        new Configuration(
            members.index(), members.term(), members.time(), new ArrayList<>(members.members()));
    AtomicFile.write(configuration, SERIALIZER.encode(copy));
  }

  Optional<Configuration> kept() throws IOException {
    return Files.exists(configuration)
        ? Optional.of(SERIALIZER.decode(Files.readAllBytes(configuration)))
        : Optional.empty();
  }

  /**
   * Puts the copy in the engine's place where the engine's own is older or can't be read.
   *
   * @param used whether the member has ever written anything
   * @throws IOException when nothing tells any more who the members are
   */
  void repair(RaftStorage storage, boolean used) throws IOException {
    Optional<Configuration> kept = kept();
    try (MetaStore meta = storage.openMetaStore()) {
      if (kept.isPresent() && index(meta) < kept.get().index()) {
        meta.storeConfiguration(kept.get());
      }
      if (used && index(meta) < 0) {
        throw new IOException(
            storage.directory()
                + " does not tell any more who the members are: remove this member, and let it join with an empty disk");
      }
    }
  }

  private static long index(MetaStore meta) {
    try {
      return Optional.ofNullable(meta.loadConfiguration()).map(Configuration::index).orElse(-1L);
    } catch (RuntimeException e) {
      return -1;
    }
  }

  void keep(Map<MemberId, MemberAddress> book) throws IOException {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(book).forEach((member, at) -> text.append(member + " " + at + "\n"));
    AtomicFile.write(addresses, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  SortedMap<MemberId, MemberAddress> addresses() throws IOException {
    SortedMap<MemberId, MemberAddress> book = new TreeMap<>();
    if (Files.exists(addresses)) {
      for (String line : Files.readAllLines(addresses)) {
        int space = line.indexOf(' ');
        book.put(
            MemberId.parse(line.substring(0, space)),
            MemberAddress.parse(line.substring(space + 1)));
      }
    }
    return book;
  }
}
