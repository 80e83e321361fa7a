package org.personalcontainers.agent.join;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;
import org.personalcontainers.link.identity.Peer;

/**
 * How often strangers may ask, each address and all of them: before anything is read of what they
 * say, and whatever they ask for. Members pass uncounted. Safe for use by many threads.
 */
public final class Turnstile {
  /**
   * One that waits for a person says two words at each knock, a few seconds apart, at a door that
   * its join.yml may name twice. Behind one address there may be many of them.
   */
  static final Allowance.Rate OF_ADDRESS = new Allowance.Rate(60, 10);

  /** What a small machine can judge beside its work. */
  static final Allowance.Rate OF_ALL = new Allowance.Rate(240, 40);

  /** Who was not heard for longest is forgotten; what all may ask holds all the same. */
  static final int MOST_ADDRESSES = 256;

  /** A refusal is an answer too: so long it takes, and there are only so many connections. */
  private static final Duration HELD = Duration.ofSeconds(1);

  private static final int PREFIX = 8;

  private final LongSupplier nanos;
  private final Pause pause;
  private final Allowance all;
  private final LinkedHashMap<InetAddress, Allowance> addresses = new LinkedHashMap<>();

  /** Blocks for so long. */
  public interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  public Turnstile(LongSupplier nanos, Pause pause) {
    this.nanos = nanos;
    this.pause = pause;
    this.all = new Allowance(OF_ALL, nanos.getAsLong());
  }

  /** The same handler, for who has not asked too often. */
  public Handler before(Handler handler) {
    return request -> {
      Duration wait = isMember(request.peer()) ? Duration.ZERO : turn(request);
      return wait.isZero() ? handler.handle(request) : refusal(wait);
    };
  }

  private static boolean isMember(Peer peer) {
    return switch (peer) {
      case Peer.Certified _, Peer.LocalUser _ -> true;
      case Peer.Stranger _, Peer.Anonymous _ -> false;
    };
  }

  private Response refusal(Duration wait) throws InterruptedException {
    pause.last(HELD);
    return Response.later(wait, "too many knock; try again later");
  }

  private Duration turn(Request request) {
    return request.origin().map(this::turn).orElse(Duration.ZERO);
  }

  /** How long to stay away; zero: it may come in, and that was counted. */
  private synchronized Duration turn(InetAddress address) {
    long now = nanos.getAsLong();
    Allowance own = allowance(network(address), now);
    Duration wait = longer(own.empty(now), all.empty(now));
    if (wait.isZero()) {
      own.take();
      all.take();
    }
    return wait;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Kept in the order of their last words. */
  private Allowance allowance(InetAddress network, long now) {
    Allowance own =
        Optional.ofNullable(addresses.remove(network))
            .orElseGet(() -> new Allowance(OF_ADDRESS, now));
    if (addresses.size() == MOST_ADDRESSES) {
      addresses.pollFirstEntry();
    }
    addresses.put(network, own);
    return own;
  }

  /** Of IPv6 anybody has as many addresses as they like, but within one network of 64 bits. */
  private static InetAddress network(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address;
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, PREFIX, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address keeps its length", e);
    }
  }

  synchronized int known() {
    return addresses.size();
  }
}
