package org.personalcontainers.manager.talk;

import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** Answers what other managers pass on, for those whom they have recognised. */
@FunctionalInterface
public interface Counter {
  /** Blocks for as long as a long poll does. */
  Response answer(Request request, String by) throws InterruptedException;
}
