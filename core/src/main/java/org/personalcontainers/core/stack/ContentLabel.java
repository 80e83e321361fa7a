package org.personalcontainers.core.stack;

/** The label of a service that tells what it was made of. */
public final class ContentLabel {
  public static final String NAME = "org.personalcontainers.content";

  private ContentLabel() {}
}
