package org.personalcontainers.agent.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole answer in HTTP/1.1, of bounded size. */
final class HttpAnswer implements DockerHttpClient.Response {
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private HttpAnswer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static HttpAnswer read(InputStream in) throws IOException {
    int status = status(line(in));
    Map<String, List<String>> headers = headers(in);
    // What came before the answer proper, such as 100 Continue, is not it.
    return status < 200 ? read(in) : new HttpAnswer(status, headers, body(in, status, headers));
  }

  private static int status(String line) throws IOException {
    String[] words = line.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[0-9]{3}")) {
      throw new IOException("this is no answer in HTTP/1.1: " + line);
    }
    return Integer.parseInt(words[1]);
  }

  private static Map<String, List<String>> headers(InputStream in) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    int count = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || ++count > MOST_HEADERS) {
        throw new IOException("bad header in the answer: " + line);
      }
      headers
          .computeIfAbsent(line.substring(0, colon).trim(), name -> new ArrayList<>())
          .add(line.substring(colon + 1).trim());
    }
    return headers;
  }

  private static byte[] body(InputStream in, int status, Map<String, List<String>> headers)
      throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (headers.getOrDefault("Transfer-Encoding", List.of()).contains("chunked")) {
      return chunks(in);
    }
    List<String> length = headers.getOrDefault("Content-Length", List.of());
    return length.isEmpty() ? rest(in) : exactly(in, number(length.getFirst(), 10));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size != 0; size = chunkSize(in)) {
      mustFit((long) all.size() + size);
      all.writeBytes(exactly(in, size));
      line(in);
    }
    while (!line(in).isEmpty()) {
      // Trailers say nothing that we read.
    }
    return all.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return number(line(in).split(";", 2)[0].trim(), 16);
  }

  private static int number(String digits, int radix) throws IOException {
    try {
      return Integer.parseUnsignedInt(digits, radix);
    } catch (NumberFormatException e) {
      throw new IOException("bad length in the answer: " + digits, e);
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    mustFit(length);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the answer ends after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static byte[] rest(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
    mustFit(bytes.length);
    return bytes;
  }

  private static void mustFit(long length) throws IOException {
    if (length < 0 || length > LARGEST_BODY) {
      throw new IOException("the answer has more than " + LARGEST_BODY + " bytes");
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended in the middle of an answer");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line of the answer has more than " + LONGEST_LINE + " bytes");
      }
      line.append((char) next);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  @Override
  public int getStatusCode() {
    return status;
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBody() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void close() {
    // All of it was read, and its connection is closed.
  }
}
