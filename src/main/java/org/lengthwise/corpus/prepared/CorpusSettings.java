package org.lengthwise.corpus.prepared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lengthwise.config.binding.EnumType;
import org.lengthwise.config.binding.RecordType;
import org.lengthwise.config.binding.SpecKey;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;

/** The keys of a config that decide what is prepared, with their values as text. */
final class CorpusSettings {
  private static final String KIND = "corpus.kind";

  private static final String ABSENT = "absent";

  private CorpusSettings() {}

  /**
   * The settings in the order of the config. The data folder is not one: its files are identified
   * by their SHA-256, wherever they are.
   */
  static Map<String, String> of(ExperimentSpec spec) {
    Map<String, String> settings = new LinkedHashMap<>();
    Record corpus = (Record) spec.corpus();
    settings.put(KIND, kind(corpus.getClass()));
    components(corpus, "corpus.", settings);
    settings.remove("corpus.folder");
    components(spec.vocabulary(), "vocabulary.", settings);
    EvaluationSpec evaluation = spec.evaluation();
    settings.put("evaluation.per-bucket", text(evaluation.perBucket()));
    if (evaluation.perBucket().isPresent()) {
      settings.put("evaluation.buckets", evaluation.buckets().toString());
      settings.put("evaluation.seed", Long.toString(evaluation.seed()));
    }
    return settings;
  }

  /** Whether the settings are those of a corpus of this kind. */
  static boolean isOf(Class<? extends Record> kind, Map<String, String> settings) {
    return kind(kind).equals(settings.get(KIND));
  }

  private static String kind(Class<? extends Record> corpus) {
    return RecordType.kindOf(corpus).orElseThrow();
  }

  private static void components(Record spec, String path, Map<String, String> settings) {
    for (SpecKey key : SpecKey.of(spec.getClass())) {
      settings.put(path + key.name(), text(key.of(spec)));
    }
  }

  private static String text(Optional<?> value) {
    return value.map(CorpusSettings::spelled).orElse(ABSENT);
  }

  private static String spelled(Object value) {
    return value instanceof Enum<?> constant ? EnumType.word(constant) : value.toString();
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
