package org.personalcontainers.link.http;

import java.io.IOException;

/** The request left, or a part of it, and no whole answer came: nobody knows what it did. */
public final class NoAnswer extends IOException {
  NoAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
