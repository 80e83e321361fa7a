package org.personalcontainers.lab.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How long files and methods are, in lines. */
record Sizes(List<Size> files, List<Size> methods) {
  record Size(String name, int lines) {
    @Override
    public String toString() {
      return "%4d  %s".formatted(lines, name);
    }
  }

  /** Measures all sources below some directories. */
  static Sizes of(List<Path> roots) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths.filter(path -> path.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return new Sizes(files(sources), methods(sources));
  }

  private static List<Size> files(List<Path> sources) throws IOException {
    List<Size> files = new ArrayList<>();
    for (Path source : sources) {
      files.add(new Size(name(source), Files.readAllLines(source).size()));
    }
    return files;
  }

  private static String name(Path source) {
    return String.valueOf(source.getFileName());
  }

  private static List<Size> methods(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<Size> methods = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Methods(unit, Trees.instance(task).getSourcePositions(), methods), null);
      }
      return methods;
    }
  }

  private static final class Methods extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Size> methods;

    Methods(CompilationUnitTree unit, SourcePositions positions, List<Size> methods) {
      this.unit = unit;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      if (method.getBody() != null) {
        methods.add(new Size(name(method), lines(method)));
      }
      return super.visitMethod(method, null);
    }

    private String name(MethodTree method) {
      return Sizes.name(Path.of(unit.getSourceFile().getName())) + " " + method.getName();
    }

    /** From the first line of the head to the closing brace, without the comment before it. */
    private int lines(MethodTree method) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      return (int) (map.getLineNumber(positions.getEndPosition(unit, method)) - first) + 1;
    }
  }

  static int median(List<Size> sizes) {
    List<Integer> lines = sizes.stream().map(Size::lines).sorted().toList();
    return lines.isEmpty() ? 0 : lines.get(lines.size() / 2);
  }

  static List<Size> longest(List<Size> sizes, int count) {
    return sizes.stream()
        .sorted(Comparator.comparingInt(Size::lines).reversed())
        .limit(count)
        .toList();
  }

  static List<Size> over(List<Size> sizes, int limit) {
    return sizes.stream().filter(size -> size.lines() > limit).toList();
  }
}
