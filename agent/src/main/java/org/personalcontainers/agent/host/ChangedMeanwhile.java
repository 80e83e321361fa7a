package org.personalcontainers.agent.host;

import java.io.IOException;

/** Somebody else wrote a file while we made its new text from the old one. */
final class ChangedMeanwhile extends IOException {
  ChangedMeanwhile(String path) {
    super(path + " was changed by somebody else in the same moment");
  }
}
