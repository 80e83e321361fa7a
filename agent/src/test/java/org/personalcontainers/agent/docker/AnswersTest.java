package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.personalcontainers.core.port.Answer;

/** Whole answers, torn ones, none at all, and what each tells who had something to write. */
class AnswersTest {
  private static final Duration LIMIT = Duration.ofMillis(300);

  @TempDir Path directory;
  private FakeDaemon daemon;
  private Engine engine;

  @BeforeEach
  void start() throws IOException {
    daemon = new FakeDaemon(directory.resolve("docker.sock"));
    engine = new Engine(directory.resolve("docker.sock"), LIMIT);
  }

  @AfterEach
  void end() throws IOException {
    daemon.close();
  }

  @Test
  void chunks_make_one_answer() {
    daemon.sayingRaw(
        "GET /nodes",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n[1,2\r\n3;x=y\r\n,3]\r\n0\r\n\r\n");
    Reply.Ok reply = assertInstanceOf(Reply.Ok.class, engine.get("/nodes"));
    assertEquals("[1,2,3]", reply.body().toString());
  }

  @Test
  void without_a_length_an_answer_ends_with_its_connection() {
    daemon.sayingRaw("GET /nodes", "HTTP/1.1 200 OK\r\n\r\n[7]");
    Reply.Ok reply = assertInstanceOf(Reply.Ok.class, engine.get("/nodes"));
    assertEquals("[7]", reply.body().toString());
  }

  @Test
  void who_never_answers_is_given_up() {
    daemon.sayingRaw("GET /nodes", FakeDaemon.NEVER);
    long start = System.nanoTime();
    assertInstanceOf(Reply.Silent.class, engine.get("/nodes"));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
  }

  static List<String> torn() {
    return List.of(
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1,2",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n[]",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{[",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\nX: " + "x".repeat(20_000) + "\r\n\r\n[]",
        "SSH-2.0-OpenSSH\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("torn")
  void a_torn_answer_is_none(String bytes) {
    daemon.sayingRaw("GET /nodes", bytes);
    assertInstanceOf(Reply.Silent.class, engine.get("/nodes"));
  }

  static Stream<Arguments> verdicts() {
    return Stream.of(
        Arguments.of(400, "attempting to demote the last manager of the swarm", "Refused"),
        Arguments.of(409, "network with name lan already exists", "Refused"),
        Arguments.of(503, "This node is already part of a swarm. Use ...", "Refused"),
        Arguments.of(500, "rpc error: code = Unknown desc = update out of sequence", "Outdated"),
        Arguments.of(
            500, "raft: failed to process the request: node lost leader status", "Unanswered"),
        Arguments.of(500, "rpc error: code = DeadlineExceeded desc = ...", "Unanswered"),
        Arguments.of(503, "Timeout was reached before node joined. The attempt ...", "Unanswered"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void a_no_is_told_from_not_knowing(int status, String message, String verdict) {
    Answer answer = Verdict.of(new Reply.Failed(status, message));
    assertEquals(verdict, answer.getClass().getSimpleName());
  }

  @Test
  void the_commands_of_docker_java_speak_over_the_same_socket() {
    daemon.saying(
        "POST /swarm/leave?force=true", 503, "{\"message\":\"This node is not part of a swarm\"}");
    assertEquals(
        new Reply.Failed(503, "This node is not part of a swarm"),
        engine.command(client -> client.leaveSwarmCmd().withForceEnabled(true).exec()));
  }
}
