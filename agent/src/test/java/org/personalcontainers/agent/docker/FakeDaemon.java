package org.personalcontainers.agent.docker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A daemon that says what it was told to, byte for byte. */
final class FakeDaemon implements AutoCloseable {
  static final String NEVER = "never";

  private final ServerSocketChannel server;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> held = new CopyOnWriteArrayList<>();
  private final Thread serving;

  FakeDaemon(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    serving = Thread.ofVirtual().start(this::serve);
  }

  /** To "GET /info", such an answer in JSON. */
  FakeDaemon saying(String request, int status, String json) {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return sayingRaw(
        request, "HTTP/1.1 " + status + " So\r\nContent-Length: " + length + "\r\n\r\n" + json);
  }

  FakeDaemon sayingRaw(String request, String bytes) {
    answers.put(request, bytes);
    return this;
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    try {
      while (true) {
        answer(server.accept());
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(SocketChannel client) throws IOException {
    held.add(client);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
    String request = in.readLine().replaceFirst("/v1\\.[0-9]+", "").replace(" HTTP/1.1", "");
    readRest(in);
    requests.add(request);
    String bytes = answers.getOrDefault(request, "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n");
    if (!bytes.equals(NEVER)) {
      client.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8)));
      client.close();
    }
  }

  /** Who closes with half of a request unread breaks the connection for who still writes. */
  private static void readRest(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    for (int read = 0; read < length; read++) {
      in.read();
    }
  }

  /** Nobody is accepted any more once this has returned. */
  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel client : held) {
      client.close();
    }
    try {
      serving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
