package org.personalcontainers.lab.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.personalcontainers.lab.real.Disk;
import org.personalcontainers.lab.real.LabProblem;
import org.personalcontainers.lab.real.Output;
import org.personalcontainers.lab.real.Program;

/** This machine's Go, with its own proxies and caches. */
record Go(Path program) {
  private static final Duration BUILDING = Duration.ofMinutes(20);
  private static final Duration FETCHING = Duration.ofMinutes(5);

  /** Where it is installed by hand, which the PATH of root often leaves out. */
  private static final String USUAL = "/usr/local/go/bin:/usr/lib/go/bin";

  static Go ofThisMachine() {
    return in(System.getenv().getOrDefault("PATH", "") + ":" + USUAL);
  }

  static Go in(String path) {
    return Stream.of(path.split(":"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "go"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Go::new)
        .orElseThrow(
            () ->
                new LabProblem(
                    "This image is built from source, and this machine has no Go: install Debian's"
                        + " golang-go or a newer Go, and put it on the PATH."));
  }

  void lay(Part.GoModule module, Path scratch, Tree tree) {
    Path source = scratch.resolve("module");
    Disk.makeDirectory(source);
    // The cache is read-only, and a module's own replacements count in its own directory alone.
    Program.of("cp", "-rT", "--no-preserve=mode", fetched(module), source.toString()).done();
    for (Copy wanted : module.programs()) {
      Path built = scratch.resolve("built");
      build(module, source, wanted.from(), built);
      tree.copy(built, wanted.to());
    }
    module.files().forEach(file -> tree.copy(source.resolve(file.from()), file.to()));
    Disk.deleteTree(source);
  }

  private void build(Part.GoModule module, Path source, String what, Path to) {
    go(
            List.of("CGO_ENABLED=0"),
            List.of(
                "-C",
                source.toString(),
                "build",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags",
                module.linkerFlags(),
                "-o",
                to.toString(),
                what))
        .within(BUILDING)
        .done();
  }

  /** Where Go keeps the source of the module, checked by Go and by the recipe. */
  private String fetched(Part.GoModule module) {
    String wanted = module.module() + "@" + module.version();
    Output answer =
        go(List.of(), List.of("mod", "download", "-json", wanted)).within(FETCHING).run();
    if (!answer.ok()) {
      throw new LabProblem(
          "Go can't fetch " + wanted + ": " + answer.complaint() + " " + answer.text());
    }
    String sum = field(answer.out(), "Sum");
    if (!sum.equals(module.sum())) {
      throw new LabProblem(
          wanted + " is not the one that the lab knows: its sum is " + sum + ". Nothing was made.");
    }
    return field(answer.out(), "Dir");
  }

  static String field(String json, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\": *\"([^\"]*)\"").matcher(json);
    if (!matcher.find()) {
      throw new LabProblem("Go told no " + name + " of a module: " + json);
    }
    return matcher.group(1);
  }

  /** Without the flags and the workspace of the person who builds. */
  private Program go(List<String> environment, List<String> words) {
    List<String> all = new ArrayList<>(List.of("env", "GOFLAGS=", "GOWORK=off"));
    all.addAll(environment);
    all.add(program.toString());
    all.addAll(words);
    return Program.of(all);
  }
}
