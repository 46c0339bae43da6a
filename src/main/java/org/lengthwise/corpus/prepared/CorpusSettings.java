package org.lengthwise.corpus.prepared;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.Kind;

/** The keys of a config that decide what is prepared, with their values as text. */
final class CorpusSettings {
  private static final String ABSENT = "absent";

  private CorpusSettings() {}

  /**
   * The settings in the order of the config. The data folder is none: its files are known by their
   * SHA-256, wherever they lie.
   */
  static Map<String, String> of(ExperimentSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("corpus.kind", kind(spec.corpus()));
    components((Record) spec.corpus(), "corpus.", settings);
    settings.remove("corpus.folder");
    components(spec.vocabulary(), "vocabulary.", settings);
    EvaluationSpec evaluation = spec.evaluation();
    settings.put("evaluation.per-bucket", text(evaluation.perBucket()));
    if (evaluation.perBucket().isPresent()) {
      settings.put("evaluation.buckets", text(evaluation.buckets()));
      settings.put("evaluation.seed", text(evaluation.seed()));
    }
    return settings;
  }

  private static String kind(CorpusSpec corpus) {
    Kind kind = corpus.getClass().getAnnotation(Kind.class);
    return kind == null ? corpus.getClass().getSimpleName() : kind.value();
  }

  private static void components(Record spec, String path, Map<String, String> settings) {
    for (RecordComponent component : spec.getClass().getRecordComponents()) {
      try {
        settings.put(path + kebab(component.getName()), text(component.getAccessor().invoke(spec)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }

  private static String kebab(String camel) {
    return camel.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(CorpusSettings::text).orElse(ABSENT);
    }
    return value instanceof Enum<?> word
        ? word.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }

  /** One line for each key whose value is not the same in both. */
  static List<String> differences(Map<String, String> before, Map<String, String> now) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(now.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String old = before.getOrDefault(key, ABSENT);
      String current = now.getOrDefault(key, ABSENT);
      if (!old.equals(current)) {
        differences.add("%s %s, now %s".formatted(key, old, current));
      }
    }
    return differences;
  }
}
