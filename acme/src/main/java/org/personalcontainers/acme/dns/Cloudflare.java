package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** A zone at Cloudflare, changed by its API, version 4. The token needs Zone:Read and DNS:Edit. */
public final class Cloudflare implements Zone {
  private static final URI API = URI.create("https://api.cloudflare.com/client/v4/");

  /** The shortest that it takes from everybody. */
  private static final int SECONDS_TO_LIVE = 60;

  private final DomainName zone;
  private final Rest rest;
  private final NameServers told;

  public Cloudflare(DomainName zone, Credential token) throws IOException {
    this(zone, API, token, Rest.trust(), NameServers.known(zone));
  }

  /**
   * @param api where it is
   * @param told who tells the world of the zone
   */
  public Cloudflare(
      DomainName zone, URI api, Credential token, SSLContext trust, NameServers told) {
    this.zone = zone;
    this.rest = new Rest(api, token, trust, Cloudflare::complaint);
    this.told = told;
  }

  private static Optional<String> complaint(JSON answer) {
    boolean good = answer.get("success").map(JSON.Value::asBoolean).orElse(false);
    return good
        ? Optional.empty()
        : Optional.of(
                answer.get("errors").asArray().stream()
                    .map(error -> error.asObject().get("message").asString())
                    .collect(Collectors.joining("; ")))
            .filter(words -> !words.isEmpty())
            .or(() -> Optional.of("and does not say why"));
  }

  @Override
  public void put(Proof proof) throws IOException, InterruptedException {
    String records = records();
    if (found(records, proof).isEmpty()) {
      JSONBuilder record = new JSONBuilder();
      record.put("type", "TXT");
      record.put("name", proof.place());
      record.put("content", quoted(proof));
      record.put("ttl", SECONDS_TO_LIVE);
      rest.post(records, record);
    }
  }

  @Override
  public void take(Proof proof) throws IOException, InterruptedException {
    String records = records();
    for (String id : found(records, proof)) {
      rest.delete(records + "/" + id);
    }
  }

  @Override
  public boolean shows(Proof proof) throws IOException {
    return told.show(proof);
  }

  private String records() throws IOException, InterruptedException {
    return rest.get("zones?name=" + Rest.query(zone.value())).get("result").asArray().stream()
        .findFirst()
        .map(found -> "zones/" + found.asObject().get("id").asString() + "/dns_records")
        .orElseThrow(
            () -> new IOException("the token does not show Cloudflare's zone " + zone + " to us"));
  }

  private List<String> found(String records, Proof proof) throws IOException, InterruptedException {
    String path = records + "?type=TXT&per_page=100&name=" + Rest.query(proof.place());
    return rest.get(path).get("result").asArray().stream()
        .map(JSON.Value::asObject)
        .filter(record -> isOf(proof, record.get("content").asString()))
        .map(record -> record.get("id").asString())
        .toList();
  }

  /** It keeps a text as it stands in a zone's file; older ones lie there without quotes. */
  private static boolean isOf(Proof proof, String content) {
    return content.equals(quoted(proof)) || content.equals(proof.text());
  }

  private static String quoted(Proof proof) {
    return '"' + proof.text() + '"';
  }
}
