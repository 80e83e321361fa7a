package org.personalcontainers.link.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How many connections there are, in all and from each address. */
final class Seats {
  private final int inAll;
  private final int perAddress;
  private final Map<String, Integer> taken = new HashMap<>();
  private int sum;

  Seats(int inAll, int perAddress) {
    this.inAll = inAll;
    this.perAddress = perAddress;
  }

  /** Taken until it is closed. */
  interface Seat extends AutoCloseable {
    @Override
    void close();
  }

  /** None for whom there is no room. */
  synchronized Optional<Seat> take(String address) {
    int before = taken.getOrDefault(address, 0);
    if (sum == inAll || before == perAddress) {
      return Optional.empty();
    }
    taken.put(address, before + 1);
    sum++;
    return Optional.of(() -> leave(address));
  }

  private synchronized void leave(String address) {
    taken.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
    sum--;
  }

  synchronized boolean areTaken() {
    return sum == inAll;
  }

  synchronized int taken() {
    return sum;
  }
}
