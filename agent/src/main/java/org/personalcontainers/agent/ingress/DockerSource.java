package org.personalcontainers.agent.ingress;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.personalcontainers.agent.work.Clock;
import org.personalcontainers.core.status.Fact;
import org.personalcontainers.link.http.Answer;
import org.personalcontainers.link.http.Caller;

/**
 * Asks the daemon for three lists, whatever there is in the swarm, by requests of our own making.
 */
final class DockerSource implements Source {
  /** For all of them: Docker itself has no time-out, and Traefik sets none. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final String VERSION = "/v1.44";
  private static final String SERVICES =
      "/services?filters=" + encoded("{\"label\":[\"" + View.WANTED + "\"]}");
  private static final String NETWORKS = "/networks?filters=" + encoded("{\"scope\":[\"swarm\"]}");
  private static final String TASKS =
      "/tasks?filters=" + encoded("{\"desired-state\":[\"running\"]}");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path socket;
  private final Clock clock;

  DockerSource(Path socket, Clock clock) {
    this.socket = socket;
    this.clock = clock;
  }

  private static String encoded(String filters) {
    return URLEncoder.encode(filters, StandardCharsets.UTF_8);
  }

  /**
   * The networks come in the middle: without a leader their list lacks the swarm's, and says
   * nothing of that, where the others say so.
   */
  @Override
  public Fact<View> look() {
    try (Caller docker = Caller.unix(socket)) {
      Inquiry inquiry = new Inquiry(docker, clock, clock.now().plus(LIMIT));
      return Fact.known(
          new View(
              inquiry.list(SERVICES, Extract::service),
              inquiry.list(NETWORKS, Extract::network),
              inquiry.list(TASKS, Extract::task)));
    } catch (Refused e) {
      return Fact.unknown(e.told());
    } catch (IOException e) {
      return Fact.unknown("Docker does not answer on this node");
    }
  }

  /** Three requests that share a connection and a deadline. */
  private record Inquiry(Caller docker, Clock clock, Duration end) {
    List<ObjectNode> list(String path, Function<JsonNode, ObjectNode> extract) throws IOException {
      Answer answer = docker.get(VERSION + path, left());
      if (answer.status() != 200) {
        throw new Refused(path, answer.status());
      }
      return extracted(answer.body(), extract);
    }

    private Duration left() {
      Duration left = end.minus(clock.now());
      return left.isPositive() ? left : Duration.ofMillis(1);
    }
  }

  /** One after the other: all of them as a tree would take many times the room. */
  static List<ObjectNode> extracted(byte[] body, Function<JsonNode, ObjectNode> extract)
      throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("a list was asked for, and this is none");
      }
      List<ObjectNode> objects = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        objects.add(extract.apply(JSON.readTree(parser)));
      }
      return objects;
    }
  }

  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(String path, int status) {
      super(path);
      this.status = status;
    }

    /** In our own words: who knows what Docker's hold. */
    String told() {
      return "Docker answers "
          + status
          + ": this node is no manager of the swarm, or the swarm has no leader now";
    }
  }
}
