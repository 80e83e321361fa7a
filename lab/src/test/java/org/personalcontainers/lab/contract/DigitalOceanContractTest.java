package org.personalcontainers.lab.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.personalcontainers.acme.dns.DigitalOcean;
import org.personalcontainers.acme.dns.NameServers;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.lab.cluster.NameServer;
import org.xbill.DNS.SimpleResolver;

/** Its API as it is documented, played: see {@link PlayedApi}. */
class DigitalOceanContractTest extends ZoneContract {
  private final PlayedDigitalOcean api = new PlayedDigitalOcean();
  private final PlayedNameServer names = new PlayedNameServer(api::texts);

  DigitalOceanContractTest() throws IOException, GeneralSecurityException {}

  private static final class PlayedDigitalOcean extends PlayedApi {
    private static final String RECORDS = "/v2/domains/" + NameServer.ZONE + "/records";

    PlayedDigitalOcean() throws IOException, GeneralSecurityException {}

    @Override
    Told unauthorized() {
      return refused(401, "unauthorized", "Unable to authenticate you");
    }

    private static Told refused(int status, String id, String message) {
      return new Told(status, "{\"id\":\"%s\",\"message\":\"%s\"}".formatted(id, message));
    }

    @Override
    Told answer(Asked asked) {
      return switch (asked.method() + " " + asked.path().replaceFirst("s/[0-9]+$", "s/")) {
        case "GET " + RECORDS -> new Told(200, records(asked.query().getOrDefault("name", "")));
        case "POST " + RECORDS -> add(asked);
        case "DELETE " + RECORDS + "/" ->
            remove(asked.path().substring(RECORDS.length() + 1)) ? new Told(204, "") : notFound();
        default -> notFound();
      };
    }

    private static Told notFound() {
      return refused(404, "not_found", "The resource you were accessing could not be found.");
    }

    private String records(String place) {
      return "{\"domain_records\":%s,\"links\":{},\"meta\":{\"total\":0}}"
          .formatted(listed(place, "{\"id\":%d,\"type\":\"TXT\",\"data\":\"%s\"}"));
    }

    /** It takes a name within the zone, and one that is there twice. */
    private Told add(Asked asked) {
      String name = asked.body().get("name").asString();
      if (name.endsWith(ZONE.value())) {
        return refused(422, "unprocessable_entity", "Name must be relative to the domain.");
      }
      long id = add(new Text(name + "." + ZONE, asked.body().get("data").asString()));
      return new Told(201, "{\"domain_record\":{\"id\":" + id + "}}");
    }
  }

  @AfterEach
  void close() {
    api.close();
    names.close();
  }

  private Zone zone(DomainName zone, String token) throws IOException {
    SimpleResolver guide = new SimpleResolver("127.0.0.1");
    guide.setPort(names.port());
    return new DigitalOcean(
        zone,
        api.address("/v2/"),
        new Credential(token),
        api.trust(),
        new NameServers(zone, guide, names.port()));
  }

  @Override
  Zone zone() throws IOException {
    return zone(ZONE, PlayedApi.TOKEN);
  }

  @Override
  Zone stranger() throws IOException {
    return zone(ZONE, "another-token");
  }

  @Override
  Zone other() throws IOException {
    return zone(new DomainName("other.test"), PlayedApi.TOKEN);
  }

  @Override
  Set<String> texts(String place) {
    return api.texts(place);
  }

  @Override
  String whereabouts() {
    return "Unable to authenticate you";
  }
}
