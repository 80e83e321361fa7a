package org.personalcontainers.core.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node may knock: a host name or an address, and the port of the agent there.
 *
 * @param host never looked up here
 */
public record Contact(String host, int port) implements Comparable<Contact> {
  /** Where agents listen. */
  public static final int AGENT_PORT = 7671;

  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern NUMBERS = Pattern.compile("[0-9.]*");
  private static final Pattern WITH_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})\\]|([^:\\[\\]]{1,253}))(?::([0-9]{1,5}))?");

  public Contact {
    if (port < 1 || port > 65_535) {
      throw new UnfitValue(port + " is not a port", "leave it out, or write 1 to 65535");
    }
    host = canonical(host.toLowerCase(Locale.ROOT));
  }

  private static String canonical(String host) {
    if (host.indexOf(':') >= 0 || NUMBERS.matcher(host).matches()) {
      return new Address(host).value();
    }
    if (!HOST.matcher(host).matches()) {
      throw unfit(host);
    }
    return host;
  }

  /** pi1.local, 192.168.1.11, fd00::11, pi1.local:7671, [fd00::11]:7671. */
  public static Contact parse(String text) {
    if (text.chars().filter(c -> c == ':').count() > 1 && !text.startsWith("[")) {
      return new Contact(text, AGENT_PORT);
    }
    Matcher parts = WITH_PORT.matcher(text);
    if (!parts.matches()) {
      throw unfit(text);
    }
    String host = Optional.ofNullable(parts.group(1)).orElseGet(() -> parts.group(2));
    return new Contact(
        host, Optional.ofNullable(parts.group(3)).map(Integer::parseInt).orElse(AGENT_PORT));
  }

  private static UnfitValue unfit(String text) {
    return new UnfitValue(
        UnfitValue.quoted(text) + " is neither a host name nor an address",
        "write one such as pi1.local or 192.168.1.11");
  }

  @Override
  public int compareTo(Contact other) {
    int hosts = host.compareTo(other.host);
    return hosts != 0 ? hosts : Integer.compare(port, other.port);
  }

  @Override
  public String toString() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == AGENT_PORT ? host : shown + ":" + port;
  }
}
