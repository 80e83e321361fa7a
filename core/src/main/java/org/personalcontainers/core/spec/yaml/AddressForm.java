package org.personalcontainers.core.spec.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.Subnet;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Scalars;

/** A node's own address: one that its neighbours can reach it at. */
final class AddressForm {
  private static final Pattern PADDED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** 192.168.1.11:7670, [fd00::11], [fd00::11]:7670. */
  private static final Pattern WITH_PORT =
      Pattern.compile("(?=.{1,60}$)\\[?([0-9a-fA-F.]+|(?<=\\[)[0-9a-fA-F.:]+)\\]?(?::[0-9]+)?");

  private static final Pattern HOST_NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?\\.?");

  private static final List<Range> UNREACHABLE =
      List.of(
          new Range("127.0.0.0/8", "is only ever the machine itself"),
          new Range("::1/128", "is only ever the machine itself"),
          new Range("0.0.0.0/8", "is no machine's address"),
          new Range("::/128", "is no machine's address"),
          new Range("169.254.0.0/16", "is link-local: a machine takes it when no router answers"),
          new Range("fe80::/10", "is link-local: it means nothing without an interface"),
          new Range("224.0.0.0/3", "is no machine's address"),
          new Range("ff00::/8", "is a multicast address"));

  /** A name server that does not answer may keep a person waiting so many times, and no more. */
  private static final int MOST_LOOKUPS = 8;

  private final NameLookup lookup;
  private int lookups;

  AddressForm(NameLookup lookup) {
    this.lookup = lookup;
  }

  Form<Address> form() {
    return Forms.notation("192.168.1.11", this::read);
  }

  static boolean isAddress(String text) {
    try {
      new Address(text);
      return true;
    } catch (UnfitValue unfit) {
      return false;
    }
  }

  private Address read(String text) {
    if (!isAddress(text)) {
      throw notAnAddress(text);
    }
    Address address = new Address(text);
    UNREACHABLE.stream()
        .filter(range -> range.holds(address))
        .findFirst()
        .ifPresent(
            range -> {
              throw new UnfitValue(
                  address + " " + range.reason(),
                  "write the address by which the other nodes reach this one");
            });
    return address;
  }

  private UnfitValue notAnAddress(String text) {
    Matcher dressed = WITH_PORT.matcher(text);
    if (dressed.matches() && isAddress(dressed.group(1))) {
      return new UnfitValue(
          quoted(text) + " is more than an address", "write " + Scalars.text(dressed.group(1)));
    }
    int slash = text.indexOf('/');
    if (slash > 0 && isAddress(text.substring(0, slash))) {
      return new UnfitValue(
          quoted(text) + " is an address with a prefix length",
          "write " + text.substring(0, slash));
    }
    if (PADDED.matcher(text).matches() && isAddress(text.replaceAll("\\b0+(?=[0-9])", ""))) {
      return new UnfitValue(
          quoted(text) + " has leading zeros", "write " + text.replaceAll("\\b0+(?=[0-9])", ""));
    }
    return HOST_NAME.matcher(text).matches() ? hostName(text) : notAtAll(text);
  }

  private UnfitValue hostName(String name) {
    String wrong = quoted(name) + " is a name, and a node is known by its own IP address";
    Optional<Address> now = lookups++ < MOST_LOOKUPS ? lookup.addressOf(name) : Optional.empty();
    return now.map(
            address ->
                new UnfitValue(
                    wrong, "write " + address + ", which it has now, and reserve it in the router"))
        .orElse(
            new UnfitValue(
                wrong,
                "write the one that \"hostname -I\" shows there, and reserve it in the router"));
  }

  private static UnfitValue notAtAll(String text) {
    return new UnfitValue(
        quoted(text) + " is not an IP address", "write one such as 192.168.1.11 or fd00::11");
  }

  private record Range(Subnet subnet, String reason) {
    Range(String subnet, String reason) {
      this(Subnet.parse(subnet), reason);
    }

    boolean holds(Address address) {
      return subnet.contains(address);
    }
  }
}
