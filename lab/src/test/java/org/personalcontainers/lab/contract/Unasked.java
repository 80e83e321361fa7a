package org.personalcontainers.lab.contract;

import java.lang.reflect.Proxy;

/** A port that a contract has no business with. */
final class Unasked {
  private Unasked() {}

  static <T> T port(Class<T> port) {
    Object unasked =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              throw new UnsupportedOperationException(method + " in another port's contract");
            });
    return port.cast(unasked);
  }
}
