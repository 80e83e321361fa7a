package org.personalcontainers.link.http;

/**
 * Answers requests. It runs on the connection's own virtual thread, many at a time; it may block,
 * and bounds that itself. It is interrupted when the server closes. What it throws besides is a
 * mistake of ours: the caller reads 500, and the thread's handler of uncaught exceptions the rest.
 */
@FunctionalInterface
public interface Handler {
  Response handle(Request request) throws InterruptedException;
}
