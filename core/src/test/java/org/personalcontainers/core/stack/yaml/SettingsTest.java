package org.personalcontainers.core.stack.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.personalcontainers.core.spec.tree.Problem;
import org.personalcontainers.core.stack.ServiceName;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.StackFile;
import org.personalcontainers.core.stack.StackReading;
import org.personalcontainers.core.stack.Values;

/** The variables that a compose file explains, and the services that it has for some only. */
class SettingsTest {
  private static final String FILE =
      """
      x-settings:
        DOMAIN: {type: domain, question: 'Under which domain?'}
        PORT: {type: number, default: 8080}
        ADMIN: {type: flag, default: "no", question: "The admin's page too?"}
        PASSWORD: {type: secret}
        MOTD:
      services:
        web: {image: 'nginx:${PORT}', hostname: '${DOMAIN}', user: '${PASSWORD}'}
        admin: {image: nginx, x-only-if: '${ADMIN}'}
      """;

  private static String problems(StackReading reading) {
    return assertInstanceOf(StackReading.Refused.class, reading).problems().stream()
        .map(Problem::toString)
        .collect(Collectors.joining("\n"));
  }

  private static StackFile read(Map<String, String> values) {
    StackReading reading = StackYaml.read("a.yml", FILE, Values.plain(values));
    return assertInstanceOf(StackReading.Read.class, reading, reading::toString).file();
  }

  private static final Map<String, String> ALL =
      Map.of("DOMAIN", "a.example.org", "PASSWORD", "planted");

  @Test
  void they_are_told_in_the_order_of_the_file() {
    List<Setting> settings = StackYaml.settings(FILE, Values.NONE);
    assertEquals(
        List.of("DOMAIN", "PORT", "ADMIN", "PASSWORD", "MOTD"),
        settings.stream().map(setting -> setting.name().value()).toList());
    assertEquals(Optional.of("8080"), settings.get(1).preset());
    assertEquals("The admin's page too?", settings.get(2).question());
    assertTrue(settings.get(3).isSecret());
    assertEquals(Setting.Kind.TEXT, settings.get(4).kind());
  }

  @Test
  void what_nobody_says_is_as_the_file_has_it() {
    StackFile file = read(ALL);
    assertTrue(TreePrinter.print(file.document()).contains("nginx:8080"));
    assertEquals(Set.of(new ServiceName("web")), file.services().keySet());
  }

  @Test
  void a_service_that_somebody_wants_is_there_and_says_nothing_of_that() {
    StackFile file = read(Map.of("DOMAIN", "", "PASSWORD", "x", "ADMIN", "yes"));
    assertEquals(2, file.services().size());
    assertTrue(!TreePrinter.print(file.document()).contains("x-"), "docker need not know");
  }

  @Test
  void what_somebody_has_to_say_is_missed() {
    String all = problems(StackYaml.read("a.yml", FILE, Values.NONE));
    assertTrue(all.contains("DOMAIN is not set") && all.contains("--set DOMAIN="), all);
    assertTrue(all.contains("PASSWORD is not set"), all);
  }

  @ParameterizedTest
  @CsvSource({"PORT,x1", "DOMAIN,a b", "ADMIN,perhaps"})
  void what_does_not_fit_is_told_with_its_place(String name, String text) {
    Map<String, String> values =
        name.equals("DOMAIN")
            ? Map.of(name, text, "PASSWORD", "x")
            : Map.of(name, text, "DOMAIN", "a.b", "PASSWORD", "x");
    String all = problems(StackYaml.read("a.yml", FILE, Values.plain(values)));
    assertTrue(all.contains("x-settings." + name), all);
    assertTrue(all.contains(text), all);
  }

  @Test
  void a_login_is_a_line_of_htpasswd_and_no_password() {
    String text =
        "x-settings: {WHO: {type: login}}\nservices: {web: {image: nginx, user: '${WHO}'}}\n";
    String line = "me:$2y$08$" + "a".repeat(53);
    assertInstanceOf(
        StackReading.Read.class,
        StackYaml.read("a.yml", text, Values.plain(Map.of("WHO", line + "," + line))));
    String all = problems(StackYaml.read("a.yml", text, Values.plain(Map.of("WHO", "planted"))));
    assertTrue(all.contains("x-settings.WHO") && !all.contains("planted"), all);
  }

  @Test
  void what_depends_on_another_one_is_asked_where_that_says_something() {
    Setting setting =
        StackYaml.settings("x-settings: {A: {when: B}}\nservices: {}\n", Values.NONE).getFirst();
    assertTrue(!setting.isToThePoint(Values.NONE));
    assertTrue(!setting.isToThePoint(Values.plain(Map.of("B", ""))));
    assertTrue(!setting.isToThePoint(Values.plain(Map.of("B", "false"))));
    assertTrue(setting.isToThePoint(Values.plain(Map.of("B", "example.org"))));
  }

  @Test
  void a_default_that_does_not_fit_is_a_problem_of_the_file() {
    String all =
        problems(
            StackYaml.read(
                "a.yml",
                "x-settings: {A: {type: number, default: many}}\nservices: {web: {image: nginx}}\n",
                Values.NONE));
    assertTrue(all.contains("a.yml:1") && all.contains("default:"), all);
  }

  @Test
  void what_it_can_not_mean_is_refused_with_its_place() {
    String all =
        problems(
            StackYaml.read(
                "a.yml",
                """
                x-settings:
                  A: {type: numbr}
                  B: {quest: what}
                  C-D: {type: text}
                services: {web: {image: nginx}}
                """,
                Values.NONE));
    assertTrue(all.contains("write number"), all);
    assertTrue(all.contains("unknown key \"quest\""), all);
    assertTrue(all.contains("is not a variable's name"), all);
  }

  @Test
  void a_secret_is_filled_in_as_one() {
    StackReading reading =
        StackYaml.read(
            "a.yml",
            FILE.replace("user: '${PASSWORD}'", "healthcheck: {retries: '${PASSWORD}'}"),
            Values.plain(ALL));
    assertTrue(!problems(reading).contains("planted"), problems(reading));
  }
}
