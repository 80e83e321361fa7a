package org.personalcontainers.core.stack.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What may stand at a place of a compose file. */
sealed interface Shape {
  /** Single values. */
  enum Word implements Shape {
    TEXT("text"),
    /** Text, or nothing where it is to be empty. */
    LABEL("text"),
    /** Text, or nothing where a variable of the same name has it. */
    ASSIGNED("text"),
    /** NAME=text, or the name of a variable alone. */
    ASSIGNMENT("NAME=text"),
    COUNT("a whole number"),
    MODE("a mode such as 0440"),
    RATIO("a number"),
    FLAG("true or false"),
    SPAN("a span of time such as 30s"),
    SIZE("a size such as 64M"),
    CPUS("a number such as 0.5");

    private final String wanted;

    Word(String wanted) {
      this.wanted = wanted;
    }

    @Override
    public String wanted() {
      return wanted;
    }
  }

  /** One of a few words. */
  record OneOf(List<String> words) implements Shape {
    public OneOf {
      words = List.copyOf(words);
    }
  }

  /** Keys that we know, and those of which we know what swarm makes of them. */
  record Group(Map<String, Shape> keys, Map<String, Verdict> verdicts) implements Shape {
    public Group {
      keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
      verdicts = Map.copyOf(verdicts);
    }
  }

  /** Keys that a person chooses. */
  record Named(Shape value) implements Shape {}

  record Items(Shape item) implements Shape {}

  /** The first one that fits. */
  record Either(List<Shape> shapes) implements Shape {
    public Either {
      shapes = List.copyOf(shapes);
    }

    private String wantedAny() {
      return shapes.stream().map(Shape::wanted).distinct().collect(Collectors.joining(" or "));
    }
  }

  /** What becomes of a key that docker compose knows and swarm does not. */
  sealed interface Verdict {}

  /** It has no effect, and the stack can do without. */
  record Ignored(String why, String instead) implements Verdict {}

  /** The stack would be another one without it. */
  record Refused(String wrong, String remedy) implements Verdict {}

  default String wanted() {
    return switch (this) {
      case Word word -> word.wanted();
      case OneOf oneOf -> String.join(" or ", oneOf.words());
      case Group _, Named _ -> "a group of keys";
      case Items _ -> "a list";
      case Either either -> either.wantedAny();
    };
  }
}
