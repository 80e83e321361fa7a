package org.personalcontainers.manager.certs;

/** Somebody else has decided meanwhile, or nobody can: a later round looks anew. */
final class NotNow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotNow(String why) {
    super(why);
  }
}
