package org.personalcontainers.manager.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/reference/api.md tells every road and every message. With {@code -Dgolden=write} the part
 * behind its mark is written instead.
 */
class ApiPageTest {
  private static final Path PAGE = Path.of("../docs/reference/api.md");
  private static final String MARK = "<!-- Written by ApiPageTest: -Dgolden=write -->\n";
  private static final String MESSAGES = "org.personalcontainers.core.api";

  private final Map<String, Class<?>> messages = new TreeMap<>();

  @Test
  void pageTellsAllRoadsAndMessages() throws IOException {
    String page = Files.readString(PAGE);
    String told = page.substring(0, page.indexOf(MARK) + MARK.length()) + generated();
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, told);
    }
    assertEquals(told, Files.readString(PAGE));
  }

  private String generated() {
    StringBuilder text =
        new StringBuilder("\n| road | body | answer | what it does |\n|---|---|---|---|\n");
    for (Road road : Scene.of("nothing-to-do").api().roads()) {
      text.append(
          "| `%s %s` | %s | %s | %s |\n"
              .formatted(
                  road.method(),
                  road.path(),
                  road.takes().map(this::link).orElse(""),
                  road.gives().map(this::link).orElse("204"),
                  road.about()));
    }
    return text + "\n## Messages\n" + messages();
  }

  private String link(Class<?> message) {
    learn(message);
    return "`" + name(message) + "`";
  }

  private void learn(Type type) {
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(this::learn);
    } else if (type instanceof Class<?> message
        && message.getPackageName().equals(MESSAGES)
        && message.isRecord()
        && !isWord(message)
        && messages.put(name(message), message) == null) {
      Arrays.stream(message.getRecordComponents()).forEach(part -> learn(part.getGenericType()));
    }
  }

  private static boolean isWord(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    return parts.length == 1 && parts[0].getName().equals("value");
  }

  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private String messages() {
    learn(org.personalcontainers.core.api.Refusal.class);
    for (Class<?> each : org.personalcontainers.core.api.Bootstrap.class.getDeclaredClasses()) {
      learn(each);
    }
    List<String> lines = new ArrayList<>();
    messages.forEach((name, type) -> lines.add("\n`" + name + "`: " + fields(type) + "\n"));
    return String.join("", lines);
  }

  private static String fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(part -> "`" + part.getName() + "` " + words(part.getGenericType()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Type type) {
    if (type instanceof ParameterizedType generic) {
      String inner =
          Arrays.stream(generic.getActualTypeArguments())
              .map(ApiPageTest::words)
              .collect(Collectors.joining(" to "));
      return switch (((Class<?>) generic.getRawType()).getSimpleName()) {
        case "Optional" -> "(optional) " + inner;
        case "List", "SortedSet" -> "list of " + inner;
        case "SortedMap" -> "map of " + inner;
        default -> throw new IllegalStateException(type + " has no words");
      };
    }
    return words((Class<?>) type);
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining("|"));
    }
    boolean ours = type.getPackageName().equals(MESSAGES) && !isWord(type);
    return ours ? name(type) : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
