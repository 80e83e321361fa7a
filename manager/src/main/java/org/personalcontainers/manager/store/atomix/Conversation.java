package org.personalcontainers.manager.store.atomix;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection with another member, on which both may ask. One thread reads, one writes: who asks
 * or answers never waits for the other's network. What lies unsent is bounded; with more than that
 * the connection ends, and with it all that was asked on it.
 */
final class Conversation implements AutoCloseable {
  private static final int MOST_UNSENT_BYTES = 4 * Frame.MOST_BYTES;
  private static final int MOST_OPEN_QUESTIONS = 256;
  private static final int BUFFER = 16 * 1024;

  private final Socket socket;
  private final Transport.Service service;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final LinkedBlockingQueue<Frame> unsent = new LinkedBlockingQueue<>();
  private final Semaphore unsentBytes = new Semaphore(MOST_UNSENT_BYTES);
  private final Map<Long, CompletableFuture<byte[]>> open = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param socket connected, the other proven, and silent for long never
   */
  Conversation(Socket socket, Transport.Service service) throws IOException {
    this.socket = socket;
    this.service = service;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
  }

  void start() {
    Thread.ofVirtual().name("store-writer").start(this::write);
    Thread.ofVirtual().name("store-reader").start(this::read);
  }

  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  boolean isClosed() {
    return closed;
  }

  CompletableFuture<byte[]> ask(String subject, byte[] question) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    long number = numbers.incrementAndGet();
    if (open.size() >= MOST_OPEN_QUESTIONS) {
      answer.completeExceptionally(new IOException("too many questions are open"));
      return answer;
    }
    open.put(number, answer);
    send(new Frame(Frame.Kind.QUESTION, number, subject, question));
    if (closed) {
      close();
    }
    return answer.whenComplete((found, error) -> open.remove(number));
  }

  private void send(Frame frame) {
    if (unsentBytes.tryAcquire(frame.weight())) {
      unsent.add(frame);
    } else {
      close();
    }
  }

  private void write() {
    try {
      while (!closed) {
        Frame frame = unsent.take();
        frame.write(out);
        unsentBytes.release(frame.weight());
        if (unsent.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  private void read() {
    try {
      while (!closed) {
        take(Frame.read(in));
      }
    } catch (IOException e) {
      close();
    }
  }

  private void take(Frame frame) {
    switch (frame.kind()) {
      case QUESTION -> answer(frame);
      case ANSWER -> settle(frame).complete(frame.body());
      case FAILURE -> settle(frame).completeExceptionally(new IOException(frame.subject()));
    }
  }

  private CompletableFuture<byte[]> settle(Frame frame) {
    CompletableFuture<byte[]> asked = open.remove(frame.number());
    return asked == null ? new CompletableFuture<>() : asked;
  }

  private void answer(Frame question) {
    CompletableFuture<?> ignored =
        answered(question)
            .thenAccept(body -> send(new Frame(Frame.Kind.ANSWER, question.number(), "", body)))
            .exceptionally(error -> refuse(question, error));
  }

  /** What can't be read throws at once: the thread that reads must go on to the next question. */
  private CompletableFuture<byte[]> answered(Frame question) {
    try {
      return service.answer(question.subject(), question.body());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @SuppressWarnings("NullAway") // The one value of Void.
  private Void refuse(Frame question, Throwable error) {
    String reason = String.valueOf(error.getMessage());
    send(new Frame(Frame.Kind.FAILURE, question.number(), reason, new byte[0]));
    return null;
  }

  @Override
  public void close() {
    closed = true;
    ended.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
    unsent.add(new Frame(Frame.Kind.FAILURE, 0, "", new byte[0]));
    open.values()
        .forEach(answer -> answer.completeExceptionally(new IOException("the connection ended")));
  }
}
