package org.personalcontainers.core.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.personalcontainers.core.spec.SecretName;
import org.personalcontainers.core.spec.StackName;
import org.personalcontainers.core.stack.yaml.StackYaml;

/** What becomes of a stack that names secrets of the cluster. */
class SecretUsesTest {
  private static final StackName BLOG = new StackName("blog");
  private static final SecretName TOKEN = new SecretName("token");
  private static final ServiceName WEB = new ServiceName("web");
  private static final ServiceName DB = new ServiceName("db");
  private static final String FILE =
      """
      services:
        web: {image: nginx, secrets: [token, {source: own, target: mine}]}
        db: {image: postgres}
      secrets:
        token: {external: true}
        own: {external: true, name: swarms}
      """;

  private static Rendering.Ready ready(String text, SecretName... kept) {
    StackFile file =
        assertInstanceOf(StackReading.Read.class, StackYaml.read("blog.yml", text, Values.NONE))
            .file();
    return assertInstanceOf(
        Rendering.Ready.class, StackYaml.render(file, BLOG, Map.of(), Set.of(kept)));
  }

  private static KeptSecret holding(String value) {
    String content = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    return new KeptSecret(
        content, ContentHash.of(("salt" + value).getBytes(StandardCharsets.UTF_8)));
  }

  private static SecretUses.Filled filled(Rendering.Ready ready, String token) {
    SortedMap<SecretName, KeptSecret> kept = new TreeMap<>(Map.of(TOKEN, holding(token)));
    return ready.secrets().fill(BLOG, ready.stack(), ready.services(), kept);
  }

  private static List<HashedName> names(SecretUses.Filled filled) {
    return List.copyOf(filled.stack().secrets().keySet());
  }

  @Test
  void swarm_is_given_it_by_a_name_of_the_stack() {
    SecretUses.Filled filled = filled(ready(FILE, TOKEN), "one");
    HashedName name = names(filled).getFirst();
    assertEquals(HashedName.of(BLOG, new ResourceName("token"), holding("one").mark()), name);
    assertTrue(filled.stack().compose().contains(name.value()), filled.stack().compose());
    String standIn = SecretUse.standIn(BLOG, TOKEN).value();
    assertFalse(filled.stack().compose().contains(standIn), standIn);
    assertEquals(holding("one").object(), filled.stack().secrets().get(name));
    assertEquals(List.of(name), names(filled), "of what swarm has by itself nothing is given");
    assertTrue(filled.stack().compose().contains("swarms"));
  }

  @Test
  void other_content_changes_whoever_uses_it_and_nobody_else() {
    Rendering.Ready ready = ready(FILE, TOKEN);
    SecretUses.Filled one = filled(ready, "one");
    SecretUses.Filled two = filled(ready, "two");
    assertNotEquals(one.services().get(WEB), two.services().get(WEB));
    assertEquals(one.services().get(DB), two.services().get(DB));
    assertNotEquals(one.stack().content(), two.stack().content());
    assertEquals(one, filled(ready(FILE, TOKEN), "one"), "the same again is the same");
  }

  /** The agent reads them there. */
  @Test
  void each_service_carries_what_it_is_made_of() {
    SecretUses.Filled filled = filled(ready(FILE, TOKEN), "one");
    StackFile read =
        assertInstanceOf(
                StackReading.Read.class, StackYaml.read("-", filled.stack().compose(), Values.NONE))
            .file();
    read.services()
        .forEach(
            (name, service) ->
                assertEquals(
                    filled.services().get(name),
                    new ContentHash(
                        service.placing().deployLabels().getOrDefault(ContentLabel.NAME, ""))));
  }

  /** The one's name with the stack's in front is the end of the other's. */
  @Test
  void names_that_are_part_of_others_are_told_apart() {
    SecretName db = new SecretName("db");
    SecretName longer = new SecretName("blog_db");
    String text =
        """
        services:
          web: {image: nginx, secrets: [db, blog_db]}
        secrets:
          db: {external: true}
          blog_db: {external: true}
        """;
    Rendering.Ready ready = ready(text, db, longer);
    SecretUses.Filled filled =
        ready
            .secrets()
            .fill(
                BLOG,
                ready.stack(),
                ready.services(),
                new TreeMap<>(Map.of(db, holding("one"), longer, holding("two"))));
    assertEquals(2, names(filled).size());
    names(filled)
        .forEach(
            name ->
                assertTrue(
                    filled.stack().compose().contains("name: " + name.value() + "\n"),
                    name + " in " + filled.stack().compose()));
  }

  @Test
  void where_the_cluster_keeps_none_of_it_all_is_as_before() {
    Rendering.Ready ready = ready(FILE);
    assertEquals(SecretUses.NONE, ready.secrets());
    SecretUses.Filled filled =
        SecretUses.NONE.fill(BLOG, ready.stack(), ready.services(), new TreeMap<>());
    assertEquals(new SecretUses.Filled(ready.stack(), ready.services()), filled);
    assertEquals(ready.services().get(DB), ready(FILE, TOKEN).services().get(DB));
  }

  @Test
  void it_may_stand_there_by_other_names_and_in_the_old_form() {
    String text =
        """
        services:
          web: {image: nginx, secrets: [one]}
          db: {image: postgres, secrets: [two]}
        secrets:
          one: {external: {name: token}}
          two: {external: true, name: token}
        """;
    Rendering.Ready ready = ready(text, TOKEN);
    assertEquals(Set.of(TOKEN), ready.secrets().uses().keySet());
    SecretUses.Filled filled = filled(ready, "x");
    assertEquals(1, names(filled).size());
    assertEquals(
        2, filled.stack().compose().split(names(filled).getFirst().value(), -1).length - 1);
    assertNotEquals(ready.services(), filled.services());
  }

  @Test
  void what_is_lacking_is_named() {
    SecretUses uses = ready(FILE, TOKEN).secrets();
    assertEquals(new TreeSet<>(Set.of(TOKEN)), uses.lacking(Map.of()));
    assertEquals(new TreeSet<>(), uses.lacking(Map.of(TOKEN, holding("one"))));
  }
}
