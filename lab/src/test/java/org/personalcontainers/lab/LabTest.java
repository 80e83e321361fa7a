package org.personalcontainers.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The lab's command line, before it touches a node. */
class LabTest {
  private final StringWriter said = new StringWriter();

  @Test
  void everyVerbForRealNodesShowsAnExample() {
    Map<String, CommandLine> verbs = Lab.commandLine().getSubcommands();
    for (String verb : Guide.VERBS) {
      String help = Objects.requireNonNull(verbs.get(verb), verb).getUsageMessage();
      assertTrue(help.contains("./pcctl lab " + verb), help);
    }
  }

  @Test
  void aBadNameIsBadInput() {
    assertEquals(2, run("status", "--lab", "My Lab"));
    assertTrue(said.toString().contains("\"My Lab\" is not a lab's name"), said.toString());
  }

  @Test
  void aLabThatIsNotThereIsBadInputAndTheSentenceSaysWhatToDo() {
    assertEquals(2, run("exec", "--lab", "not-there", "pi1", "--", "true"));
    assertTrue(said.toString().contains("lab up"), said.toString());
  }

  @Test
  void anUnknownVerbIsBadInput() {
    assertEquals(2, run("explode"));
  }

  private int run(String... arguments) {
    return Lab.commandLine().setErr(new PrintWriter(said, true)).execute(arguments);
  }
}
