package org.personalcontainers.manager.api;

import java.util.Map;
import java.util.Optional;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.core.wire.Unreadable;
import org.personalcontainers.link.http.Request;

/**
 * A request, with what its path names.
 *
 * @param by who asks, as the history calls them
 */
record Call(Request request, Map<String, String> named, String by) {
  /** A part of the path. */
  String named(String part) {
    return Optional.ofNullable(named.get(part)).orElseThrow();
  }

  Optional<String> query(String key) {
    return Optional.ofNullable(request.query().get(key));
  }

  long number(String key, long otherwise) {
    return query(key).map(text -> number(key + "=", text)).orElse(otherwise);
  }

  static long number(String what, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw Refused.badRequest("\"" + what + text + "\" holds no number", "write digits only");
    }
  }

  <T> T body(Form<T> form) {
    try {
      return form.read(request.body());
    } catch (Unreadable e) {
      throw Refused.badRequest(
          "the body can't be read: " + e.getMessage(),
          "see docs/reference/api.md; pcctl and the manager may be of different versions");
    }
  }
}
