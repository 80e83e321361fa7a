package org.personalcontainers.lab.ansible;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ansible and its linter, from PyPI, in a Python environment of their own that is kept. */
record Ansible(Path programs) {
  private static final Path PLAYBOOK = Path.of("../ansible").toAbsolutePath().normalize();
  private static final List<String> WANTED =
      List.of("ansible-core==2.19.14", "ansible-lint==26.10.1");

  static Ansible ofThisBuild() throws Exception {
    Path home = Path.of("target/ansible").toAbsolutePath();
    Ansible ansible = new Ansible(home.resolve("bin"));
    if (!Files.exists(home.resolve("ready"))) {
      succeed(List.of("python3", "-m", "venv", "--clear", home.toString()));
      ansible.program("pip", Stream.concat(Stream.of("-q", "install"), WANTED.stream()).toList());
      Files.createFile(home.resolve("ready"));
    }
    return ansible;
  }

  void lint() throws Exception {
    program("ansible-lint", List.of("--offline", "--nocolor", "--profile", "production"));
  }

  /** Gives what Ansible said, whose last lines count what changed. */
  String play(Path inventory) throws Exception {
    return program("ansible-playbook", List.of("-i", inventory.toString(), "site.yml"));
  }

  private String program(String name, List<String> words) throws Exception {
    return succeed(
        Stream.concat(Stream.of(programs.resolve(name).toString()), words.stream()).toList());
  }

  private static String succeed(List<String> line) throws IOException, InterruptedException {
    Path answer = Files.createTempFile("ansible", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(PLAYBOOK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile());
    // The linter starts programs that lie beside it.
    builder.environment().merge("PATH", line.getFirst(), (all, own) -> beside(own) + ":" + all);
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "NO_COLOR", "1"));
    Process process = builder.start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), () -> line + " has not ended");
    String said = Files.readString(answer);
    Files.delete(answer);
    assertEquals(0, process.exitValue(), () -> line + " said: " + said);
    return said;
  }

  private static Path beside(String program) {
    Path directory = Path.of(program).getParent();
    return directory == null ? Path.of("/usr/bin") : directory;
  }
}
