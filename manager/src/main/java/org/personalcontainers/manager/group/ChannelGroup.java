package org.personalcontainers.manager.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.protocols.TCPPING;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ExtendedUUID;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.core.spec.Ordered;

/** The group over a channel of JGroups. */
public final class ChannelGroup implements Group {
  private static final String NAME = "personal-containers";

  /** It tells of each stranger that knocks, with a page of its own insides. */
  private static final Logger ENGINE = Logger.getLogger("org.jgroups");

  private static final String KEY = "node";
  private static final int ANSWERS_AT_ONCE = 16;

  private final JChannel channel;
  private final Listener listener;
  private final Questions questions = new Questions();
  private final Semaphore answering = new Semaphore(ANSWERS_AT_ONCE);
  private volatile SortedMap<NodeName, Address> members = new TreeMap<>();

  static {
    ENGINE.setLevel(Level.SEVERE);
  }

  private ChannelGroup(JChannel channel, Listener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  /**
   * Joins whoever is there, or waits alone for others to come; blocks for a few seconds at most.
   *
   * @param tls whose trust manager lets nobody in but managers of this cluster
   */
  public static ChannelGroup join(
      NodeName self, Place own, Collection<Place> others, SSLContext tls, Listener listener)
      throws IOException {
    ChannelGroup group = new ChannelGroup(channel(self, own, others, tls), listener);
    group.connect();
    return group;
  }

  private static JChannel channel(
      NodeName self, Place own, Collection<Place> others, SSLContext tls) throws IOException {
    try {
      return new JChannel(Stack.of(own, others, tls).toArray(new Protocol[0]))
          .name(self.toString())
          .addAddressGenerator(() -> address(self))
          .setDiscardOwnMessages(true);
    } catch (Exception e) {
      throw new IOException("the managers' group can't be set up at port " + own.port(), e);
    }
  }

  private void connect() throws IOException {
    channel.setReceiver(new Ears());
    try {
      channel.connect(NAME);
    } catch (Exception e) {
      channel.close();
      throw new IOException("the managers' group can't be joined: " + e.getMessage(), e);
    }
  }

  @Override
  public SortedSet<NodeName> members() {
    return Ordered.copy(new TreeSet<>(members.keySet()));
  }

  @Override
  public byte[] ask(NodeName member, byte[] question, Duration limit) throws IOException {
    mustBeLight(question);
    Address address = members.get(member);
    if (address == null) {
      throw new NotTaken("no manager on " + member + " is in the group: " + members.keySet());
    }
    return questions.ask(
        member, limit, number -> send(address, new Letter(Letter.Kind.QUESTION, number, question)));
  }

  @Override
  public void tell(byte[] news) throws IOException {
    mustBeLight(news);
    broadcast(new Letter(Letter.Kind.NEWS, 0, news));
  }

  private static void mustBeLight(byte[] words) throws IOException {
    if (words.length > HEAVIEST) {
      throw new IOException("a letter of " + words.length + " bytes is too heavy for the group");
    }
  }

  private void broadcast(Letter letter) throws IOException {
    post(new BytesMessage().setArray(letter.sealed()));
  }

  private void send(Address to, Letter letter) throws IOException {
    post(new BytesMessage(to).setArray(letter.sealed()));
  }

  private void post(Message message) throws IOException {
    try {
      channel.send(message);
    } catch (Exception e) {
      throw new IOException("the managers' group takes no letter: " + e.getMessage(), e);
    }
  }

  @Override
  public void lookFor(Collection<Place> places) {
    TCPPING discovery = channel.getProtocolStack().findProtocol(TCPPING.class);
    discovery.setInitialHosts2(Stack.addresses(places));
  }

  @Override
  public void close() {
    channel.close();
  }

  /** What comes in from the channel. */
  private final class Ears implements Receiver {
    @Override
    public void viewAccepted(View view) {
      SortedMap<NodeName, Address> before = members;
      TreeMap<NodeName, Address> now = new TreeMap<>();
      view.getMembers().forEach(address -> name(address).ifPresent(n -> now.put(n, address)));
      members = now;
      before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(questions::left);
      listener.view(Ordered.copy(new TreeSet<>(now.keySet())));
    }

    @Override
    public void receive(Message message) {
      if (message instanceof BytesMessage bytes && bytes.hasArray()) {
        name(message.getSrc())
            .ifPresent(
                from ->
                    Letter.open(bytes.getArray(), bytes.getOffset(), bytes.getLength())
                        .ifPresent(letter -> heed(from, message.getSrc(), letter)));
      }
    }
  }

  private void heed(NodeName from, Address address, Letter letter) {
    switch (letter.kind()) {
      case QUESTION -> answer(from, address, letter);
      case ANSWER -> questions.answered(from, letter.number(), letter.words());
      case DECLINED -> questions.declined(from, letter.number());
      case NEWS -> listener.news(from, letter.words());
    }
  }

  /** Too many at once are declined; on a thread of its own, because sending may block. */
  private void answer(NodeName from, Address address, Letter question) {
    boolean taken = answering.tryAcquire();
    Thread.startVirtualThread(
        () -> {
          try {
            send(address, taken ? answered(from, question) : declined(question));
          } catch (IOException e) {
            // The one who asked has left, or this manager has: nobody is there to be told.
          } finally {
            if (taken) {
              answering.release();
            }
          }
        });
  }

  private Letter answered(NodeName from, Letter question) throws IOException {
    byte[] words = listener.answer(from, question.words());
    mustBeLight(words);
    return new Letter(Letter.Kind.ANSWER, question.number(), words);
  }

  private static Letter declined(Letter question) {
    return new Letter(Letter.Kind.DECLINED, question.number(), new byte[0]);
  }

  /** A member's address carries its name, so that whoever sees it in a view knows who it is. */
  private static Address address(NodeName self) {
    return ExtendedUUID.randomUUID(self.toString()).put(KEY, self.toString().getBytes(UTF_8));
  }

  private static Optional<NodeName> name(Address address) {
    byte[] name = address instanceof ExtendedUUID carrier ? carrier.get(KEY) : null;
    try {
      return Optional.ofNullable(name).map(bytes -> new NodeName(new String(bytes, UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
