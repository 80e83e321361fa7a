package org.personalcontainers.lab.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.LabProblem;

/** What is made, and what is kept. */
class ImageStoreTest {
  private static final ImageName NAME = ImageName.of("some/program:1.0");

  @TempDir private Path home = Path.of("");
  private final List<ImageName> made = new ArrayList<>();

  @Test
  void anImageIsMadeOnceAndKept() throws Exception {
    Path first = store(recipe("one"), Processor.AMD64).archive("some/program");
    assertEquals("some/program:1.0", Files.readString(first).strip());
    assertEquals(first, store(recipe("one"), Processor.AMD64).archive("some/program:1.0"));
    assertEquals(List.of(NAME), made);
  }

  @Test
  void anotherRecipeOrProcessorMakesAnother() {
    Path first = store(recipe("one"), Processor.AMD64).archive("some/program");
    Path second = store(recipe("two"), Processor.AMD64).archive("some/program");
    Path third = store(recipe("one"), Processor.ARM64).archive("some/program");
    assertNotEquals(first, second);
    assertNotEquals(first, third);
    assertEquals(3, made.size());
    assertTrue(Files.exists(first), "other checkouts may want it");
  }

  @Test
  void howItStartsIsPartOfTheRecipe() {
    ImageRecipe other =
        new ImageRecipe(NAME, recipe("one").parts(), Start.by("/program").user("nobody"));
    assertNotEquals(recipe("one").hash(Processor.AMD64), other.hash(Processor.AMD64));
    assertEquals(recipe("one").hash(Processor.AMD64), recipe("one").hash(Processor.AMD64));
  }

  @Test
  void whatIsRefusedIsNotMade() {
    ImageStore store = store(recipe("one"), Processor.AMD64);
    assertTrue(store.knows("not/had:2"));
    String said =
        assertThrows(LabProblem.BadRequest.class, () -> store.archive("not/had:2")).getMessage();
    assertTrue(said.contains("because"), said);
    assertThrows(LabProblem.BadRequest.class, () -> store.archive("some/program:1.1"));
    assertEquals(List.of(), made);
  }

  @Test
  void aFailureLeavesNothingThatLooksMade() {
    ImageStore failing =
        store(
            recipe("one"),
            Processor.AMD64,
            (recipe, archive) -> {
              throw new LabProblem("no registry answers");
            });
    assertThrows(LabProblem.class, () -> failing.archive("some/program"));
    assertFalse(
        Disk.list(home.resolve("images")).stream()
            .anyMatch(path -> path.toString().endsWith("tar")));
    assertTrue(Files.exists(store(recipe("one"), Processor.AMD64).archive("some/program")));
  }

  private ImageStore store(ImageRecipe recipe, Processor processor) {
    return store(recipe, processor, this::note);
  }

  private ImageStore store(ImageRecipe recipe, Processor processor, ImageMaker maker) {
    Catalogue catalogue =
        new Catalogue(List.of(recipe), List.of(new Refusal("not/had", "because it is so")));
    return new ImageStore(new LabHome(home), sentence -> {}, catalogue, processor, maker);
  }

  private void note(ImageRecipe recipe, Path archive) {
    made.add(recipe.name());
    Disk.write(archive, recipe.name().toString());
  }

  private static ImageRecipe recipe(String content) {
    return new ImageRecipe(
        NAME, List.of(new Part.Text("/program", "#!/bin/sh\n" + content)), Start.by("/program"));
  }
}
