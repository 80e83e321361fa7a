package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

/** A zone of a name server of one's own, changed by RFC 2136 and signed by a key (RFC 8945). */
public final class Rfc2136 implements Zone {
  private static final long SECONDS_TO_LIVE = 60;

  private final Name zone;
  private final InetSocketAddress address;
  private final SimpleResolver server;
  private final NameServers told;

  /**
   * @param server the one that takes changes
   * @param algorithm such as hmac-sha256
   * @param key the key's name at that server
   * @param secret the key, in base64
   */
  public Rfc2136(
      DomainName zone, InetSocketAddress server, String algorithm, String key, Credential secret)
      throws IOException {
    this.zone = Name.fromString(zone.value(), Name.root);
    this.address = server;
    this.server = new SimpleResolver(server);
    this.server.setTimeout(NameServers.TIMEOUT);
    this.server.setTSIGKey(signature(algorithm, key, secret));
    SimpleResolver plain = new SimpleResolver(server);
    plain.setTimeout(NameServers.TIMEOUT);
    this.told = new NameServers(zone, plain, server.getPort());
  }

  private static TSIG signature(String algorithm, String key, Credential secret)
      throws IOException {
    try {
      return new TSIG(
          Name.fromString(algorithm, Name.root), Name.fromString(key, Name.root), secret.base64());
    } catch (IllegalArgumentException e) {
      throw new IOException("what the secret holds is no key in base64, and " + key + " is one", e);
    }
  }

  @Override
  public void put(Proof proof) throws IOException {
    Update update = new Update(zone);
    update.add(record(proof));
    change(update);
  }

  @Override
  public void take(Proof proof) throws IOException {
    Update update = new Update(zone);
    update.delete(record(proof));
    change(update);
  }

  @Override
  public boolean shows(Proof proof) throws IOException {
    return told.show(proof);
  }

  private static Record record(Proof proof) throws IOException {
    return new TXTRecord(
        Name.fromString(proof.place(), Name.root), DClass.IN, SECONDS_TO_LIVE, proof.text());
  }

  private void change(Update update) throws IOException {
    Message answer = answer(update);
    if (answer.getRcode() != Rcode.NOERROR) {
      throw new IOException(
          "the name server %s does not change the zone %s: %s"
              .formatted(address.getHostString(), zone.toString(true), reason(answer)));
    }
    if (!answer.isVerified()) {
      throw new IOException(
          "what the name server " + address.getHostString() + " answers is not signed by the key");
    }
  }

  private Message answer(Update update) throws IOException {
    try {
      return server.send(update);
    } catch (IOException e) {
      throw new IOException(
          "the name server %s does not answer at port %d: %s"
              .formatted(address.getHostString(), address.getPort(), Complaint.of(e)),
          e);
    }
  }

  private static String reason(Message answer) {
    String code = Rcode.string(answer.getRcode());
    Optional<String> signing =
        Optional.ofNullable(answer.getTSIG())
            .filter(signature -> signature.getError() != Rcode.NOERROR)
            .map(signature -> code + ", " + Rcode.TSIGstring(signature.getError()));
    return signing.orElseGet(
        () ->
            answer.getRcode() == Rcode.NOTAUTH
                ? code + "; it keeps no such zone, or does not know the key"
                : code);
  }
}
