package org.personalcontainers.link.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.personalcontainers.link.identity.Peer;

/**
 * Messages that were tampered with are read, or refused as malformed or torn; nothing else happens.
 * A failure names its seed; -Dfuzz=1000000 plays as many.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("fuzz", 3_000);
  private static final int LARGEST = 2_000;
  private static final String MARKS = "\r\n\t :;,=&%?/.\0\u007f\u00ff+-09afAFzZ";
  private static final Duration ANY = Duration.ofSeconds(1);
  private static final Bounds BOUNDS =
      new Bounds(1, 1, 512, LARGEST, LARGEST, 4 * LARGEST, ANY, ANY, ANY, ANY);

  private static final List<String> REQUESTS =
      List.of(
          "GET /v1/nodes/pi1?wait=25&hash=a%20b HTTP/1.1\r\nHost: pi1:7671\r\n\r\n",
          "POST /v1/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde",
          "PUT /%C3%A4 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n");

  private static final List<String> ANSWERS =
      List.of(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
          "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\n",
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n3;x=y\r\n,3]\r\n0\r\n\r\n",
          "HTTP/1.0 500 No\r\n\r\nall that follows");

  @Test
  void requests() {
    play(
        REQUESTS,
        bytes -> {
          Intake in = new Intake(new ByteArrayInputStream(bytes));
          RequestReader.Opened opened = new RequestReader(in, BOUNDS, new Peer.Anonymous()).open();
          Target target = opened.target();
          // Whatever is read has one meaning: written and read again, it is the same.
          assertEquals(target, Target.parse(target.toString()));
          assertTrue(opened.length() <= LARGEST);
          in.exactly(opened.length());
        });
  }

  @Test
  void answers() {
    play(
        ANSWERS,
        bytes -> {
          Intake in = new Intake(new ByteArrayInputStream(bytes));
          Answer answer = new AnswerReader(in, LARGEST).read().answer();
          assertTrue(answer.body().length <= LARGEST);
          assertTrue(answer.status() >= 200 && answer.status() < 600);
        });
  }

  @Test
  void targetsComeBackAsTheyWere() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Target target = Target.of("/" + word(random)).with(word(random), word(random));
      assertEquals(target, Target.parse(target.toString()), "seed " + seed);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder("w");
    random
        .ints(random.nextInt(8), 32, 0xd000)
        .filter(mark -> mark != '/' && mark != '\\' && !Character.isISOControl(mark))
        .forEach(word::appendCodePoint);
    return word.toString();
  }

  @Test
  void piecesDoNotMatter() throws IOException {
    byte[] all = new byte[20_000];
    new Random(3).nextBytes(all);
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      Intake in = new Intake(new Pieces(all, random));
      int first = random.nextInt(all.length);
      byte[] head = in.exactly(first);
      byte[] rest = in.upTo(1 << 20);
      assertEquals(all.length, head.length + rest.length, "seed " + seed);
      assertArrayEquals(java.util.Arrays.copyOfRange(all, first, all.length), rest);
    }
  }

  /** As a network delivers. */
  private static final class Pieces extends ByteArrayInputStream {
    private final Random random;

    Pieces(byte[] all, Random random) {
      super(all);
      this.random = random;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return super.read(target, offset, 1 + random.nextInt(length));
    }
  }

  private interface Reading {
    void of(byte[] bytes) throws IOException;
  }

  private static void play(List<String> samples, Reading reading) {
    int read = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] bytes = tampered(samples, new Random(seed)).getBytes(ISO_8859_1);
      try {
        reading.of(bytes);
        read++;
      } catch (Malformed | EOFException e) {
        // That is what it shall be.
      } catch (IOException | RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + new String(bytes, ISO_8859_1), e);
      }
    }
    assertTrue(read > 0 && read < ROUNDS, read + " of " + ROUNDS + " were read");
  }

  private static String tampered(List<String> samples, Random random) {
    StringBuilder text = new StringBuilder(samples.get(random.nextInt(samples.size())));
    int times = random.nextInt(4);
    for (int i = 0; i < times && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 1 -> text.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
        case 2 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(5)));
        case 3 -> text.insert(at, text.substring(at).repeat(random.nextInt(3)));
        default -> text.setLength(at);
      }
    }
    return text.toString();
  }
}
