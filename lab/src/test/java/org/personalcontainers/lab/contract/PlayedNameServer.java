package org.personalcontainers.lab.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Tells over UDP, on this machine, what stands in a played zone: the texts, and itself. */
final class PlayedNameServer implements AutoCloseable {
  private static final int LONGEST = 4096;

  private final DatagramSocket socket;
  private final Function<String, Set<String>> texts;

  /**
   * @param texts at a name
   */
  PlayedNameServer(Function<String, Set<String>> texts) throws IOException {
    this.texts = texts;
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket asked = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(asked);
        byte[] question = Arrays.copyOf(asked.getData(), asked.getLength());
        byte[] answer = answer(new Message(question)).toWire();
        socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Message answer(Message question) throws IOException {
    Record asked = question.getQuestion();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(asked, Section.QUESTION);
    Name name = asked.getName();
    switch (asked.getType()) {
      case Type.NS ->
          answer.addRecord(
              new NSRecord(name, DClass.IN, 1, Name.fromString("ns", name)), Section.ANSWER);
      case Type.A ->
          answer.addRecord(
              new ARecord(name, DClass.IN, 1, InetAddress.getLoopbackAddress()), Section.ANSWER);
      case Type.TXT -> {
        for (String text : texts.apply(name.toString(true))) {
          answer.addRecord(new TXTRecord(name, DClass.IN, 1, text), Section.ANSWER);
        }
      }
      default -> {}
    }
    return answer;
  }

  @Override
  public void close() {
    socket.close();
  }
}
