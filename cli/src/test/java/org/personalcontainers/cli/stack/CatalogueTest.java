package org.personalcontainers.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.ValuesReading;
import org.personalcontainers.core.stack.yaml.EnvText;
import org.personalcontainers.core.stack.yaml.StackYaml;

class CatalogueTest {
  private static final Path STACKS = Path.of("../stacks");

  @Test
  void everyStackOfTheDirectoryComesAlong() throws IOException {
    try (Stream<Path> stacks = Files.list(STACKS)) {
      List<String> names = stacks.map(path -> path.getFileName().toString()).sorted().toList();
      assertEquals(names, Catalogue.NAMES);
    }
  }

  @Test
  void eachIsReadWithoutAWordAndSaysWhatItIs() throws IOException {
    for (String name : Catalogue.NAMES) {
      byte[] bytes = Catalogue.find(name).orElseThrow();
      switch (StackYaml.read(name, bytes, answers(new String(bytes, UTF_8)))) {
        case StackReading.Read(var file, var notices) -> assertEquals(List.of(), notices);
        case StackReading.Refused(var problems) -> throw new AssertionError(problems);
      }
      assertFalse(Catalogue.about(name).startsWith("#"), Catalogue.about(name));
    }
  }

  /** To all that has no default. */
  private static Values answers(String text) {
    Map<String, String> answers = new TreeMap<>();
    for (Setting setting : StackYaml.settings(text, Values.NONE)) {
      if (setting.preset().isEmpty()) {
        answers.put(
            setting.name().value(),
            setting.kind() == Setting.Kind.DOMAIN ? "a.example.org" : "said");
      }
    }
    return Values.plain(answers);
  }

  @Test
  void eachAsksInSentencesAndItsPageTellsOfAllThatItAsks() throws IOException {
    for (String name : Catalogue.NAMES) {
      String text = new String(Catalogue.find(name).orElseThrow(), UTF_8);
      String page = Files.readString(STACKS.resolve(name).resolve("README.md"));
      for (Setting setting : StackYaml.settings(text, Values.NONE)) {
        assertTrue(
            !setting.question().isEmpty() || setting.preset().isPresent(), setting::toString);
        assertTrue(page.contains("| `" + setting.name() + "` |"), setting.name().value());
      }
    }
  }

  private static String labels(String env) throws IOException {
    ValuesReading values = EnvText.read("env", env.getBytes(UTF_8), Values.NONE);
    byte[] core = Catalogue.find("core").orElseThrow();
    return values instanceof ValuesReading.Read(Values read)
            && StackYaml.read("core", core, read)
                instanceof StackReading.Read(var file, var notices)
        ? file.services().firstEntry().getValue().placing().deployLabels() + "" + notices
        : "refused";
  }

  @Test
  void theDashboardOpensWhereBothADomainAndALoginAreSet() throws IOException {
    String login = "me:$2y$10$" + "a".repeat(53);
    String both = labels("DOMAIN=example.org\nDASHBOARD_AUTH='" + login + "'\n");
    for (String part :
        List.of("traefik.enable=true", "Host(`admin.example.org`)", "users=" + login + ",")) {
      assertTrue(both.contains(part), both);
    }
    for (String env : List.of("", "DOMAIN=example.org", "DASHBOARD_AUTH='" + login + "'")) {
      assertTrue(labels(env).contains("traefik.enable=,"), labels(env));
    }
  }
}
