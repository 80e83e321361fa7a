package org.personalcontainers.link.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads whole answers, of bounded size: also of daemons that are not ours. */
final class AnswerReader {
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_BEFORE = 10;
  private static final int LONGEST_CHUNK_LINE = 1024;

  private final Intake in;
  private final int mostBytes;

  AnswerReader(Intake in, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
  }

  /**
   * @param keepsOpen whether another request may follow on this connection
   */
  record Received(Answer answer, boolean keepsOpen) {}

  Received read() throws IOException {
    for (int before = 0; before < MOST_BEFORE; before++) {
      Head head = Head.read(in, LONGEST_HEAD, MOST_HEADERS);
      int status = status(head.start());
      // What comes before the answer proper, such as 100 Continue, is not it.
      if (status >= 200) {
        return received(status, head);
      }
    }
    throw new Malformed(502, "the answer proper does not come");
  }

  private static int status(String line) throws Malformed {
    String[] words = line.split(" ", 3);
    if (words.length < 2
        || !words[0].matches("HTTP/1\\.[01]")
        || !words[1].matches("[1-5]\\d\\d")) {
      throw new Malformed(502, "this is no answer in HTTP/1.1: " + shown(line));
    }
    return Integer.parseInt(words[1]);
  }

  private static String shown(String line) {
    return line.length() <= 100 ? line : line.substring(0, 100) + "...";
  }

  private Received received(int status, Head head) throws IOException {
    boolean chunked = head.says("transfer-encoding", "chunked");
    long length = head.length();
    boolean empty = status == 204 || status == 304;
    boolean ends = empty || chunked || length >= 0;
    if (chunked && length >= 0) {
      throw new Malformed(502, "an answer with two lengths");
    }
    byte[] body = empty ? new byte[0] : chunked ? chunks() : length < 0 ? rest() : sized(length);
    return new Received(
        new Answer(status, head.fields(), body, head.seconds("retry-after")),
        ends && head.start().startsWith("HTTP/1.1") && !head.says("connection", "close"));
  }

  private byte[] sized(long length) throws IOException {
    mustFit(length);
    return in.exactly((int) length);
  }

  private byte[] rest() throws IOException {
    byte[] bytes = in.upTo(mostBytes + 1);
    mustFit(bytes.length);
    return bytes;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (long size = chunkSize(); size != 0; size = chunkSize()) {
      mustFit(all.size() + size);
      all.writeBytes(in.exactly((int) size));
      if (!line().isEmpty()) {
        throw new Malformed(502, "a chunk is longer than it says");
      }
    }
    // Trailers say nothing that we read.
    for (int count = 0; !line().isEmpty(); count++) {
      if (count == MOST_HEADERS) {
        throw new Malformed(502, "more than " + MOST_HEADERS + " trailers");
      }
    }
    return all.toByteArray();
  }

  private long chunkSize() throws IOException {
    String digits = line().split(";", 2)[0].strip();
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      throw new Malformed(502, "a chunk without a length");
    }
    return Long.parseLong(digits, 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int mark = in.next(); mark != '\n'; mark = in.next()) {
      if (line.length() == LONGEST_CHUNK_LINE) {
        throw new Malformed(502, "a line between chunks is too long");
      }
      line.append((char) mark);
    }
    return line.toString().strip();
  }

  private void mustFit(long length) throws Malformed {
    if (length > mostBytes) {
      throw new Malformed(502, "the answer has more than " + mostBytes + " bytes");
    }
  }
}
