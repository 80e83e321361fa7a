package org.personalcontainers.core.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.core.app.App.UrlPath;
import org.personalcontainers.core.app.App.Web;
import org.personalcontainers.core.app.App.Web.Browsers;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.stack.Login;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.StackYaml;

class AppFileTest {
  private static final StackName NAME = new StackName("podinfo");
  private static final DomainName DOMAIN = new DomainName("podinfo.example.org");

  private static final String BCRYPT = "$2y$10$" + "a".repeat(53);
  private static final String MD5 = "$apr1$Zx1./y2Q$" + "b".repeat(22);
  private static final List<Login> LOGINS = List.of(new Login("me", BCRYPT), new Login("you", MD5));

  private static App app(Optional<Web> web, Map<String, String> environment) {
    TreeMap<VariableName, String> variables = new TreeMap<>();
    environment.forEach((name, value) -> variables.put(new VariableName(name), value));
    return new App(NAME, "stefanprodan/podinfo:6.9.2", web, variables, 2, List.of());
  }

  private static Web web(String... domains) {
    return new Web(
        List.of(domains).stream().map(DomainName::new).toList(),
        9898,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Browsers.REMEMBER_TLS);
  }

  private static StackFile read(App app) {
    return switch (StackYaml.read("app", AppFile.of(app), Values.NONE)) {
      case StackReading.Read(var file, var notices) -> {
        assertEquals(List.of(), notices);
        yield file;
      }
      case StackReading.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  @Test
  void imageAndDomainAreEnough() {
    assertEquals(
        """
        services:
          app:
            image: "stefanprodan/podinfo:6.9.2"
            networks: [proxy_traefik]
            deploy:
              replicas: 2
              update_config: {order: stop-first}
              labels:
                traefik.enable: "true"
                traefik.swarm.network: proxy_traefik
                traefik.http.routers.podinfo.rule: "Host(`podinfo.example.org`)"
                traefik.http.routers.podinfo.entrypoints: websecure
                traefik.http.routers.podinfo.tls: "true"
                traefik.http.services.podinfo.loadbalancer.server.port: "9898"
                traefik.http.middlewares.podinfo-hsts.headers.stsseconds: "15552000"
                traefik.http.middlewares.podinfo-retry.retry.attempts: "3"
                traefik.http.routers.podinfo.middlewares: "podinfo-hsts,podinfo-retry"
        networks:
          proxy_traefik: {external: true}
        """,
        AppFile.of(app(Optional.of(web("podinfo.example.org")), Map.of())));
  }

  @Test
  void whatIsReachedByNobodyHasNoLabels() {
    assertEquals(
        """
        services:
          app:
            image: "stefanprodan/podinfo:6.9.2"
            deploy:
              replicas: 2
              update_config: {order: stop-first}
        """,
        AppFile.of(app(Optional.empty(), Map.of())));
  }

  @Test
  void allElseThatMayBeSaid() {
    Web web =
        new Web(
            List.of(DOMAIN, new DomainName("www.example.org")),
            80,
            Optional.of(new UrlPath("/api")),
            Optional.of(new UrlPath("/healthz")),
            LOGINS,
            Browsers.FORGET);
    App.Mount mount = new App.Mount(new HostPath("/opt/docker/config/a"), new HostPath("/etc/a"));
    App app = new App(NAME, "nginx", Optional.of(web), new TreeMap<>(), 1, List.of(mount));
    StackFile file = read(app);
    var labels = file.services().firstEntry().getValue().placing().deployLabels();
    assertEquals(
        "(Host(`podinfo.example.org`) || Host(`www.example.org`)) && PathPrefix(`/api`)",
        labels.get("traefik.http.routers.podinfo.rule"));
    assertEquals(
        "/healthz", labels.get("traefik.http.services.podinfo.loadbalancer.healthcheck.path"));
    assertEquals(
        "me:" + BCRYPT + ",you:" + MD5,
        labels.get("traefik.http.middlewares.podinfo-auth.basicauth.users"));
    assertEquals(
        "podinfo-auth,podinfo-retry", labels.get("traefik.http.routers.podinfo.middlewares"));
    assertEquals(1, file.services().firstEntry().getValue().parts().mounts().size());
    assertEquals(LOGINS, AppFile.logins(AppFile.of(app)));
  }

  /** Whatever somebody says is what the container gets, and nothing in it is looked up. */
  @ParameterizedTest
  @ValueSource(strings = {"$HOME", "${X:?no}", "a: b", "'\"", "- x", "true", "#", "é\n\t", ""})
  void aValueIsTakenAsItIs(String value) {
    App app = app(Optional.empty(), Map.of("A", value));
    String text = AppFile.of(app);
    StackFile file = read(app);
    String rendered = file.document().toString();
    assertEquals(true, rendered.contains("text=" + value + ","), text + rendered);
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThrows(UnfitValue.class, () -> new UrlPath("healthz"));
    assertThrows(UnfitValue.class, () -> new UrlPath("/`) || Host(`evil.org"));
    assertThrows(
        UnfitValue.class,
        () ->
            new Web(
                List.of(DOMAIN),
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Browsers.FORGET));
    assertThrows(
        UnfitValue.class,
        () ->
            new Web(List.of(), 80, Optional.empty(), Optional.empty(), List.of(), Browsers.FORGET));
    assertThrows(
        UnfitValue.class,
        () ->
            new Web(
                List.of(DOMAIN),
                80,
                Optional.empty(),
                Optional.empty(),
                List.of(LOGINS.getFirst(), new Login("me", MD5)),
                Browsers.FORGET));
    assertThrows(
        UnfitValue.class,
        () -> new App(NAME, "a", Optional.empty(), new TreeMap<>(), -1, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "me",
        "me:swordfish",
        "me:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=",
        "me,you:",
        "me you:",
        ":",
        "me:$2y$10$short"
      })
  void whatIsNoLoginIsRefusedAndNotRepeated(String line) {
    UnfitValue refused = assertThrows(UnfitValue.class, () -> Login.ofLine(line));
    assertFalse(refused.toString().contains("swordfish"), refused.toString());
  }

  @Test
  void whereNobodyIsNamedEverybodyGetsIn() {
    assertEquals(
        List.of(), AppFile.logins(AppFile.of(app(Optional.of(web("a.example.org")), Map.of()))));
    assertEquals(List.of(), AppFile.logins("services: {}"));
  }
}
