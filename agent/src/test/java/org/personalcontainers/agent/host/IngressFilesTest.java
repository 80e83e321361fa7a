package org.personalcontainers.agent.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.core.cert.Certificate;
import org.personalcontainers.core.cert.CertificateName;
import org.personalcontainers.core.cert.Equipment;
import org.personalcontainers.core.cert.KeyPem;
import org.personalcontainers.core.cert.Token;
import org.personalcontainers.core.port.Answer;

/** What Traefik finds, and when. */
class IngressFilesTest {
  private static final String RUN = "run/personal-containers/ingress";
  private static final Token TOKEN = new Token("a-token-that-is-long-enough");

  @TempDir Path root;
  private final List<String> given = new ArrayList<>();
  private String bridge = "[{\"addr_info\":[{\"local\":\"172.18.0.1\"}]}]";

  private IngressFiles files() {
    Command command =
        (limit, program, input) ->
            bridge.isEmpty()
                ? new Command.Ended(1, "", "Device does not exist.")
                : new Command.Ended(0, bridge, "");
    return new IngressFiles(
        new NodeFiles(root),
        new Bridge(command),
        (address, answers) -> given.add(address.orElse("nowhere") + answers));
  }

  private static Equipment equipment(String... names) {
    TreeMap<CertificateName, Certificate> certificates = new TreeMap<>();
    for (String name : names) {
      certificates.put(
          new CertificateName(name),
          new Certificate(
              "-----BEGIN CERTIFICATE-----\n" + name + "\n",
              new KeyPem("-----BEGIN PRIVATE KEY-----\n" + name + "\n")));
    }
    return new Equipment(certificates, new TreeMap<>());
  }

  private static Equipment answering(Equipment equipment) {
    TreeMap<Token, String> answers = new TreeMap<>();
    answers.put(TOKEN, "proof");
    return new Equipment(equipment.certificates(), answers);
  }

  private String routes() throws IOException {
    return Files.readString(root.resolve(RUN + "/dynamic/certificates.yml"));
  }

  private List<Path> certificates() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve(RUN + "/certificates"))) {
      return all.sorted().toList();
    }
  }

  @Test
  void what_was_placed_is_seen_and_only_root_reads_it() throws IOException {
    Equipment equipment = equipment("a.example.org", "b.example.org");
    assertEquals(Optional.empty(), files().look());
    assertEquals(new Answer.Done(), files().equip(equipment));
    assertEquals(Optional.of(equipment.content()), files().look());
    assertEquals(4, certificates().size());
    for (Path file : certificates()) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      assertTrue(
          routes().contains(": /" + root.relativize(file)), routes() + " does not name " + file);
    }
    for (String directory : List.of("", "/certificates", "/dynamic")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(root.resolve(RUN + directory))));
    }
  }

  @Test
  void what_is_wanted_no_more_goes() throws IOException {
    files().equip(equipment("a.example.org", "b.example.org"));
    files().equip(equipment("b.example.org"));
    assertEquals(2, certificates().size());
    assertEquals(Optional.of(equipment("b.example.org").content()), files().look());
  }

  @Test
  void half_of_it_is_none_of_it() throws IOException {
    files().equip(equipment("a.example.org"));
    Files.delete(certificates().getLast());
    assertEquals(Optional.empty(), files().look());
    files().equip(equipment("a.example.org"));
    assertEquals(Optional.of(equipment("a.example.org").content()), files().look());
  }

  @Test
  void who_has_something_to_prove_is_led_to_the_agent() throws IOException {
    Equipment answering = answering(equipment("a.example.org"));
    files().equip(answering);
    assertTrue(routes().contains("http://172.18.0.1:7674"), routes());
    assertEquals(List.of("172.18.0.1{" + TOKEN + "=proof}"), given);
    files().equip(equipment("a.example.org"));
    assertFalse(routes().contains("7674"), routes());
    assertEquals("nowhere{}", given.getLast());
  }

  @Test
  void without_a_bridge_certificates_are_placed_and_nothing_is_proven() throws IOException {
    bridge = "";
    assertInstanceOf(Answer.Busy.class, files().equip(answering(equipment())));
    assertEquals(new Answer.Done(), files().equip(equipment("a.example.org")));
  }

  @Test
  void after_a_boot_it_is_there_again_but_for_what_was_to_be_proven() throws IOException {
    files().equip(answering(equipment("a.example.org")));
    for (Path file : certificates()) {
      Files.delete(file);
    }
    Files.delete(root.resolve(RUN + "/dynamic/certificates.yml"));
    files().restore();
    assertEquals(Optional.of(equipment("a.example.org").content()), files().look());
    assertEquals("nowhere{}", given.getLast());
  }

  @Test
  void an_agent_that_starts_again_has_nothing_to_prove() throws IOException {
    files().equip(answering(equipment()));
    files().restore();
    assertEquals(Optional.of(equipment().content()), files().look());
  }

  @Test
  void before_anything_was_placed_the_directories_stand() throws IOException {
    files().restore();
    assertTrue(Files.isDirectory(root.resolve(RUN + "/dynamic")));
    assertEquals(Optional.empty(), files().look());
  }
}
