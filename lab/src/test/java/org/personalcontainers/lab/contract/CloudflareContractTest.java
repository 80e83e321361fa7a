package org.personalcontainers.lab.contract;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.personalcontainers.acme.dns.Cloudflare;
import org.personalcontainers.acme.dns.NameServers;
import org.personalcontainers.acme.dns.Zone;
import org.personalcontainers.core.acme.Credential;
import org.personalcontainers.core.spec.DomainName;
import org.xbill.DNS.SimpleResolver;

/** Its API as it is documented, played: see {@link PlayedApi}. */
class CloudflareContractTest extends ZoneContract {
  private final PlayedCloudflare api = new PlayedCloudflare();
  private final PlayedNameServer names = new PlayedNameServer(api::texts);

  CloudflareContractTest() throws IOException, GeneralSecurityException {}

  private static final class PlayedCloudflare extends PlayedApi {
    private static final String ID = "023e105f4ecef8ad9ca31a8372d0c353";
    private static final String RECORDS = "/client/v4/zones/" + ID + "/dns_records";

    PlayedCloudflare() throws IOException, GeneralSecurityException {}

    @Override
    Told unauthorized() {
      return refused(403, 9109, "Invalid access token");
    }

    private static Told refused(int status, int code, String message) {
      return new Told(
          status,
          "{\"success\":false,\"errors\":[{\"code\":%d,\"message\":\"%s\"}],\"messages\":[],\"result\":null}"
              .formatted(code, message));
    }

    private static Told result(String json) {
      return new Told(
          200, "{\"success\":true,\"errors\":[],\"messages\":[],\"result\":" + json + "}");
    }

    @Override
    Told answer(Asked asked) {
      String called = asked.query().getOrDefault("name", "");
      return switch (asked.method() + " " + asked.path().replaceFirst("s/[0-9]+$", "s/")) {
        case "GET /client/v4/zones" ->
            result(
                called.equals(ZONE.value())
                    ? "[{\"id\":\"%s\",\"name\":\"%s\"}]".formatted(ID, ZONE)
                    : "[]");
        case "GET " + RECORDS ->
            result(listed(called, "{\"id\":\"%d\",\"type\":\"TXT\",\"content\":\"%s\"}"));
        case "POST " + RECORDS -> add(asked);
        case "DELETE " + RECORDS + "/" ->
            remove(asked.path().substring(RECORDS.length() + 1))
                ? result("{\"id\":\"x\"}")
                : refused(404, 81044, "Record does not exist.");
        default -> refused(400, 7000, "No route for that URI");
      };
    }

    private Told add(Asked asked) {
      Text text =
          new Text(asked.body().get("name").asString(), asked.body().get("content").asString());
      return holds(text)
          ? refused(400, 81058, "An identical record already exists.")
          : result("{\"id\":\"" + add(text) + "\"}");
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
    return new Cloudflare(
        zone,
        api.address("/client/v4/"),
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
    return "Invalid access token";
  }
}
