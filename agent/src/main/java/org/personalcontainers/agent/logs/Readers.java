package org.personalcontainers.agent.logs;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads several streams of logs at once, each on a thread of its own, until it is closed. */
final class Readers implements AutoCloseable {
  private final Path docker;
  private final Basket basket;
  private final List<SocketChannel> channels = new ArrayList<>();

  /**
   * @param basket is told when one has come to its end
   */
  Readers(Path docker, Basket basket) {
    this.docker = docker;
    this.basket = basket;
  }

  /**
   * @param taker is given each piece, and tells whether more is of use
   */
  void read(String path, Function<LogStream.Piece, Basket.Demand> taker) throws IOException {
    SocketChannel channel = LogStream.connected(docker);
    channels.add(channel);
    Thread.startVirtualThread(() -> drain(channel, path, taker));
  }

  private void drain(
      SocketChannel channel, String path, Function<LogStream.Piece, Basket.Demand> taker) {
    try (LogStream stream = LogStream.asked(channel, path)) {
      Optional<LogStream.Piece> piece = stream.next();
      while (piece.isPresent() && taker.apply(piece.get()) == Basket.Demand.MORE) {
        piece = stream.next();
      }
    } catch (ClosedChannelException e) {
      // Whoever asked has what they wanted.
    } catch (LogStream.Refused e) {
      basket.notice(Swarm.words(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      basket.notice("Docker broke off: " + e.getMessage());
    } finally {
      basket.end();
    }
  }

  @Override
  public void close() {
    for (SocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        // It is closed all the same.
      }
    }
  }
}
