package org.personalcontainers.acme;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.acme.dns.Sight;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.DomainName;

/**
 * Where a name leads, before an authority goes that way. Behind a router nobody can be sure of
 * that: many don't let those inside in by the address that they have outside.
 */
record Route(DomainName name, Sight sight) {
  /** Whether it leads to us. */
  sealed interface Verdict {
    record Ours() implements Verdict {}

    /** It seems not to, but an authority may see it otherwise. */
    record Doubtful(String doubt) implements Verdict {}

    record Astray(String problem) implements Verdict {}
  }

  static Route to(DomainName name) {
    return new Route(name, Sight.of(name));
  }

  /** Why an authority would come to nobody; empty: it may come to somebody. */
  Optional<String> problem() {
    return sight instanceof Sight.Nowhere
        ? Optional.of(
            ("DNS knows no address of %s: let it lead to one of the nodes, or to the router that"
                    + " passes port 80 on to one")
                .formatted(name))
        : Optional.empty();
  }

  /**
   * Goes there.
   *
   * @param nodes that are to be found there
   */
  Verdict walked(Entrances entrances, List<Address> nodes) {
    return switch (sight) {
      case Sight.Nowhere _ -> new Verdict.Astray(problem().orElseThrow());
      case Sight.Unknown _ ->
          new Verdict.Doubtful("nobody answers who knows where " + name + " leads");
      case Sight.Leads(var addresses) -> {
        List<String> sure = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (InetAddress address : addresses) {
          entrances
              .complaint(address)
              .map(words -> "%s leads to %s, where %s".formatted(name, text(address), words))
              .ifPresent((isSure(address, nodes) ? sure : doubts)::add);
        }
        yield verdict(sure, doubts);
      }
    };
  }

  private static Verdict verdict(List<String> sure, List<String> doubts) {
    if (!sure.isEmpty()) {
      return new Verdict.Astray(
          sure.getFirst() + "; let it lead to one of the nodes, or to the router before them");
    }
    return doubts.isEmpty() ? new Verdict.Ours() : new Verdict.Doubtful(doubts.getFirst());
  }

  /** What is seen there from here is what others see, unless a router of ours stands there. */
  private static boolean isSure(InetAddress address, List<Address> nodes) {
    return isInside(address)
        || nodes.stream()
            .map(node -> InetAddress.ofLiteral(node.value()))
            .filter(node -> node.getClass().equals(address.getClass()))
            .anyMatch(node -> !isInside(node));
  }

  private static boolean isInside(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal(address);
  }

  /** fc00::/7, which the JDK does not count (RFC 4193). */
  private static boolean isUniqueLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }

  private static String text(InetAddress address) {
    return address.getHostAddress();
  }
}
