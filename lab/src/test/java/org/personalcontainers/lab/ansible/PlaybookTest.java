package org.personalcontainers.lab.ansible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.Packages;
import org.personalcontainers.lab.real.RealLab;
import org.personalcontainers.lab.real.RealNode;
import org.personalcontainers.lab.real.RealNodes;

/** The playbook, over SSH, on machines that have nothing of what a node needs. */
@Tag("slow")
@RealNodes(
    value = 0,
    strangers = {"anna", "berta"})
class PlaybookTest {
  private static final String JOIN = "cluster: home\nkey: pc-not-a-real-key\nmanagers: [anna]\n";

  /** What a lab machine has, and a fresh Debian has not. */
  private static final String STRIP =
      """
      systemctl stop docker.socket docker containerd glusterd
      DEBIAN_FRONTEND=noninteractive apt-get -q -y --purge --autoremove remove docker.io docker-cli \
        containerd runc glusterfs-server glusterfs-client glusterfs-common nftables iptables \
        openjdk-25-jre-headless
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

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
    for (RealNode node : lab.nodes()) {
      node.outputWithin(PATIENCE, "sh", "-c", STRIP);
      assertFalse(node.run("sh", "-c", "command -v dockerd glusterd java nft").ok());
    }

    try (DebianRelay relay =
        DebianRelay.beside(lab.nodes().getFirst(), Path.of("target/debian").toAbsolutePath())) {
      lab.nodes().forEach(relay::becomesTheMirrorOf);
      assertFalse(ansible.play(inventory(lab)).contains("changed=0"));
    }
    lab.nodes().forEach(PlaybookTest::hasAll);

    // Who has all needs no mirror.
    String second = ansible.play(inventory(lab));
    assertEquals(2, second.split("changed=0", -1).length - 1, second);
  }

  private static void hasAll(RealNode node) {
    assertEquals("active", node.output("systemctl", "is-active", "personal-containers-agent"));
    assertEquals(
        "disabled", node.run("systemctl", "is-enabled", "personal-containers-manager").text());
    assertTrue(node.run("docker", "info").ok());
    node.output("gluster", "--version");
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

  private void collectPackages() throws IOException {
    assertEquals(3, packages().size(), "not all are built: mvn -pl lab -am package");
    Path directory = Files.createDirectory(home.resolve("packages"));
    for (Path file : packages()) {
      Files.copy(file, directory.resolve(file.getFileName()));
    }
  }

  private static List<Path> packages() {
    return Packages.ofTheCheckout().files();
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
