package org.personalcontainers.acme.dns;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** A zone at DigitalOcean, changed by its API, version 2. The token needs domain:*. */
public final class DigitalOcean implements Zone {
  private static final URI API = URI.create("https://api.digitalocean.com/v2/");

  /** The shortest that it takes. */
  private static final int SECONDS_TO_LIVE = 30;

  private final DomainName zone;
  private final Rest rest;
  private final NameServers told;
  private final String records;

  public DigitalOcean(DomainName zone, Credential token) throws IOException {
    this(zone, API, token, Rest.trust(), NameServers.known(zone));
  }

  /**
   * @param api where it is
   * @param told who tells the world of the zone
   */
  public DigitalOcean(
      DomainName zone, URI api, Credential token, SSLContext trust, NameServers told) {
    this.zone = zone;
    this.rest =
        new Rest(api, token, trust, answer -> answer.get("message").map(JSON.Value::asString));
    this.told = told;
    this.records = "domains/" + zone + "/records";
  }

  @Override
  public void put(Proof proof) throws IOException, InterruptedException {
    if (found(proof).isEmpty()) {
      JSONBuilder record = new JSONBuilder();
      record.put("type", "TXT");
      record.put("name", proof.placeIn(zone));
      record.put("data", proof.text());
      record.put("ttl", SECONDS_TO_LIVE);
      rest.post(records, record);
    }
  }

  @Override
  public void take(Proof proof) throws IOException, InterruptedException {
    for (String id : found(proof)) {
      rest.delete(records + "/" + id);
    }
  }

  @Override
  public boolean shows(Proof proof) throws IOException {
    return told.show(proof);
  }

  private List<String> found(Proof proof) throws IOException, InterruptedException {
    String path = records + "?type=TXT&per_page=200&name=" + Rest.query(proof.place());
    return rest.get(path).get("domain_records").asArray().stream()
        .map(JSON.Value::asObject)
        .filter(record -> record.get("data").asString().equals(proof.text()))
        .map(record -> record.get("id").asString())
        .toList();
  }
}
