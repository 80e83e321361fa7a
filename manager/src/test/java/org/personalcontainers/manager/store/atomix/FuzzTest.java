package org.personalcontainers.manager.store.atomix;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.fuzz.Fuzz;
import org.personalcontainers.manager.store.Content;
import org.personalcontainers.manager.store.DocumentName;
import org.personalcontainers.manager.store.MemberAddress;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Write;

/** What members say to each other, and what lies in a log whose disk may lose bits. */
class FuzzTest {
  private static final MemberId PI1 = new MemberId(new NodeName("pi1"), "0123456789abcdef");

  /** A frame's own bound. */
  private static final long MEMORY = 2L * Frame.MOST_BYTES + (8 << 20);

  private static byte[] written(Frame frame) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      frame.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void frames() {
    Fuzz.of(FuzzTest.class, "raft-frame", IOException.class)
        .samples(
            List.of(
                written(new Frame(Frame.Kind.QUESTION, 1, "g1/append", new byte[40])),
                written(new Frame(Frame.Kind.ANSWER, Long.MAX_VALUE, "", new byte[4])),
                written(new Frame(Frame.Kind.FAILURE, 7, "not today", new byte[0]))))
        .memory(MEMORY)
        .play(
            bytes -> {
              DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
              assertTrue(Frame.read(in).body().length <= bytes.length);
            });
  }

  @Test
  void entriesOfTheLog() {
    DocumentName name = new DocumentName("cluster");
    List<Command> good =
        List.of(
            new Command.Commit(
                3,
                List.of(
                    new Write.Put(name, 0, Content.of("{\"a\":1}")), new Write.Delete(name, 2))),
            new Command.Admit(3, PI1, new MemberAddress("192.168.1.11", 7673)),
            new Command.Dismiss(3, PI1));
    Fuzz.of(FuzzTest.class, "log-entry", IllegalStateException.class)
        .samples(good.stream().map(Command::written).toList())
        .play(Command::read);
  }
}
