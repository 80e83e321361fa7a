package org.personalcontainers.core.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.personalcontainers.core.app.App.Web;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Login;

/** What a request goes through before it reaches an app, in that order, as Traefik's labels. */
final class Middlewares {
  static final String USERS = ".basicauth.users";

  /** Half a year, as those ask who judge such things; who moves a domain away waits no longer. */
  private static final String REMEMBERED_SECONDS = "15552000";

  /** More would keep people waiting where no container is left. */
  private static final String ATTEMPTS = "3";

  private final StackName app;
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();

  private Middlewares(StackName app) {
    this.app = app;
  }

  static Map<String, String> labels(StackName app, Web web) {
    Middlewares all = new Middlewares(app);
    if (web.browsers() == Web.Browsers.REMEMBER_TLS) {
      all.labels.put(all.named("hsts") + ".headers.stsseconds", REMEMBERED_SECONDS);
    }
    if (!web.logins().isEmpty()) {
      all.addDoor(web.logins());
    }
    all.addRetry();
    return all.used();
  }

  /** The container is not told the password. */
  private void addDoor(List<Login> logins) {
    String users = logins.stream().map(Login::toString).collect(Collectors.joining(","));
    String door = named("auth");
    labels.put(door + USERS, users);
    labels.put(door + ".basicauth.realm", app.value());
    labels.put(door + ".basicauth.removeheader", "true");
  }

  /** Only what no container has got a word of is tried at another one, so nothing is done twice. */
  private void addRetry() {
    labels.put(named("retry") + ".retry.attempts", ATTEMPTS);
  }

  private String named(String kind) {
    String name = app + "-" + kind;
    names.add(name);
    return "traefik.http.middlewares." + name;
  }

  private Map<String, String> used() {
    labels.put("traefik.http.routers." + app + ".middlewares", String.join(",", names));
    return labels;
  }
}
