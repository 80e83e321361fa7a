package org.personalcontainers.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.personalcontainers.cli.word.ExitCode;
import org.personalcontainers.core.spec.NodeName;
import org.personalcontainers.manager.api.CannedCluster;
import org.personalcontainers.manager.store.MemberId;
import org.personalcontainers.manager.store.Progress;

/** Each verb, as typed on a manager's node: the real API answers through a real socket. */
final class TalkTest {
  @TempDir Path directory;
  private Stage stage;

  @BeforeEach
  void open() throws IOException {
    stage = Stage.of("nothing-to-do", directory);
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private void restage(String folder) throws IOException {
    stage.close();
    stage = Stage.of(folder, directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cluster status",
        "cluster plan",
        "cluster show",
        "cluster approvals",
        "cluster history",
        "node ls",
        "node show pi1",
        "network ls",
        "volume ls",
        "volume status",
        "cluster key ls",
        "events",
        "cluster invite anna",
        "cluster key --uses 2"
      })
  void everyQuestionIsAnsweredInEveryFormat(String verb) {
    List<String> words = List.of(verb.split(" "));
    for (String format : List.of("table", "json", "yaml")) {
      Answer answer = stage.run(with(words, "--output", format));
      assertEquals(ExitCode.DONE, answer.code(), answer.err());
      assertEquals("", answer.err());
      assertEquals(format.equals("json"), answer.out().startsWith("{"), answer.out());
    }
  }

  private static String[] with(List<String> words, String... more) {
    return java.util.stream.Stream.concat(words.stream(), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  @Test
  void statusNamesTheClusterAndEachNode() {
    String status = stage.run("cluster", "status").out();
    assertTrue(status.startsWith("cluster   home\nstate     all is as declared\n"), status);
    for (String node : List.of("pi1", "pi2", "pi3")) {
      assertTrue(status.contains("\n" + node + " "), status);
    }
  }

  @Test
  void statusSaysWhichManagersKeepTheStoreAndAnswer() {
    CannedCluster cluster = stage.scene().cluster();
    cluster.hear(member("pi2"), new Progress(0, Duration.ofMillis(100)));
    cluster.hear(member("pi3"), new Progress(4, Duration.ofSeconds(40)));
    String status = stage.run("cluster", "status").out();
    assertTrue(
        status.contains("MANAGER  STATE\npi1      leads\npi2      answers\npi3      silent\n"),
        status);
  }

  private static MemberId member(String node) {
    return new MemberId(new NodeName(node), "ab".repeat(8));
  }

  @Test
  void planOfWhatStandsHoldsTwoEmptyLists() {
    String json = stage.run("cluster", "plan", "--output", "json").out();
    assertTrue(json.contains("\"steps\": []"), json);
    assertTrue(json.contains("\"waiting\": []"), json);
  }

  @Test
  void applyShowsAsksDoesAndWatches() throws IOException {
    restage("three-fresh-nodes");
    String file = file("# mine\n" + yaml());
    Answer answer = stage.atTerminal("y\n", "cluster", "apply", "--file", file);
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.out().startsWith("+ # mine\n\nTURN  NODE"), answer.out());
    assertEquals("Change cluster home so? [y/N] ", answer.err());
    assertTrue(answer.out().contains("Revision 2 is declared.\n"), answer.out());
    assertTrue(answer.out().endsWith("home: all is as declared\n"), answer.out());
    assertEquals(
        "Nothing to change: cluster home is declared so, in revision 2\n",
        stage.run("cluster", "apply", "--file", file).out());
  }

  @Test
  void withoutATerminalItWantsAYesBeforehand() throws IOException {
    String file = file("# mine\n" + yaml());
    Answer answer = stage.run("cluster", "apply", "--file", file);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().contains("Say --yes"), answer.err());
    assertEquals(1, revision());
    assertEquals(ExitCode.DONE, stage.run("cluster", "apply", "--file", file, "--yes").code());
    assertEquals(2, revision());
  }

  @Test
  void noMeansNoAndDryRunAsksNothing() throws IOException {
    String file = file("# mine\n" + yaml());
    Answer no = stage.atTerminal("\n", "cluster", "apply", "--file", file);
    assertEquals(ExitCode.FAILED, no.code());
    assertTrue(no.err().endsWith("Nothing was changed.\n"), no.err());
    Answer dry = stage.run("cluster", "apply", "--file", file, "--dry-run");
    assertEquals(ExitCode.DONE, dry.code(), dry.err());
    assertEquals(1, revision());
  }

  @Test
  void ofABadFileAllProblemsAreToldAndNothingIsChanged() throws IOException {
    String file = file("clustre: home\nnodes: {pi1: {address: nowhere}}\n");
    Answer answer = stage.run("cluster", "apply", "--yes", "--file", file);
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    assertTrue(answer.err().startsWith(file + ":1:1: clustre: "), answer.err());
    assertTrue(answer.err().lines().count() >= 3, answer.err());
    assertEquals(1, revision());
  }

  @Test
  void fileOfAnOlderRevisionIsRefusedWithWhatCameInBetween() throws IOException {
    stage.run("cluster", "apply", "--yes", "--file", file("# first\n" + yaml()));
    String second = file("# second\n" + yaml());
    Answer answer = stage.run("cluster", "apply", "--yes", "--revision", "1", "--file", second);
    assertEquals(ExitCode.FAILED, answer.code());
    assertTrue(answer.err().contains("What came in between:\n+ # first"), answer.err());
  }

  @Test
  void editOpensTheEditorAndDeclaresWhatItLeft() {
    stage.with("EDITOR", "sed -i 's/^cluster:/# edited\\ncluster:/'");
    Answer answer = stage.run("cluster", "edit", "--yes");
    assertEquals(ExitCode.DONE, answer.code(), answer.err());
    assertTrue(answer.out().startsWith("+ # edited\n"), answer.out());
    assertEquals(2, revision());
    assertEquals(
        "Nothing was changed.\n", stage.with("EDITOR", "true").run("cluster", "edit").out());
  }

  @Test
  void editKeepsTheTextOfWhomItRefuses() throws IOException {
    stage.with("EDITOR", "sed -i s/^cluster:/clustre:/");
    Answer answer = stage.run("cluster", "edit", "--yes");
    assertEquals(ExitCode.BAD_INPUT, answer.code());
    String kept = answer.err().replaceAll("(?s).*kept in (\\S+);.*", "$1");
    assertTrue(Files.readString(Path.of(kept)).contains("clustre: home"), answer.err());
    assertTrue(answer.err().contains("--revision 1"), answer.err());
    Files.delete(Path.of(kept));
    assertEquals(1, revision());
  }

  @Test
  void editTellsWhatSomebodyElseChangedMeanwhileAndLosesNothing() throws IOException {
    stage.with("EDITOR", "f() { sed -i '1i # mine' \"$1\"; " + somebodyElse() + "; }; f");
    Answer answer = stage.run("cluster", "edit", "--yes");
    assertEquals(ExitCode.FAILED, answer.code(), answer.err());
    assertTrue(answer.err().contains("revision 2"), answer.err());
    assertTrue(answer.err().contains("What came in between:"), answer.err());
    assertTrue(answer.err().contains("media"), answer.err());
    String kept = answer.err().replaceAll("(?s).*kept in (\\S+);.*", "$1");
    assertTrue(Files.readString(Path.of(kept)).startsWith("# mine\n"), answer.err());
    assertEquals(
        ExitCode.DONE,
        stage.run("cluster", "apply", "--file", kept, "--revision", "2", "--yes").code());
    Files.delete(Path.of(kept));
    assertEquals(3, revision());
  }

  /** What another person types meanwhile, as another process. */
  private String somebodyElse() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return "PCCTL_RUN=%s %s -cp '%s' %s node label pi2 media=yes --yes > /dev/null"
        .formatted(directory, java, System.getProperty("java.class.path"), Main.class.getName());
  }

