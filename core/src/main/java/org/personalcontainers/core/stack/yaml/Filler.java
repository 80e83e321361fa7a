package org.personalcontainers.core.stack.yaml;

import static org.personalcontainers.core.spec.UnfitValue.quoted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.personalcontainers.core.spec.tree.Findings;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Place;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.VariableName;
import org.personalcontainers.core.stack.yaml.Template.Absence;

/** Fills variables in. What is missing is told once for each variable, with all its places. */
final class Filler {
  /** What is filled in shows in docker inspect, so that no variable stands for a kept one. */
  private static final String KEPT =
      "; or have it kept, and read it from a file: pcctl secret set --help";

  /** Values may be long, and be wanted often. */
  private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

  private static final int MOST_PLACES = 5;

  private final Function<VariableName, Optional<Value>> values;
  private final Dollars dollars;
  private final Findings findings;
  private final Map<VariableName, Missing> missing = new LinkedHashMap<>();
  private final Set<Place> broken = new TreeSet<>();
  private long characters;

  Filler(Function<VariableName, Optional<Value>> values, Dollars dollars, Findings findings) {
    this.values = values;
    this.dollars = dollars;
    this.findings = findings;
  }

  Optional<Value> value(VariableName name) {
    return values.apply(name);
  }

  /** The text with all its variables filled in, or nothing where a problem keeps it from that. */
  Optional<Value> fill(KeyPath path, Place place, String text) {
    if (text.indexOf('$') < 0) {
      return Optional.of(new Value.Plain(text));
    }
    try {
      Filling filling = new Filling(path, place);
      filling.take(TemplateParser.parse(text));
      return filling.finished();
    } catch (BrokenTemplate e) {
      if (broken.add(place)) {
        findings.add(path, dollars.behind(place, e.dollar()), e.wrong(), e.remedy());
      }
      return Optional.empty();
    }
  }

  /** The variable's value; that it has none is told with all that is missing. */
  Optional<Value> require(KeyPath path, Place place, VariableName name) {
    Optional<Value> value = value(name);
    if (value.isEmpty()) {
      missing.putIfAbsent(name, new Missing(path, name + " is not set", List.of(place)));
    }
    return value;
  }

  void tellMissing(Collection<VariableName> known) {
    missing.forEach((name, found) -> tell(name, found, known));
  }

  private void tell(VariableName name, Missing found, Collection<VariableName> known) {
    String define = "write " + name + "=... into .env, or give --set " + name + "=...";
    findings.add(
        found.path(),
        found.places().getFirst(),
        found.wrong() + found.elsewhere(),
        near(name, known)
            .map(near -> define + "; or write ${" + near + "}, which is set")
            .orElse(name.soundsSecret() ? define + KEPT : define));
  }

  private Optional<VariableName> near(VariableName name, Collection<VariableName> known) {
    Map<String, VariableName> byWord = new LinkedHashMap<>();
    known.stream()
        .filter(other -> !other.equals(name))
        .forEach(other -> byWord.put(other.value().toLowerCase(Locale.ROOT), other));
    return findings.nearMiss(name.value(), byWord.keySet()).map(byWord::get);
  }

  private void note(Template.Variable variable, Filling filling, String wrong) {
    Missing found = missing.get(variable.name());
    if (found == null && missing.size() >= Findings.MOST_PROBLEMS) {
      return;
    }
    if (found == null) {
      found = new Missing(filling.path, wrong, new ArrayList<>());
      missing.put(variable.name(), found);
    }
    if (found.places().size() < MOST_PLACES) {
      Place place = dollars.behind(filling.place, variable.dollar());
      if (!found.places().contains(place)) {
        found.places().add(place);
      }
    }
  }

  /** A variable that somebody has to set. */
  private record Missing(KeyPath path, String wrong, List<Place> places) {
    String elsewhere() {
      String lines =
          places.stream()
              .skip(1)
              .map(Place::line)
              .distinct()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return lines.isEmpty() ? "" : ", and in line " + lines + " too";
    }
  }

  /** One text that is being filled. */
  private final class Filling {
    private final KeyPath path;
    private final Place place;
    private final StringBuilder text = new StringBuilder();
    private boolean whole = true;
    private boolean secret;

    Filling(KeyPath path, Place place) {
      this.path = path;
      this.place = place;
    }

    void take(Template template) {
      for (Template.Part part : template.parts()) {
        switch (part) {
          case Template.Text(String plain) -> text.append(plain);
          case Template.Variable variable -> take(variable);
        }
      }
    }

    private void take(Template.Variable variable) {
      Optional<Value> value = values.apply(variable.name());
      boolean absent =
          value.isEmpty()
              || (variable.absence() == Absence.UNSET_OR_EMPTY && value.get().reveal().isEmpty());
      switch (variable.operator()) {
        case ALTERNATIVE -> takeUnless(absent, variable.word());
        case DEFAULT -> takeOr(absent, value, variable.word());
        case NONE, REQUIRED -> takeOrMiss(absent, value, variable);
      }
    }

    private void takeUnless(boolean absent, Template word) {
      if (!absent) {
        take(word);
      }
    }

    private void takeOr(boolean absent, Optional<Value> value, Template word) {
      if (absent) {
        take(word);
      } else {
        value.ifPresent(this::append);
      }
    }

    private void takeOrMiss(boolean absent, Optional<Value> value, Template.Variable variable) {
      if (absent) {
        note(variable, this, wrong(value, variable));
        whole = false;
      } else {
        value.ifPresent(this::append);
      }
    }

    private String wrong(Optional<Value> value, Template.Variable variable) {
      Filling message = new Filling(path, place);
      message.take(variable.word());
      String why = message.text.toString().strip();
      return variable.name()
          + (value.isEmpty() ? " is not set" : " is empty")
          + (why.isEmpty() || message.secret ? "" : ": " + quoted(why));
    }

    private void append(Value value) {
      characters += value.reveal().length();
      if (characters > MOST_CHARACTERS) {
        throw new BrokenTemplate(
            0,
            "with its values the file has more than " + MOST_CHARACTERS + " characters",
            "write shorter values, or put them into files of their own");
      }
      text.append(value.reveal());
      secret |= value instanceof Value.Secret;
    }

    Optional<Value> finished() {
      if (!whole) {
        return Optional.empty();
      }
      return Optional.of(
          secret ? new Value.Secret(text.toString()) : new Value.Plain(text.toString()));
    }
  }
}
