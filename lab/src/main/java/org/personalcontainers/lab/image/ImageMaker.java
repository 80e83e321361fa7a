package org.personalcontainers.lab.image;

import java.nio.file.Path;

/** Makes the archive of an image: the whole of it, or a LabProblem. May take minutes. */
@FunctionalInterface
interface ImageMaker {
  void make(ImageRecipe recipe, Path archive);
}
