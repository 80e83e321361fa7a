package org.personalcontainers.lab.image;

/** A file or directory of what was fetched, and where it lies in the image. */
record Copy(String from, String to) {
  Copy {
    if (!to.startsWith("/")) {
      throw new IllegalArgumentException("\"" + to + "\" is no place in an image");
    }
  }
}
