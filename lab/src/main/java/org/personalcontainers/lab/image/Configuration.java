package org.personalcontainers.lab.image;

import java.util.List;
import java.util.stream.Collectors;

/** What an engine reads of an image: how a container starts, and which layer it starts from. */
record Configuration(ImageRecipe recipe, Processor processor, Sha256 layer) {
  /** An image is of no day: made again, it is the same one. */
  private static final String CREATED = "1970-01-01T00:00:00Z";

  private static final String PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** By its content: that is the image's identity. */
  String file() {
    return Sha256.of(json()).hex() + ".json";
  }

  String json() {
    return """
        {"architecture":%s,"os":"linux","created":%s,"config":%s,\
        "rootfs":{"type":"layers","diff_ids":%s},"history":[{"created":%s,"created_by":%s}]}
        """
        .formatted(
            text(processor.toString()),
            text(CREATED),
            start(recipe.start()),
            items(List.of("sha256:" + layer.hex())),
            text(CREATED),
            text("the lab of Personal Containers: " + recipe.madeOf()));
  }

  String manifest(String layerFile) {
    return """
        [{"Config":%s,"RepoTags":%s,"Layers":%s}]
        """
        .formatted(
            text(file()), items(List.of(recipe.name().toString())), items(List.of(layerFile)));
  }

  private static String start(Start start) {
    return """
        {"Entrypoint":%s,"Cmd":%s,"Env":%s,"ExposedPorts":%s,"Volumes":%s,"User":%s,"WorkingDir":%s}"""
        .formatted(
            items(start.entrypoint()),
            items(start.command()),
            items(List.of(PATH)),
            keys(start.ports()),
            keys(start.volumes()),
            text(start.user()),
            text(start.directory()));
  }

  private static String items(List<String> all) {
    return all.stream().map(Configuration::text).collect(Collectors.joining(",", "[", "]"));
  }

  private static String keys(List<String> all) {
    return all.stream().map(key -> text(key) + ":{}").collect(Collectors.joining(",", "{", "}"));
  }

  static String text(String value) {
    if (value.chars().anyMatch(letter -> letter < ' ')) {
      throw new IllegalArgumentException("a line is meant: " + value);
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
