package org.personalcontainers.link.identity;

import java.util.Arrays;

/** TLS's exporter value (RFC 8446, 7.5) of one connection: equal at both ends, and only there. */
public final class Exporter {
  private final byte[] value;

  public Exporter(byte[] value) {
    this.value = value.clone();
  }

  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Exporter exporter && Arrays.equals(value, exporter.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Never the value: it binds a proof to its connection. */
  @Override
  public String toString() {
    return "exporter of a connection";
  }
}