  @Test
  void changesOfANodeAreRevisions() {
    assertEquals(ExitCode.DONE, stage.run("node", "label", "pi2", "media=yes", "--yes").code());
    assertTrue(stage.run("cluster", "show").out().contains("nodes.pi2.labels.media"));
    assertEquals(ExitCode.DONE, stage.run("node", "label", "pi2", "media-", "--yes").code());
    assertFalse(stage.run("cluster", "show").out().contains("nodes.pi2.labels.media"));
    assertEquals(ExitCode.DONE, stage.run("node", "drain", "pi3", "--yes").code());
    assertEquals(ExitCode.DONE, stage.run("node", "activate", "pi3", "--yes").code());
    Answer history = stage.run("cluster", "history");
    assertTrue(history.out().contains("  activate pi3\n"), history.out());
    assertTrue(stage.run("cluster", "history", "4").out().contains("drain"));
    assertEquals(ExitCode.DONE, stage.run("cluster", "rollback", "4", "--yes").code());
    assertEquals(6, revision());
  }

  @Test
  void whatNeedsAnApprovalEndsTheWatchWithFour() throws IOException {
    restage("brick-disk-not-mounted");
    stage.scene().cluster().stopWork();
    Answer watched = stage.run("cluster", "status", "--watch");
    assertEquals(ExitCode.REFUSED, watched.code());
    assertTrue(watched.err().startsWith("What is left:\nWAITS FOR  WHAT\n"), watched.err());
    String approvals = stage.run("cluster", "approvals").out();
    String id = approvals.lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
    assertEquals(ExitCode.BAD_INPUT, stage.run("cluster", "approve", id).code());
    Answer given = stage.atTerminal("yes\n", "cluster", "approve", id);
    assertEquals(ExitCode.DONE, given.code(), given.err());
    assertTrue(given.err().startsWith("This can destroy data: "), given.err());
    assertFalse(stage.run("cluster", "approvals").out().contains(id));
  }

