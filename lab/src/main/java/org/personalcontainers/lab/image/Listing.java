package org.personalcontainers.lab.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All images of the catalogue, and which of them are there. */
record Listing(Catalogue catalogue, Function<ImageRecipe, Path> place) {
  private static final long MEGABYTE = 1_000_000;

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(line("IMAGE", "BUILT", "MADE OF"));
    for (ImageRecipe recipe : catalogue.recipes()) {
      lines.add(line(recipe.name().toString(), size(place.apply(recipe)), recipe.madeOf()));
    }
    for (Refusal refusal : catalogue.refusals()) {
      lines.add(line(refusal.repository(), "never", refusal.reason()));
    }
    return String.join("", lines);
  }

  private static String size(Path archive) {
    return Files.exists(archive) ? archive.toFile().length() / MEGABYTE + " MB" : "no";
  }

  private static String line(String image, String built, String madeOf) {
    return "%-46s %-7s %s%n".formatted(image, built, madeOf);
  }
}
