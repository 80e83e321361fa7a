package org.personalcontainers.core.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.personalcontainers.core.app.App.UrlPath;
import org.personalcontainers.core.app.App.Web;
import org.personalcontainers.core.spec.tree.Scalars;
import org.personalcontainers.core.stack.Login;

/** The compose file of an app, as a person would write it: a pure function of the app. */
public final class AppFile {
  /** The network that the ingress and all that it leads to are in. */
  public static final String NETWORK = "proxy_traefik";

  private static final String SERVICE = "app";

  /**
   * Swarm spreads containers by itself, but for those that come while the ones that they replace
   * are counted, too. Where there are several, nobody misses one.
   */
  private static final String SPREAD = "      update_config: {order: stop-first}";

  /** How each begins. */
  private static final Pattern IMAGE =
      Pattern.compile("(services:\n  " + SERVICE + ":\n    image: )([^\n]*)");

  private static final Pattern LOGINS =
      Pattern.compile(
          "\n +traefik\\.[^\n]+" + Pattern.quote(Middlewares.USERS) + ": \"([^\"\n]+)\"");

  private AppFile() {}

  /** The same with another image; empty where the text is none of ours. */
  public static Optional<String> with(String image, String file) {
    Matcher line = IMAGE.matcher(file);
    return line.lookingAt()
        ? Optional.of(line.group(1) + text(image) + file.substring(line.end()))
        : Optional.empty();
  }

  /** The image that such a file names. */
  public static Optional<String> image(String file) {
    Matcher line = IMAGE.matcher(file);
    return line.lookingAt() ? Optional.of(line.group(2).replace("\"", "")) : Optional.empty();
  }

  /** Who gets in by such a file; everybody where it names nobody. */
  public static List<Login> logins(String file) {
    Matcher line = LOGINS.matcher(file);
    return image(file).isPresent() && line.find()
        ? Stream.of(line.group(1).replace("$$", "$").split(",")).map(Login::ofLine).toList()
        : List.of();
  }

  public static String of(App app) {
    List<String> lines = new ArrayList<>();
    lines.add("services:");
    lines.add("  " + SERVICE + ":");
    lines.add("    image: " + text(app.image()));
    addGroup(lines, "environment", environment(app));
    addMounts(lines, app);
    if (app.web().isPresent()) {
      lines.add("    networks: [" + NETWORK + "]");
    }
    lines.add("    deploy:");
    lines.add("      replicas: " + app.replicas());
    if (app.replicas() > 1) {
      lines.add(SPREAD);
    }
    app.web().ifPresent(web -> addLabels(lines, labels(app, web)));
    if (app.web().isPresent()) {
      lines.add("networks:");
      lines.add("  " + NETWORK + ": {external: true}");
    }
    return String.join("\n", lines) + "\n";
  }

  private static Map<String, String> environment(App app) {
    Map<String, String> variables = new LinkedHashMap<>();
    app.environment().forEach((name, value) -> variables.put(name.value(), value));
    return variables;
  }

  private static void addGroup(List<String> lines, String key, Map<String, String> entries) {
    if (!entries.isEmpty()) {
      lines.add("    " + key + ":");
      entries.forEach((name, value) -> lines.add("      " + name + ": " + text(value)));
    }
  }

  private static void addMounts(List<String> lines, App app) {
    if (!app.mounts().isEmpty()) {
      lines.add("    volumes:");
      app.mounts()
          .forEach(mount -> lines.add("      - " + text(mount.source() + ":" + mount.target())));
    }
  }

  private static void addLabels(List<String> lines, Map<String, String> labels) {
    lines.add("      labels:");
    labels.forEach((name, value) -> lines.add("        " + name + ": " + text(value)));
  }

  /** As Traefik's own documentation has them. */
  private static Map<String, String> labels(App app, Web web) {
    String router = "traefik.http.routers." + app.name();
    String server = "traefik.http.services." + app.name() + ".loadbalancer";
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("traefik.enable", "true");
    labels.put("traefik.swarm.network", NETWORK);
    labels.put(router + ".rule", rule(web));
    labels.put(router + ".entrypoints", "websecure");
    labels.put(router + ".tls", "true");
    labels.put(server + ".server.port", String.valueOf(web.port()));
    web.health().ifPresent(path -> labels.put(server + ".healthcheck.path", path.value()));
    web.health().ifPresent(_ -> labels.put(server + ".healthcheck.interval", "5s"));
    labels.putAll(Middlewares.labels(app.name(), web));
    return labels;
  }

  private static String rule(Web web) {
    String hosts =
        web.domains().stream()
            .map(domain -> "Host(`" + domain + "`)")
            .collect(Collectors.joining(" || "));
    return web.route().map(UrlPath::value).map(path -> under(hosts, path)).orElse(hosts);
  }

  private static String under(String hosts, String path) {
    return "(" + hosts + ") && PathPrefix(`" + path + "`)";
  }

  /** Nothing in it is a variable. */
  private static String text(String text) {
    return Scalars.text(text.replace("$", "$$"));
  }
}
