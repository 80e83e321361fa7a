package org.personalcontainers.lab.image;

import java.nio.file.Files;
import java.nio.file.Path;
import org.personalcontainers.lab.real.Exclusive;
import org.personalcontainers.lab.real.LabHome;
import org.personalcontainers.lab.real.Voice;

/** The images that labs of this machine load, each kept until its recipe changes. */
public final class ImageStore {
  private final LabHome home;
  private final Voice voice;
  private final Catalogue catalogue;
  private final Processor processor;
  private final ImageMaker maker;

  ImageStore(
      LabHome home, Voice voice, Catalogue catalogue, Processor processor, ImageMaker maker) {
    this.home = home;
    this.voice = voice;
    this.catalogue = catalogue;
    this.processor = processor;
    this.maker = maker;
  }

  public static ImageStore of(LabHome home, Voice voice) {
    Processor processor = Processor.ofThisMachine();
    return new ImageStore(
        home, voice, Catalogue.ofTheLab(), processor, new Workbench(home.images(), processor));
  }

  /** Whether an image of that name is made here, or refused; the tag may be left out. */
  public boolean knows(String name) {
    return catalogue.knows(name);
  }

  /** As the lab spells it, with its tag; says why where it can't be had. */
  public ImageName name(String name) {
    return catalogue.recipe(name).name();
  }

  /** The archive of an image, for {@code docker load}; made first where it is not there. */
  public Path archive(String name) {
    ImageRecipe recipe = catalogue.recipe(name);
    Path archive = place(recipe);
    if (Files.exists(archive)) {
      return archive;
    }
    try (Exclusive _ = Exclusive.images(home, voice)) {
      // Who held the lock may have made it.
      if (!Files.exists(archive)) {
        voice.say("Building " + recipe.name() + " of " + recipe.madeOf() + " (once per recipe).");
        maker.make(recipe, archive);
      }
    }
    return archive;
  }

  /** A table for a person. */
  public String listing() {
    return new Listing(catalogue, this::place).toString();
  }

  private Path place(ImageRecipe recipe) {
    return home.images().resolve(recipe.name().plain() + "-" + recipe.hash(processor) + ".tar");
  }
}
