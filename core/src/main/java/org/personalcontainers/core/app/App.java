package org.personalcontainers.core.app;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.spec.DomainName;
import org.personalcontainers.core.spec.HostPath;
import org.personalcontainers.core.spec.Ordered;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.stack.Login;
import org.personalcontainers.core.stack.VariableName;

/**
 * One image that runs.
 *
 * @param web how people reach it; empty: only other services do
 */
public record App(
    StackName name,
    String image,
    Optional<Web> web,
    SortedMap<VariableName, String> environment,
    int replicas,
    List<Mount> mounts) {
  private static final int MOST_REPLICAS = 1_000;

  public App {
    environment = Ordered.copy(environment);
    mounts = List.copyOf(mounts);
    if (replicas < 0 || replicas > MOST_REPLICAS) {
      throw new UnfitValue(
          replicas + " is no number of containers", "write one from 0 to " + MOST_REPLICAS);
    }
  }

  /**
   * By HTTPS, at these names.
   *
   * @param port where the container listens, by HTTP
   * @param health a path that answers 200 as long as a container is well
   * @param logins who gets in; empty: everybody does
   * @param browsers what they are told of the ways to it
   */
  public record Web(
      List<DomainName> domains,
      int port,
      Optional<UrlPath> route,
      Optional<UrlPath> health,
      List<Login> logins,
      Browsers browsers) {
    private static final int HIGHEST = 65_535;

    /** What those do that were there once. */
    public enum Browsers {
      /** They come by HTTPS alone for a while (HSTS). */
      REMEMBER_TLS,
      FORGET
    }

    public Web {
      domains = List.copyOf(domains);
      logins = List.copyOf(logins);
      if (logins.stream().map(Login::user).distinct().count() < logins.size()) {
        throw new UnfitValue("a user is named twice", "name each once");
      }
      if (domains.isEmpty()) {
        throw new UnfitValue("it has no domain", "write at least one");
      }
      if (port < 1 || port > HIGHEST) {
        throw new UnfitValue(port + " is no port", "write one from 1 to " + HIGHEST);
      }
    }
  }

  /** What follows the domain, such as /api. */
  public record UrlPath(String value) {
    public UrlPath {
      if (value.length() > 200 || !value.matches("/[A-Za-z0-9._~/-]*")) {
        throw new UnfitValue(
            quoted(value) + " is not a path of a URL", "write one such as /healthz");
      }
    }
  }

  /**
   * Files that outlive the container.
   *
   * @param source what all nodes share, or each has by itself
   */
  public record Mount(HostPath source, HostPath target) {}

  /** Secrets may stand in its environment. */
  @Override
  public String toString() {
    return "App[" + name + "]";
  }
}
