package org.personalcontainers.fuzz;

import java.io.IOException;

/** What is tried: it reads any bytes, or refuses them in one of the ways that it may. */
@FunctionalInterface
public interface Reader {
  void read(byte[] bytes) throws IOException;
}
