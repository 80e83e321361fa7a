package org.personalcontainers.lab.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.personalcontainers.core.spec.Address;
import org.personalcontainers.core.spec.JoinFile;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.yaml.JoinReading;
import org.personalcontainers.core.spec.yaml.JoinYaml;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.Voice;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;
import org.personalcontainers.link.http.Expected;
import org.personalcontainers.link.identity.Identity;
import org.personalcontainers.link.identity.Peer;
import org.personalcontainers.link.identity.Tls;
import org.personalcontainers.link.knock.Knock;
import org.personalcontainers.link.knock.Newcomer;
import org.personalcontainers.link.knock.Nonce;
import org.personalcontainers.link.knock.OpenKey;
import org.personalcontainers.link.knock.Opening;
import org.personalcontainers.link.knock.Ruling;
import org.personalcontainers.link.knock.Side;
import org.personalcontainers.link.knock.Stay;
import org.personalcontainers.link.knock.Transcript;
import org.personalcontainers.link.knock.Words;

/**
 * Somebody listens while a machine knocks with the right key, and does the same again: byte for
 * byte, and with the same proof on a connection of their own. The machine takes a member's name, so
 * that it is known by its proof and let in all the same not.
 */
final class Replay {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** The opening, with its nonce and its proof, is longer than that. */
  private static final int LEAST_ANSWERS = 150;

  private final Voice voice;
  private final JoinFile paper;
  private final InetSocketAddress door;
  private final Identity identity = Identity.stranger("pi2");

  Replay(Voice voice, RealNode node) throws IOException {
    this.voice = voice;
    byte[] bytes = Files.readAllBytes(node.inside("/etc/personal-containers/join.yml"));
    if (!(JoinYaml.read("join.yml", bytes) instanceof JoinReading.Read(JoinFile file))) {
      throw new IllegalStateException("the node's join.yml can't be read");
    }
    this.paper = file;
    this.door = new InetSocketAddress(node.address(), 7671);
  }

  /** A sentence for each thing that went otherwise than it must. */
  List<String> differences() throws IOException {
    List<String> differences = new ArrayList<>();
    try (Recorder recorder = new Recorder(door);
        Caller own = caller(recorder.address());
        Caller other = caller(door)) {
      Stay stay = proven(own);
      String known = said(own, stay);
      String replayed = said(other, stay);
      if (known.equals(replayed) || !replayed.contains("the proof does not hold")) {
        differences.add("proven: " + known + "; replayed: " + replayed);
      }
      differences.addAll(again(recorder));
    }
    return differences;
  }

  private Caller caller(InetSocketAddress address) {
    return Caller.tls(address, () -> Tls.of(identity), new Expected.AnyKey());
  }

  private Stay proven(Caller caller) throws IOException {
    if (!(caller.peer(LIMIT) instanceof Peer.Stranger door)) {
      throw new IOException("the door shows no key to whom it does not know");
    }
    Knock knock =
        new Knock(
            paper.cluster(),
            paper.key().id(),
            new Newcomer(new NodeName("pi2"), new Address("192.0.2.9"), "replay"),
            Nonce.drawn(new SecureRandom()));
    Answer answer = caller.call("POST", "/v1/knock", Words.KNOCK.write(knock), LIMIT);
    Opening opening = Words.OPENING.read(answer.body());
    Transcript transcript =
        new Transcript(
            paper.cluster(),
            Transcript.binding(door.exporter()),
            OpenKey.of(identity.publicKey()),
            OpenKey.of(door.key()),
            knock.nonce(),
            opening.nonce(),
            knock.newcomer());
    Must.be(transcript.proof(paper.key(), Side.DOOR), opening.proof(), "the proof of the door");
    return new Stay(
        knock, transcript.proof(paper.key(), Side.KNOCKER), Optional.empty(), Optional.empty());
  }

  private static String said(Caller caller, Stay stay) throws IOException {
    Answer answer = caller.call("POST", "/v1/knock/proof", Words.STAY.write(stay), LIMIT);
    Ruling ruling = Words.RULING.read(answer.body());
    return ruling.toString();
  }

  /** The door says hello as to anybody, then understands nothing, and has no answer. */
  private List<String> again(Recorder recorder) throws IOException {
    int answered = recorder.heard();
    int replayed = length(recorder.said());
    voice.say(
        "  an honest knock got %d bytes, its replay byte for byte %d"
            .formatted(answered, replayed));
    return replayed < answered - LEAST_ANSWERS
        ? List.of()
        : List.of(replayed + " bytes came back to a replay, and " + answered + " to the knock");
  }

  /** How much comes back until the door hangs up. */
  private int length(byte[] recorded) throws IOException {
    int length = 0;
    try (Socket socket = new Socket()) {
      socket.connect(door);
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(recorded);
      InputStream in = socket.getInputStream();
      while (in.read() >= 0) {
        length++;
      }
    } catch (SocketException e) {
      // It hung up in the middle.
    }
    return length;
  }
}
