package org.personalcontainers.manager.api;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/** The other managers, as far as this one hears them. Safe for use by many threads. */
public interface Fellows {
  /** Nobody heeded it: it may be asked in another way. */
  final class NotPassed extends IOException {
    public NotPassed(String message, Throwable cause) {
      super(message, cause);
    }

    public NotPassed(String message) {
      super(message);
    }
  }

  /**
   * Whose managers hear each other, this one among them; empty where it hears of nobody. Never
   * blocks.
   */
  SortedSet<NodeName> present();

  /** How often that has changed since this manager started. Never blocks. */
  long views();

  /** What a leader told last; empty where none did. Never blocks. */
  Optional<Hearsay> hearsay();

  /**
   * Has the manager on that node answer; blocks, for as long as a long poll does. Where it throws
   * anything else than {@link NotPassed}, nobody knows whether it was asked.
   *
   * @param by who asks, as the history will call them
   */
  Response pass(NodeName to, Request request, String by) throws IOException;

  /** Of a manager that is alone. */
  static Fellows none() {
    return new Fellows() {
      @Override
      public SortedSet<NodeName> present() {
        return Collections.emptySortedSet();
      }

      @Override
      public long views() {
        return 0;
      }

      @Override
      public Optional<Hearsay> hearsay() {
        return Optional.empty();
      }

      @Override
      public Response pass(NodeName to, Request request, String by) throws NotPassed {
        throw new NotPassed("no other manager is heard");
      }
    };
  }
}
