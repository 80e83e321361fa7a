package org.personalcontainers.manager.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.membership.Invitation;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.atomix.AtomixStore;
import org.personalcontainers.manager.store.atomix.Fatal;
import org.personalcontainers.manager.store.atomix.Settings;
import org.personalcontainers.manager.store.atomix.TlsTransport;
import org.personalcontainers.manager.vault.Keyring;
import org.personalcontainers.manager.vault.Vault;

/** Begins this manager's store, or goes on with the one that lies on its disk. */
final class Stores {
  private static final Form<Seat> SEAT = Form.of(Seat.class);
  private static final int GROUP_BYTES = 16;

  private final Places places;
  private final Self self;
  private final Fatal fatal;
  private final Keyring keyring;

  /**
   * A store that runs.
   *
   * @param vault whose store it is
   */
  record Kept(Store store, Vault vault, String group) {}

  Stores(Places places, Self self, Fatal fatal) throws IOException {
    this.places = places;
    this.self = self;
    this.fatal = fatal;
    this.keyring = Keyring.in(places.vault());
  }

  Keyring keyring() {
    return keyring;
  }

  int port() {
    return places.doors().store();
  }

  Optional<Kept> kept() throws IOException {
    if (!AtomixStore.isIn(places.log())) {
      return Optional.empty();
    }
    Seat seat = SEAT.read(Files.readAllBytes(seat()));
    return Optional.of(kept(AtomixStore.open(settings(seat), transport(), fatal), seat.group()));
  }

  private Kept kept(Store store, String group) {
    Vault vault = new Vault(store, keyring);
    return new Kept(vault.store(), vault, group);
  }

  /** With this manager as its only member. */
  Kept founded(Address address) throws IOException {
    byte[] random = new byte[GROUP_BYTES];
    new SecureRandom().nextBytes(random);
    Seat seat = seated(address, HexFormat.of().formatHex(random));
    return kept(AtomixStore.found(settings(seat), seat.group(), transport(), fatal), seat.group());
  }

  /** As a new member of a group that others keep, as soon as its leader adds it. */
  Kept joined(Invitation.Enter invitation) throws IOException {
    if (invitation.vault().isPresent()) {
      keyring.add(invitation.vault().get().keys());
    }
    Seat seat = seated(invitation.address(), invitation.group());
    SortedMap<MemberId, MemberAddress> known = new TreeMap<>();
    invitation.neighbours().forEach(other -> known.put(other.member(), other.address()));
    return kept(
        AtomixStore.join(settings(seat), seat.group(), known, transport(), fatal), seat.group());
  }

  private Seat seated(Address address, String group) throws IOException {
    Seat seat = new Seat(address, places.doors().store(), group);
    Files.createDirectories(places.state());
    Path draft = seat().resolveSibling("seat.json.new");
    try (FileChannel file =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(SEAT.write(seat)));
      file.force(true);
    }
    Files.move(draft, seat(), StandardCopyOption.ATOMIC_MOVE);
    return seat;
  }

  /** Whatever was kept is none of the group's any more; it is closed. */
  void forget() throws IOException {
    keyring.forget();
    Path left = places.log().resolveSibling("raft.left");
    delete(left);
    if (Files.exists(places.log())) {
      Files.move(places.log(), left, StandardCopyOption.ATOMIC_MOVE);
    }
    delete(left);
  }

  private static void delete(Path tree) throws IOException {
    if (Files.notExists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path seat() {
    return places.state().resolve("seat.json");
  }

  private Settings settings(Seat seat) {
    MemberAddress address = new MemberAddress(seat.address().value(), seat.port());
    return Settings.of(self.member(), address, places.log());
  }

  private TlsTransport transport() throws IOException {
    return TlsTransport.open(places.store(), self::tls, TlsTransport.Bounds.USUAL);
  }
}
