package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.personalcontainers.core.spec.NearMiss;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.stack.Port;
import org.personalcontainers.core.stack.Port.Mode;
import org.personalcontainers.core.stack.Port.Protocol;
import org.personalcontainers.core.stack.Port.Range;

/** One port of a service, in the short spelling or the long one. */
final class PortReader {
  private static final int LONGEST = 100;
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:(?<address>\\[[0-9A-Fa-f:.]*\\]|[0-9.]*\\.[0-9.]*):)?"
              + "(?:(?<published>[0-9]*(?:-[0-9]+)?):)?"
              + "(?<target>[0-9]+(?:-[0-9]+)?)"
              + "(?:/(?<protocol>[A-Za-z]+))?");

  private static final Map<String, Protocol> PROTOCOLS =
      Map.of("tcp", Protocol.TCP, "udp", Protocol.UDP, "sctp", Protocol.SCTP);
  private static final Map<String, Mode> MODES = Map.of("ingress", Mode.INGRESS, "host", Mode.HOST);

  private final Remarks remarks;

  PortReader(Remarks remarks) {
    this.remarks = remarks;
  }

  Optional<Port> read(Spot spot) {
    return spot.tree() instanceof Tree.Scalar scalar
        ? remarks.read(spot.path(), scalar, PortReader::parse)
        : readLong(spot);
  }

  private static Port parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      throw new UnfitValue(
          quoted(text) + " is not a port",
          "write one such as \"8080:80\": the published one, and the container's");
    }
    refuseAddress(matcher.group("address"));
    String protocol = matcher.group("protocol");
    Port port =
        new Port(
            Optional.ofNullable(matcher.group("published"))
                .filter(published -> !published.isEmpty())
                .map(PortReader::range),
            range(matcher.group("target")),
            protocol == null ? Protocol.TCP : word(protocol, PROTOCOLS),
            Mode.INGRESS);
    refuseUneven(port);
    return port;
  }

  private static void refuseAddress(String address) {
    boolean every = address == null || address.equals("0.0.0.0") || address.equals("[::]");
    if (!every) {
      throw new UnfitValue(
          quoted(address) + " is one address, and " + Verdicts.EVERY_ADDRESS.wrong(),
          Verdicts.EVERY_ADDRESS.remedy());
    }
  }

  private static void refuseUneven(Port port) {
    int targets = port.target().count();
    boolean even =
        port.published()
            .map(published -> targets == 1 || published.count() == targets)
            .orElse(true);
    if (!even) {
      throw new UnfitValue(
          port.published().get() + " and " + port.target() + " are not equally many ports",
          "write as many published ports as the container has");
    }
  }

  private static Range range(String text) {
    int hyphen = text.indexOf('-');
    return hyphen < 0
        ? new Range(number(text), number(text))
        : new Range(number(text.substring(0, hyphen)), number(text.substring(hyphen + 1)));
  }

  /** What is too long for a number is no port either. */
  private static int number(String digits) {
    return digits.length() > 5 || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static <T> T word(String text, Map<String, T> words) {
    T meaning = words.get(text.toLowerCase(Locale.ROOT));
    if (meaning == null) {
      throw new UnfitValue(
          quoted(text) + " is not known here",
          "write "
              + NearMiss.of(text, words.keySet())
                  .orElse(String.join(" or ", words.keySet().stream().sorted().toList())));
    }
    return meaning;
  }

  private Optional<Port> readLong(Spot spot) {
    Optional<Range> target = spot.at("target").flatMap(this::single);
    Optional<Range> published = spot.at("published").flatMap(this::single);
    Optional<Protocol> protocol = spot.at("protocol").flatMap(at -> known(at, PROTOCOLS));
    Optional<Mode> mode = spot.at("mode").flatMap(at -> known(at, MODES));
    if (spot.at("target").isEmpty()) {
      remarks.refuse(spot.path(), spot.tree(), "target is missing", "write target: 80 or the like");
    }
    return target.map(
        port ->
            new Port(published, port, protocol.orElse(Protocol.TCP), mode.orElse(Mode.INGRESS)));
  }

  private Optional<Range> single(Spot spot) {
    return spot.scalar().flatMap(scalar -> remarks.read(spot.path(), scalar, PortReader::range));
  }

  private <T> Optional<T> known(Spot spot, Map<String, T> words) {
    return spot.scalar()
        .flatMap(scalar -> remarks.read(spot.path(), scalar, text -> word(text, words)));
  }
}
