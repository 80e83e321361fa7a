package org.personalcontainers.core.stack;

/** What has to be brought along with a compose file, and for what. */
public record Brought(LocalPath path, Use use) {
  public enum Use {
    CONFIG,
    SECRET,
    ENVIRONMENT,
    BIND
  }
}
