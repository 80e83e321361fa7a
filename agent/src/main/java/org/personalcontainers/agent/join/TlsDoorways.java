package org.personalcontainers.agent.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Contact;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Exporter;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Words;

/**
 * Doors over TLS, between strangers.
 *
 * @param fixed this node's own address; empty: the one that the way to the door begins at
 */
record TlsDoorways(Supplier<Tls> tls, Optional<Address> fixed) implements Doorways {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** For a door that does not say when to come again. */
  private static final Duration CROWDED = Duration.ofSeconds(1);

  @Override
  public Doorway open(Contact contact) throws IOException {
    InetSocketAddress address = new InetSocketAddress(contact.host(), contact.port());
    if (address.isUnresolved()) {
      throw new IOException("nobody knows the name " + contact.host());
    }
    Caller caller = Caller.tls(address, tls, new Expected.AnyKey());
    try {
      if (caller.peer(CONNECT) instanceof Peer.Stranger(PublicKey key, var _, Exporter exporter)) {
        return new Way(caller, OpenKey.of(key), exporter);
      }
      throw new IOException("who answers at " + contact + " shows no key of its own");
    } catch (IOException e) {
      caller.close();
      throw e;
    }
  }

  private record Way(Caller caller, OpenKey door, Exporter exporter) implements Doorway {
    @Override
    public Opening knock(Knock knock, Duration limit) throws IOException {
      return said(Reception.KNOCK, Words.KNOCK.write(knock), Words.OPENING, limit);
    }

    @Override
    public Ruling stay(Stay stay, Duration limit) throws IOException {
      return said(Reception.STAY, Words.STAY.write(stay), Words.RULING, limit);
    }

    private <T> T said(String path, byte[] body, Form<T> form, Duration limit) throws IOException {
      Answer answer = caller.call("POST", path, body, limit);
      if (answer.status() == 429) {
        throw new Crowded(answer.retryAfter().orElse(CROWDED));
      }
      if (answer.status() != 200) {
        throw new IOException("the door answers " + answer.status());
      }
      try {
        return form.read(answer.body());
      } catch (Unreadable e) {
        throw new IOException("the door's answer can't be read: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      caller.close();
    }
  }

  @Override
  public Optional<Address> ownAddress(Contact contact) {
    return fixed.isPresent() ? fixed : wayTo(contact);
  }

  /** Which address a packet there would come from; none is sent. */
  private static Optional<Address> wayTo(Contact contact) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByName(contact.host()), contact.port());
      return Optional.of(socket.getLocalAddress())
          .filter(own -> !own.isAnyLocalAddress() && !own.isLinkLocalAddress())
          .map(own -> new Address(own.getHostAddress()));
    } catch (UnknownHostException | SocketException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
