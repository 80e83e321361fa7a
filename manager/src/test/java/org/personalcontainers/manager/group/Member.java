package org.personalcontainers.manager.group;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.personalcontainers.core.spec.NodeName;

/** One manager's end of the group, as the tests hear through it. */
final class Member implements Listener, AutoCloseable {
  final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  final BlockingQueue<SortedSet<NodeName>> views = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ChannelGroup group;

  Member(String name, Place own, List<Place> all, SSLContext tls) throws IOException {
    this.group = ChannelGroup.join(new NodeName(name), own, all, tls, this);
  }

  ChannelGroup group() {
    return group;
  }

  @Override
  public void view(SortedSet<NodeName> members) {
    views.add(members);
  }

  @Override
  public byte[] answer(NodeName asker, byte[] question) {
    String words = new String(question, StandardCharsets.UTF_8);
    if (words.equals("leave")) {
      Thread.startVirtualThread(group::close);
      awaitTheEnd();
    }
    return (asker + " asked " + words).getBytes(StandardCharsets.UTF_8);
  }

  /** Until the test is over: whoever asked sees this member go before it answers. */
  private void awaitTheEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void news(NodeName teller, byte[] told) {
    news.add(teller + " told " + new String(told, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    over.countDown();
    group.close();
  }
}
