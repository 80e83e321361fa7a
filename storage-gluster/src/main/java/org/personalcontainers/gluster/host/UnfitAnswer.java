package org.personalcontainers.gluster.host;

/** Gluster said something that can't be what it was asked for. */
final class UnfitAnswer extends RuntimeException {
  UnfitAnswer(String message) {
    super(message);
  }

  UnfitAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
