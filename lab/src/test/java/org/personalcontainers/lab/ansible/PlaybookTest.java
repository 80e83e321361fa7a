package org.personalcontainers.lab.ansible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/** The playbook, over SSH, on machines that have none of our packages. */
@Tag("slow")
@RealNodes(
    value = 0,
    strangers = {"anna", "berta"})
class PlaybookTest {
  private static final String JOIN = "cluster: home\nkey: pc-not-a-real-key\nmanagers: [anna]\n";

  @TempDir private Path home = Path.of("");

  @Test
  void isLintClean() throws Exception {
    Ansible.ofThisBuild().lint();
  }

  @Test
  void bringsAllThatANodeNeedsAndASecondRunChangesNothing(RealLab lab) throws Exception {
    collectPackages();
    Files.writeString(home.resolve("join.yml"), JOIN);
    letInBySsh(lab);
    Ansible ansible = Ansible.ofThisBuild();

    assertFalse(ansible.play(inventory(lab)).contains("changed=0"));
    lab.nodes().forEach(this::hasAll);

    String second = ansible.play(inventory(lab));
    assertEquals(2, second.split("changed=0", -1).length - 1, second);
  }

  private void hasAll(RealNode node) {
    assertEquals(
        "600 root", node.output("stat", "-c", "%a %U", "/etc/personal-containers/join.yml"));
    assertEquals(JOIN.strip(), node.output("cat", "/etc/personal-containers/join.yml"));
    assertTrue(node.output("id", "-nG", "anna").contains("pcctl"));
    assertTrue(node.output("pcctl", "version").startsWith("pcctl"));
    for (Path file : packages()) {
      String name = String.valueOf(file.getFileName()).split("_", 2)[0];
      assertEquals("ii", node.output("dpkg-query", "-W", "-f", "${db:Status-Abbrev}", name));
    }
  }

  /** As the build has made them. */
  private void collectPackages() throws IOException {
    Path directory = Files.createDirectory(home.resolve("packages"));
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.map(path -> path.resolve("target")).toList()) {
        for (Path file : debs(module)) {
          Files.copy(file, directory.resolve(file.getFileName()));
        }
      }
    }
    assertFalse(packages().isEmpty(), "no package is built: mvn -pl cli -am package");
  }

  private List<Path> packages() {
    return debs(home.resolve("packages"));
  }

  private static List<Path> debs(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void letInBySsh(RealLab lab) throws Exception {
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-N", "", "-t", "ed25519", "-f", key().toString())
            .inheritIO()
            .start();
    assertEquals(0, keygen.waitFor());
    String open = Files.readString(home.resolve("key.pub")).strip();
    for (RealNode node : lab.nodes()) {
      node.shell("useradd --create-home anna; install -d -m 700 /root/.ssh");
      node.shell("echo '" + open + "' > /root/.ssh/authorized_keys");
    }
  }

  private Path inventory(RealLab lab) throws IOException {
    String hosts =
        lab.nodes().stream()
            .map(node -> "    %s: {ansible_host: %s}\n".formatted(node.name(), node.address()))
            .collect(Collectors.joining());
    return Files.writeString(
        home.resolve("inventory.yml"),
        """
        nodes:
          vars:
            ansible_user: root
            ansible_ssh_private_key_file: %s
            ansible_ssh_common_args: -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null
            packages_directory: "{{ inventory_dir }}/packages"
            join_file: "{{ inventory_dir }}/join.yml"
            people_users: [anna]
          hosts:
        %s"""
            .formatted(key(), hosts));
  }

  private Path key() {
    return home.resolve("key");
  }
}
