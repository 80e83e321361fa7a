package org.personalcontainers.agent.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.personalcontainers.agent.logs.Basket.Room;
import org.personalcontainers.agent.logs.Wanted.Whose;
import org.personalcontainers.core.api.StackLogs;
import org.personalcontainers.core.api.StackLogs.Line;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.wire.Form;
import org.personalcontainers.link.http.Handler;
import org.personalcontainers.link.http.Request;
import org.personalcontainers.link.http.Response;

/**
 * GET /v1/logs: what the containers of services wrote, wherever in the swarm they ran. Only a
 * manager of the swarm can tell.
 */
public final class LogRoad implements Handler {
  /** Swarm gives up a node that does not answer in about so long. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Form<StackLogs> FORM = Form.large(StackLogs.class);

  private final Path socket;
  private final Swarm swarm;
  private final InstantSource clock;

  public LogRoad(Path docker) {
    this(docker, InstantSource.system());
  }

  LogRoad(Path docker, InstantSource clock) {
    this.socket = docker;
    this.swarm = new Swarm(docker);
    this.clock = clock;
  }

  @Override
  public Response handle(Request request) throws InterruptedException {
    try {
      return Response.json(FORM.write(read(Wanted.of(request.query(), clock.instant()))));
    } catch (IllegalArgumentException e) {
      return Response.text(400, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return Response.text(503, String.valueOf(e.getMessage()));
    }
  }

  private StackLogs read(Wanted wanted) throws IOException, InterruptedException {
    Instant now = clock.instant();
    Map<String, String> nodes = swarm.nodes();
    List<Question> questions = questions(wanted);
    Room room = wanted.after().isPresent() ? Room.OF_THE_FIRST : Room.OF_THE_LAST;
    Basket basket = new Basket(room, questions.size());
    try (Readers readers = new Readers(socket, basket)) {
      for (Question question : questions) {
        readers.read(question.path(), piece -> put(basket, piece, question, nodes, wanted));
      }
      if (wanted.after().isPresent()) {
        basket.awaitFirst(wanted.patience());
      } else {
        basket.awaitAll(LIMIT);
      }
    }
    List<Line> lines = basket.lines();
    Cursor next = wanted.after().orElseGet(() -> Cursor.at(now)).after(lines, now);
    return new StackLogs(lines, next.toString(), basket.notices());
  }

  /** One request for logs, and whose they are. */
  private record Question(ServiceName service, String path) {}

  private List<Question> questions(Wanted wanted) throws IOException {
    List<Question> questions = new ArrayList<>();
    for (ServiceName service : wanted.services()) {
      String name = wanted.stack() + "_" + service;
      whose(wanted.whose(), name)
          .map(path -> new Question(service, Swarm.VERSION + path + query(wanted)))
          .ifPresent(questions::add);
    }
    return questions;
  }

  private Optional<String> whose(Whose whose, String service) throws IOException {
    return switch (whose) {
      case ALL -> Optional.of("/services/" + service + "/logs");
      case FAILED -> swarm.failed(service).map(task -> "/tasks/" + task + "/logs");
    };
  }

  private static String query(Wanted wanted) {
    String all = "?stdout=1&stderr=1&timestamps=1&details=1";
    return wanted
        .after()
        .map(cursor -> all + "&follow=1&since=" + Cursor.text(cursor.since()))
        .orElseGet(
            () ->
                all
                    + "&tail="
                    + wanted.tail()
                    + wanted.since().map(since -> "&since=" + Cursor.text(since)).orElse(""));
  }

  private static Basket.Demand put(
      Basket basket,
      LogStream.Piece piece,
      Question question,
      Map<String, String> nodes,
      Wanted wanted) {
    Optional<Line> line = LogLine.of(piece, question.service(), nodes);
    if (line.isEmpty() || piece.source() == LogStream.Source.SWARM) {
      basket.notice(question.service() + ": " + Swarm.told(piece.text(), nodes));
      return Basket.Demand.MORE;
    }
    return wanted.after().filter(cursor -> cursor.hasRead(line.get())).isPresent()
        ? Basket.Demand.MORE
        : basket.put(line.get());
  }
}
