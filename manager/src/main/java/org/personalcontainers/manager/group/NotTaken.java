package org.personalcontainers.manager.group;

import java.io.IOException;

/** Nobody heeded the question: it has had no effect, and may be put in another way. */
public final class NotTaken extends IOException {
  NotTaken(String message) {
    super(message);
  }
}
