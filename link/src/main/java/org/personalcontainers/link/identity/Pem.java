package org.personalcontainers.link.identity;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys and certificates as text (RFC 7468). */
final class Pem {
  static final String KEY = "PRIVATE KEY";
  static final String CERTIFICATE = "CERTIFICATE";

  private static final int LONGEST = 64 * 1024;
  private static final int MOST_BLOCKS = 4;
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

  private Pem() {}

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Block(String label, byte[] content) {
    @Override
    public String toString() {
      return label;
    }
  }

  static Block of(X509Certificate certificate) {
    try {
      return new Block(CERTIFICATE, certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }

  static String write(List<Block> blocks) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      text.append("-----BEGIN ").append(block.label()).append("-----\n");
      text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(block.content()));
      text.append("\n-----END ").append(block.label()).append("-----\n");
    }
    return text.toString();
  }

  /** Throws {@link Unfit}, and nothing else, whatever it is given. */
  static List<Block> read(String text) {
    if (text.length() > LONGEST) {
      throw new Unfit("it has more than " + LONGEST + " characters");
    }
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    for (int at = 0; at < lines.size(); ) {
      int end = end(lines, at);
      blocks.add(block(lines.subList(at, end)));
      at = end + 1;
      if (blocks.size() > MOST_BLOCKS) {
        throw new Unfit("it has more than " + MOST_BLOCKS + " blocks");
      }
    }
    return blocks;
  }

  private static int end(List<String> lines, int begin) {
    String last = "-----END " + label(lines.get(begin)) + "-----";
    int end = lines.subList(begin, lines.size()).indexOf(last);
    if (end < 0) {
      throw new Unfit("a block does not end");
    }
    return begin + end;
  }

  private static String label(String line) {
    Matcher begin = BEGIN.matcher(line);
    if (!begin.matches()) {
      throw new Unfit("a line is outside of all blocks");
    }
    return begin.group(1);
  }

  private static Block block(List<String> lines) {
    try {
      String base64 = String.join("", lines.subList(1, lines.size()));
      return new Block(label(lines.getFirst()), Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw new Unfit("a block is no Base64");
    }
  }
}
