package org.personalcontainers.core.stack.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.personalcontainers.core.spec.UnfitValue;
import org.personalcontainers.core.spec.tree.KeyPath;
import org.personalcontainers.core.spec.tree.Tree;
import org.personalcontainers.core.spec.tree.Tree.Entry;
import org.personalcontainers.core.stack.Setting;
import org.personalcontainers.core.stack.Value;
import org.personalcontainers.core.stack.Values;
import org.personalcontainers.core.stack.VariableName;

/** The variables that a compose file explains, below a key that docker passes over. */
final class SettingsReader {
  static final String KEY = "x-settings";

  private final Filler filler;
  private final Remarks remarks;
  private final Map<Setting, Spot> settings = new LinkedHashMap<>();

  /**
   * @param filler for what stands in defaults and questions
   */
  SettingsReader(Filler filler, Remarks remarks) {
    this.filler = filler;
    this.remarks = remarks;
  }

  /** In the order of the file. */
  List<Setting> settings() {
    return List.copyOf(settings.keySet());
  }

  void read(Tree.Mapping document) {
    KeyPath path = KeyPath.ROOT.key(KEY);
    document
        .entry(KEY)
        .flatMap(entry -> new Shaping(filler, remarks).shape(path, Shapes.SETTINGS, entry.value()))
        .map(tree -> new Spot(path, tree))
        .ifPresent(
            group ->
                group.entries().forEach(entry -> read(entry, group.at(entry.key()).orElseThrow())));
  }

  private void read(Entry entry, Spot spot) {
    Setting.Kind kind =
        spot.at("type").flatMap(Spot::text).map(SettingsReader::kind).orElse(Setting.Kind.TEXT);
    String question = spot.at("question").flatMap(Spot::text).orElse("");
    name(entry, spot)
        .map(
            name ->
                new Setting(
                    name, kind, question, spot.at("default").flatMap(Spot::text), when(spot)))
        .filter(setting -> fits(setting, setting.preset(), spot, "default"))
        .ifPresent(setting -> settings.put(setting, spot));
  }

  private Optional<VariableName> when(Spot spot) {
    return spot.at("when")
        .flatMap(at -> at.scalar().flatMap(s -> remarks.read(at.path(), s, VariableName::new)));
  }

  private static Setting.Kind kind(String word) {
    return Setting.Kind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Optional<VariableName> name(Entry entry, Spot spot) {
    try {
      return Optional.of(new VariableName(entry.key()));
    } catch (UnfitValue unfit) {
      remarks.problems().add(spot.path(), entry.place(), unfit.wrong(), unfit.remedy());
      return Optional.empty();
    }
  }

  private boolean fits(Setting setting, Optional<String> text, Spot spot, String label) {
    try {
      text.ifPresent(setting::value);
      return true;
    } catch (UnfitValue unfit) {
      String wrong = setting.isSecret() ? "the secret does not fit" : unfit.wrong();
      remarks.refuse(spot.path(), spot.tree(), label + ": " + wrong, unfit.remedy());
      return false;
    }
  }

  /** With what the settings stand for where nothing is given, and all of them as their kind is. */
  Values with(Values given) {
    SortedMap<VariableName, Value> values = new TreeMap<>(given.byName());
    settings.forEach(
        (setting, spot) -> {
          Optional<String> text = given.find(setting.name()).map(Value::reveal);
          if (fits(setting, text, spot, setting.name().value())) {
            text.map(setting::value)
                .or(setting::presetValue)
                .ifPresent(value -> values.put(setting.name(), value));
          }
        });
    return new Values(values);
  }
}
