package org.personalcontainers.agent.logs;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
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

/**
 * A daemon that answers as Docker 26 was seen to: what was told of a path, or that there is none.
 */
final class LogDaemon implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

  LogDaemon(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Thread.startVirtualThread(this::serve);
    json(
        "/nodes",
        200,
        "[{\"ID\":\"n1\",\"Description\":{\"Hostname\":\"pi1\"}},"
            + "{\"ID\":\"n2\",\"Description\":{\"Hostname\":\"pi2\"}}]");
  }

  /** To all questions whose path is that, whatever the query. */
  void json(String path, int status, String json) {
    say(
        path,
        "HTTP/1.0 " + status + " So\r\nConnection: close\r\n\r\n",
        json.getBytes(StandardCharsets.UTF_8));
  }

  void frames(String path, byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    say(path, head("application/vnd.docker.multiplexed-stream"), all.toByteArray());
  }

  void lines(String path, String text) {
    say(path, head("application/vnd.docker.raw-stream"), text.getBytes(StandardCharsets.UTF_8));
  }

  static String head(String type) {
    return "HTTP/1.0 200 OK\r\nContent-Type: " + type + "\r\n\r\n";
  }

  private void say(String path, String head, byte[] body) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    answer.writeBytes(body);
    answers.put(path, answer.toByteArray());
  }

  /**
   * One line as it goes over the wire.
   *
   * @param stream 1: output, 2: errors, 3: swarm's own words
   */
  static byte[] frame(int stream, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(frame);
      out.writeInt(stream << 24);
      out.writeInt(bytes.length);
      out.write(bytes);
      return frame.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(String second, String node, String task, String text) {
    return "2026-11-30T10:00:%sZ com.docker.swarm.node.id=%s,com.docker.swarm.task.id=%s %s\n"
        .formatted(second, node, task, text);
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel client = server.accept();
        open.add(client);
        Thread.startVirtualThread(() -> answer(client));
      }
    } catch (ClosedChannelException e) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who follows is answered without an end. */
  private void answer(SocketChannel client) {
    try {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
      String asked = in.readLine().split(" ", -1)[1].replaceFirst("/v1\\.[0-9]+", "");
      while (!in.readLine().isEmpty()) {
        // The rest of the head says nothing.
      }
      requests.add(asked);
      byte[] none =
          "HTTP/1.0 404 No\r\n\r\n{\"message\":\"not there\"}".getBytes(StandardCharsets.UTF_8);
      client.write(ByteBuffer.wrap(answers.getOrDefault(asked.replaceFirst("\\?.*", ""), none)));
      if (!asked.contains("follow=1")) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel client : open) {
      client.close();
    }
  }
}
