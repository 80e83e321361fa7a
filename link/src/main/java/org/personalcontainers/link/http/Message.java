package org.personalcontainers.link.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The head of a request that we send; nothing in it can begin a second one. */
record Message(String method, String path, Map<String, String> headers, int length) {
  private static final Set<String> OURS = Set.of("host", "content-length", "transfer-encoding");

  Message {
    if (!Head.isToken(method) || method.equals("HEAD")) {
      throw new IllegalArgumentException("no such method: " + method);
    }
    if (!path.startsWith("/") || path.chars().anyMatch(mark -> mark <= ' ' || mark >= 127)) {
      throw new IllegalArgumentException("the path has to be encoded first: " + path);
    }
    headers.forEach(Message::check);
  }

  private static void check(String name, String value) {
    if (!Head.isToken(name) || OURS.stream().anyMatch(name::equalsIgnoreCase)) {
      throw new IllegalArgumentException("no header to be set: " + name);
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the header " + name + " has control characters");
    }
  }

  byte[] bytes(String host) {
    StringBuilder head = new StringBuilder(200);
    head.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(host).append("\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
