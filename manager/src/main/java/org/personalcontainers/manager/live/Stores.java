package org.personalcontainers.manager.live;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.Store;
import org.personalcontainers.manager.store.atomix.AtomixStore;
import org.personalcontainers.manager.store.atomix.Fatal;
import org.personalcontainers.manager.store.atomix.Settings;
import org.personalcontainers.manager.store.atomix.TlsTransport;

/** Begins this manager's store, or goes on with the one that lies on its disk. */
final class Stores {
  private static final Form<Seat> SEAT = Form.of(Seat.class);
  private static final int GROUP_BYTES = 16;

  private final Places places;
  private final Self self;
  private final Fatal fatal;

  Stores(Places places, Self self, Fatal fatal) {
    this.places = places;
    this.self = self;
    this.fatal = fatal;
  }

  Optional<Store> kept() throws IOException {
    if (Files.notExists(seat())) {
      return Optional.empty();
    }
    Settings settings = settings(SEAT.read(Files.readAllBytes(seat())));
    return Optional.of(AtomixStore.open(settings, transport(), fatal));
  }

  /** With this manager as its only member. */
  Store founded(Address address) throws IOException {
    Seat seat = new Seat(address, places.doors().store());
    byte[] group = new byte[GROUP_BYTES];
    new SecureRandom().nextBytes(group);
    Store store =
        AtomixStore.found(settings(seat), HexFormat.of().formatHex(group), transport(), fatal);
    Files.write(seat(), SEAT.write(seat));
    return store;
  }

  private java.nio.file.Path seat() {
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