  @Test
  void liveLinesAreDrawnOverEachOtherOnATerminalOnly() throws IOException {
    restage("three-fresh-nodes");
    Answer terminal = stage.atTerminal("", "cluster", "status", "--watch");
    assertTrue(terminal.out().contains("\u001b[4A\u001b[J"), terminal.out());
    restage("three-fresh-nodes");
    Answer pipe = stage.run("cluster", "status", "--watch");
    assertFalse(pipe.out().contains("\u001b"), pipe.out());
    assertTrue(pipe.out().contains("next: "), pipe.out());
    assertTrue(pipe.out().endsWith("home: all is as declared\n"), pipe.out());
    assertEquals(ExitCode.DONE, pipe.code());
  }

  @Test
  void withoutAManagerItSaysWhereToAsk() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    stage.with("PCCTL_RUN", empty.toString());
    Answer nowhere = stage.run("cluster", "status");
    assertEquals(ExitCode.UNREACHABLE, nowhere.code());
    assertTrue(nowhere.err().contains("pcctl context add"), nowhere.err());
    assertTrue(stage.run("cluster", "key").out().startsWith("key  pc-"));
    Files.createFile(empty.resolve("agent.sock"));
    assertTrue(stage.run("cluster", "status").err().contains("pcctl cluster bootstrap"));
    Files.createFile(empty.resolve("manager.sock"));
    Answer dead = stage.run("cluster", "status");
    assertEquals(ExitCode.UNREACHABLE, dead.code());
    assertTrue(dead.err().contains("systemctl status"), dead.err());
  }

  private int revision() {
    String json = stage.run("cluster", "status", "--output", "json").out();
    return Integer.parseInt(json.replaceAll("(?s).*\"revision\": (\\d+).*", "$1"));
  }

  private String yaml() {
    return stage
        .scene()
        .cluster()
        .books()
        .map(books -> org.personalcontainers.core.spec.yaml.ClusterYaml.print(books.spec()))
        .orElseThrow();
  }

  private String file(String text) throws IOException {
    Path file = Files.createTempFile(directory, "cluster", ".yml");
    return Files.writeString(file, text).toString();
  }
}
