package org.personalcontainers.lab.image;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.personalcontainers.lab.real.LabProblem;

/** Which images the lab can make, and which it refuses. */
record Catalogue(List<ImageRecipe> recipes, List<Refusal> refusals) {
  Catalogue {
    recipes = List.copyOf(recipes);
    refusals = List.copyOf(refusals);
  }

  static Catalogue ofTheLab() {
    return new Catalogue(Recipes.ALL, Recipes.REFUSED);
  }

  boolean knows(String name) {
    String repository = repository(name);
    return recipes.stream().anyMatch(recipe -> recipe.name().repository().equals(repository))
        || refusal(repository).isPresent();
  }

  /** By the whole name, or without the tag; each is of one version. */
  ImageRecipe recipe(String name) {
    refusal(repository(name))
        .ifPresent(
            refusal -> {
              throw new LabProblem.BadRequest(
                  "The lab can't make " + name + ": " + refusal.reason() + ".");
            });
    ImageRecipe recipe = ofRepository(name);
    if (name.contains(":") && !recipe.name().toString().equals(name)) {
      throw new LabProblem.BadRequest(
          "The lab makes "
              + recipe.name()
              + ", and not "
              + name
              + ": no image under a wrong name.");
    }
    return recipe;
  }

  private ImageRecipe ofRepository(String name) {
    return recipes.stream()
        .filter(recipe -> recipe.name().repository().equals(repository(name)))
        .findFirst()
        .orElseThrow(
            () ->
                new LabProblem.BadRequest(
                    "The lab has no recipe for \"" + name + "\"; it makes " + names()));
  }

  private Optional<Refusal> refusal(String repository) {
    return refusals.stream().filter(refusal -> refusal.repository().equals(repository)).findFirst();
  }

  private String names() {
    return recipes.stream()
        .map(recipe -> recipe.name().toString())
        .collect(Collectors.joining(", "));
  }

  private static String repository(String name) {
    int colon = name.lastIndexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }
}
