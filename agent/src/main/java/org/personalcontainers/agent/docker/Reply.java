package org.personalcontainers.agent.docker;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one request to the daemon. */
sealed interface Reply {
  record Ok(JsonNode body) implements Reply {}

  record Failed(int status, String message) implements Reply {}

  /** No answer in time, or half of one. */
  record Silent(String reason) implements Reply {}

  /** Nothing was sent: nobody listens, most likely. */
  record Absent(String reason) implements Reply {}
}
