package org.personalcontainers.lab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.personalcontainers.lab.image.ImageStore;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Patience;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/**
 * The guide of one server with two sites, typed in from its first command to its last, at a
 * terminal where it asks. The authority is a pebble on that node. Slow, because Go compiles
 * podinfo.
 */
@Tag("slow")
@RealNodes(1)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneServerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /** What the reader types where a command asks. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "pcctl cluster edit", "y\n",
          "pcctl stack deploy core", "\n",
          "pcctl stack deploy httpd", "two.example.org\n\n");

  /** Takes the group out that stands there, and writes another one at the end. */
  private static final String EDITOR =
      """
      cat > /root/editor <<'END'
      #!/bin/sh
      awk '/^[a-z]/ {skip = /^ingress:/} !skip' "$1" > /root/draft
      cat /root/draft /root/ingress.yml > "$1"
      END
      chmod +x /root/editor
      """;

  private RealNode server;

  @BeforeAll
  void bootstrap(RealLab lab) {
    server = lab.node("pi1");
    ImageStore store = ImageStore.of(LabHome.ofThisMachine(), System.out::println);
    List.of("traefik", "stefanprodan/podinfo", "httpd")
        .forEach(image -> server.load(store.archive(image)));
    server.shell("docker tag httpd:2.4.71 httpd:2.4");
    server.shell("docker tag stefanprodan/podinfo:6.9.2 stefanprodan/podinfo:6.9.3");
    Founding founding = new Founding(lab);
    founding.giveJoinFiles();
    founding.bootstrap();
    Pebble pebble = Pebble.started(lab, server, server);
    server.shell("cat > /root/ingress.yml <<'END'\n" + pebble.declared() + "END");
    server.shell(EDITOR);
  }

  private static List<String> typed() throws IOException {
    List<String> typed = new ArrayList<>();
    String page = Files.readString(Path.of("../docs/guides/one-server.md"));
    BLOCK.matcher(page).results().forEach(block -> block.group(1).lines().forEach(typed::add));
    return typed;
  }

  @Test
  void everyCommandDoesWhatItSays() throws IOException {
    List<String> typed = typed();
    assertTrue(typed.containsAll(ANSWERS.keySet()), typed.toString());
    for (String command : typed) {
      if (command.startsWith("curl ")) {
        isAnswered(command);
      } else {
        Output done = type(command);
        assertTrue(done.ok(), command + " said: " + done);
      }
    }
    isServed("https://two.example.org/", "<h1>Two</h1>");
    Output again = type("pcctl stack deploy httpd");
    assertTrue(again.out().contains("Nothing to change"), again.toString());
    assertFalse(again.out().contains("Under which domain"), again.toString());
    assertEquals(2, type("pcctl app ls").out().lines().count(), "a head, and podinfo");
  }

  /** At a terminal of script(1), which types the answers as they are asked for. */
  private Output type(String command) {
    String answers = ANSWERS.getOrDefault(command, "").replace("\n", "\\n");
    return server.runWithin(
        PATIENCE,
        "sh",
        "-c",
        "printf '"
            + answers
            + "' | VISUAL=/root/editor EDITOR=/root/editor script -qec '"
            + command
            + "' /dev/null");
  }

  private void isAnswered(String command) {
    isServed(command.split(" ")[1], "");
  }

  private void isServed(String address, String text) {
    String name = address.replaceFirst("https://([^/]*)/.*", "$1");
    Patience.until(
        PATIENCE,
        address + " to be served with a certificate",
        () -> {
          Output page =
              server.run(
                  "curl",
                  "-sf",
                  "--cacert",
                  "/root/root.pem",
                  "--resolve",
                  name + ":443:" + server.address(),
                  address);
          return page.ok() && page.out().contains(text);
        });
  }
}
