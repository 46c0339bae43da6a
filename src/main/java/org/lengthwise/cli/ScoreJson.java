package org.lengthwise.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import org.lengthwise.metrics.BucketScore;
import org.lengthwise.metrics.CorpusScore;
import org.lengthwise.metrics.FileScores;
import org.lengthwise.metrics.Metric;

/**
 * Scores as JSON, for programs: keys are named like the columns of the tables, numbers have all
 * their digits, and missing values are null.
 */
final class ScoreJson {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().setPrettyPrinting().disableHtmlEscaping().create();

  private ScoreJson() {}

  static String of(FileScores scores) {
    JsonObject root = new JsonObject();
    root.addProperty("sentences", scores.sentences());
    root.addProperty("lower_case", scores.settings().lowerCase());
    root.addProperty("resamples", scores.settings().bootstrap().resamples());
    root.addProperty("confidence", scores.settings().bootstrap().confidence());
    root.addProperty("seed", scores.settings().bootstrap().seed());
    root.addProperty("sentences_in_no_bucket", scores.unbucketed());
    JsonArray metrics = new JsonArray();
    scores.metrics().forEach(metric -> metrics.add(metric(metric, scores.sentences())));
    root.add("scores", metrics);
    return GSON.toJson(root);
  }

  private static JsonObject metric(FileScores.MetricScores scores, int sentences) {
    JsonObject object = new JsonObject();
    object.addProperty("metric", scores.metric().name());
    object.addProperty("signature", scores.signature());
    addScore(object, scores.metric(), sentences, scores.all());
    JsonArray buckets = new JsonArray();
    scores.buckets().forEach(bucket -> buckets.add(bucket(scores.metric(), bucket)));
    object.add("by_source_length", buckets);
    return object;
  }

  private static JsonObject bucket(Metric metric, BucketScore score) {
    JsonObject object = new JsonObject();
    object.addProperty("length_from", score.bucket().from());
    if (score.bucket().to().isPresent()) {
      object.addProperty("length_to", score.bucket().to().getAsInt());
    } else {
      object.add("length_to", JsonNull.INSTANCE);
    }
    addScore(object, metric, score.sentences(), score.score());
    return object;
  }

  private static void addScore(
      JsonObject object, Metric metric, int sentences, Optional<CorpusScore> score) {
    object.addProperty("sentences", sentences);
    addNumber(object, "score", score.map(found -> found.score().value()));
    addNumber(object, "low", score.map(CorpusScore::low));
    addNumber(object, "high", score.map(CorpusScore::high));
    object.addProperty(
        "undefined",
        score.filter(found -> !found.score().defined()).map(f -> metric.undefined()).orElse(null));
    for (String part : metric.parts()) {
      addNumber(object, part, score.map(found -> found.score().parts().get(part)));
    }
    JsonArray precisions = new JsonArray();
    score.ifPresent(found -> found.score().precisions().forEach(precisions::add));
    object.add("precisions", precisions);
  }

  private static void addNumber(JsonObject object, String key, Optional<? extends Number> number) {
    Optional<? extends Number> known = number.filter(found -> !Double.isNaN(found.doubleValue()));
    object.add(key, known.<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
  }
}
