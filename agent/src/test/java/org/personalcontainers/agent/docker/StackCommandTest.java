package org.personalcontainers.agent.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.agent.host.Command;
import org.personalcontainers.core.port.Answer;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.Rendered;

/** What docker's command line said of files that it did not take, word for word. */
class StackCommandTest {
  private static final StackName BLOG = new StackName("blog");
  private static final Rendered STACK =
      new Rendered("services:\n  web:\n    image: hunter2\n", new TreeMap<>(), new TreeMap<>());

  private final List<List<String>> run = new ArrayList<>();
  private final List<String> fed = new ArrayList<>();

  private Answer deploy(Command.Result result) {
    StackCommand command =
        new StackCommand(
            (limit, program, input) -> {
              run.add(program);
              fed.add(input);
              return result;
            });
    return command.deploy(BLOG, STACK);
  }

  private Answer deploy(String complaint) {
    return deploy(new Command.Ended(1, "Creating network blog_default\n", complaint));
  }

  @Test
  void the_file_is_read_from_the_input_alone() {
    String remark = "Ignoring unsupported options: restart\n\n";
    assertEquals(new Answer.Done(), deploy(new Command.Ended(0, "Creating ...", remark)));
    assertEquals(List.of(STACK.compose()), fed);
    assertFalse(run.toString().contains("hunter2"), run.toString());
    assertEquals("blog", run.getFirst().getLast());
  }

  @Test
  void no_environment_but_its_own_reaches_it() {
    deploy("");
    assertEquals(List.of("env", "-i"), run.getFirst().subList(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services.web Additional property secretkey is not allowed",
        "services.web.environment must be a mapping",
        "yaml: line 3: found unexpected end of stream",
        "open /nonexistent/x: no such file or directory",
        "invalid image reference for service web: invalid reference format",
        "config not found: settings",
        "secret not found: password",
        "network \"proxy\" is declared as external, but could not be found. You need to create a"
            + " swarm-scoped network before the stack is deployed",
        "network \"lan\" is declared as external, but it is not in the right scope: \"local\""
            + " instead of \"swarm\"",
        "failed to create service blog_web: Error response from daemon: rpc error: code ="
            + " InvalidArgument desc = port '80' is already in use by service 'x' as an ingress port",
        "failed to create service blog_web: Error response from daemon: rpc error: code ="
            + " AlreadyExists desc = name conflicts with an existing object",
      })
  void what_a_person_has_to_mend_is_refused_in_dockers_words(String complaint) {
    assertEquals(
        new Answer.Refused(complaint),
        deploy("Ignoring unsupported options: restart\n\n" + complaint + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Cannot connect to the Docker daemon at unix:///run/docker.sock. Is the docker daemon running?",
        "this node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to"
            + " connect this node to swarm and try again",
        "Error response from daemon: rpc error: code = Unknown desc = The swarm does not have a"
            + " leader. It's possible that too few managers are online.",
        "failed to update service blog_web: Error response from daemon: rpc error: code = Unknown"
            + " desc = update out of sequence",
        "failed to create service blog_web: Error response from daemon: rpc error: code ="
            + " DeadlineExceeded desc = context deadline exceeded",
        "failed to update service blog_web: Error response from daemon: rpc error: code = NotFound"
            + " desc = service 1 not found",
        "error during connect: Get \"http://%2Frun%2Fdocker.sock/v1.45/info\": EOF",
      })
  void what_passes_is_worth_another_try(String complaint) {
    assertInstanceOf(Answer.Unanswered.class, deploy(complaint));
  }

  @Test
  void one_that_does_not_end_may_have_done_it() {
    Answer.Unanswered answer =
        assertInstanceOf(Answer.Unanswered.class, deploy(new Command.Lost("\"env -i ...\"")));
    assertFalse(answer.reason().contains("env -i"), answer.reason());
  }

  @Test
  void remarks_are_not_the_complaint() {
    String complaint =
        """
        Ignoring unsupported options: build

        Ignoring deprecated options:

        container_name: Setting the container name is not supported.

        decoding failed due to the following error(s):

        error decoding 'Volumes[0]': invalid spec: a:/x:y:z:w: too many colons
        """;
    assertEquals(
        "error decoding 'Volumes[0]': invalid spec: a:/x:y:z:w: too many colons",
        StackCommand.words(complaint));
  }

  @Test
  void a_setting_is_not_quoted() {
    assertEquals(
        "invalid interpolation format for services.web.environment.PASSWORD",
        StackCommand.words(
            "invalid interpolation format for services.web.environment.PASSWORD: \"hunter2${\"; you"
                + " may need to escape any $ with another $"));
  }

  @Test
  void a_complaint_stays_short() {
    String words = StackCommand.words("x ".repeat(1000));
    assertEquals(300, words.length());
    assertTrue(words.endsWith("…"), words);
  }
}
