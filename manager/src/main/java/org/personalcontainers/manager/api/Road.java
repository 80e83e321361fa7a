package org.personalcontainers.manager.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.link.http.Response;

/**
 * One thing that may be asked.
 *
 * @param path such as {@code /v1/nodes/{node}}
 * @param takes the record in the body
 * @param gives the record in the answer; empty: 204
 * @param about one line for docs/reference/api.md
 */
record Road(
    String method,
    String path,
    Optional<Class<?>> takes,
    Optional<Class<?>> gives,
    String about,
    Work work) {
  /** What is done. May block for as long as a long poll does. */
  @FunctionalInterface
  interface Work {
    /** Throws {@link Refused} for all that goes wrong. */
    Response answer(Call call) throws InterruptedException;
  }

  static Road get(String path, Class<?> gives, String about, Work work) {
    return new Road("GET", path, Optional.empty(), Optional.of(gives), about, work);
  }

  static Road post(String path, Class<?> takes, Class<?> gives, String about, Work work) {
    return new Road("POST", path, Optional.of(takes), Optional.of(gives), about, work);
  }

  static Road post(String path, Class<?> gives, String about, Work work) {
    return new Road("POST", path, Optional.empty(), Optional.of(gives), about, work);
  }

  static Road delete(String path, String about, Work work) {
    return new Road("DELETE", path, Optional.empty(), Optional.empty(), about, work);
  }

  /** What a path names, where it leads here. */
  Optional<Map<String, String>> names(String asked) {
    List<String> wanted = List.of(path.split("/", -1));
    List<String> parts = List.of(asked.split("/", -1));
    if (wanted.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String want = wanted.get(i);
      if (want.startsWith("{")) {
        names.put(want.substring(1, want.length() - 1), parts.get(i));
      } else if (!want.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
