package org.personalcontainers.agent.host;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import org.personalcontainers.core.cert.Token;

/** Where certificate authorities get what proves that names are ours. */
@FunctionalInterface
public interface AnswerDesk {
  /**
   * Gives these from now on, and no others. May be repeated.
   *
   * @param address at which; empty: there are none to give
   */
  void give(Optional<String> address, SortedMap<Token, String> answers) throws IOException;
}
