package org.personalcontainers.manager.store;

/** Where the others reach a member. */
public record MemberAddress(String host, int port) {
  private static final int LONGEST = 253;
  private static final int LAST_PORT = 65_535;

  public MemberAddress {
    if (host.isBlank() || host.length() > LONGEST) {
      throw new IllegalArgumentException("a host has 1 to " + LONGEST + " characters");
    }
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("the port " + port + " is not between 1 and " + LAST_PORT);
    }
  }

  /** Reads what {@link #toString} wrote. */
  public static MemberAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("an address is written HOST:PORT");
    }
    return new MemberAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
