package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.personalcontainers.core.spec.DomainName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Those who tell the world of a zone. They are asked themselves: whoever asks for them remembers
 * for an hour that something was not there yet.
 */
public final class NameServers {
  static final int PORT = 53;
  static final Duration TIMEOUT = Duration.ofSeconds(4);

  private final Name zone;
  private final Resolver guide;
  private final int port;

  /**
   * @param guide knows who they are
   * @param port at which they answer
   */
  public NameServers(DomainName zone, Resolver guide, int port) throws IOException {
    this.zone = Name.fromString(zone.value(), Name.root);
    this.guide = guide;
    this.port = port;
  }

  /** As the system's own resolver knows them. */
  static NameServers known(DomainName zone) throws IOException {
    return new NameServers(zone, system(), PORT);
  }

  static ExtendedResolver system() {
    ExtendedResolver system = new ExtendedResolver();
    system.setTimeout(TIMEOUT);
    return system;
  }

  /** Those of the smallest zone that holds a name; they may be none. */
  static NameServers around(DomainName name) throws IOException {
    Name zone = Name.fromString(name.value(), Name.root);
    while (zone.labels() > 2 && ask(system(), zone, Type.NS).isEmpty()) {
      zone = new Name(zone, 1);
    }
    return new NameServers(new DomainName(zone.toString(true)), system(), PORT);
  }

  /** What the first that answers knows of a name. */
  Set<InetAddress> addresses(DomainName name) throws IOException {
    for (InetAddress server : addresses()) {
      try {
        return Addresses.of(server(server), Name.fromString(name.value(), Name.root));
      } catch (IOException silent) {
        // The next one may answer.
      }
    }
    return Set.of();
  }

  /** Those that don't answer are not counted; where none does, the guide is asked instead. */
  boolean show(Proof proof) throws IOException {
    Name place = Name.fromString(proof.place(), Name.root);
    int answered = 0;
    for (InetAddress address : addresses()) {
      try {
        if (!tells(server(address), place, proof.text())) {
          return false;
        }
        answered++;
      } catch (IOException silent) {
        // Its fellows decide: one of them may be out of order for days.
      }
    }
    return answered > 0 || tells(guide, place, proof.text());
  }

  private Resolver server(InetAddress address) {
    SimpleResolver server = new SimpleResolver(new InetSocketAddress(address, port));
    server.setTimeout(TIMEOUT);
    return server;
  }

  private Set<InetAddress> addresses() throws IOException {
    Set<InetAddress> all = new LinkedHashSet<>();
    for (Record record : ask(guide, zone, Type.NS)) {
      if (record instanceof NSRecord server) {
        all.addAll(Addresses.of(guide, server.getTarget()));
      }
    }
    return all;
  }

  private static boolean tells(Resolver server, Name place, String text) throws IOException {
    return ask(server, place, Type.TXT).stream()
        .filter(TXTRecord.class::isInstance)
        .map(TXTRecord.class::cast)
        .anyMatch(record -> String.join("", record.getStrings()).equals(text));
  }

  /** What it answers; throws where it does not, or can't. */
  static List<Record> ask(Resolver whom, Name place, int type) throws IOException {
    Message question = Message.newQuery(Record.newRecord(place, type, DClass.IN));
    question.getHeader().setFlag(Flags.RD);
    Message answer = whom.send(question);
    int code = answer.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      throw new IOException("a name server answers " + Rcode.string(code) + " for " + place);
    }
    return answer.getSection(Section.ANSWER);
  }
}
