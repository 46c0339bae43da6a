package org.lengthwise.cli.json;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.lengthwise.metrics.BucketScore;
import org.lengthwise.metrics.CorpusScore;
import org.lengthwise.metrics.FileScores;
import org.lengthwise.metrics.Metric;

/** Scores; keys are named like the columns of the tables. */
public final class ScoreJson {
  private ScoreJson() {}

  public static String of(FileScores scores) {
    JsonObject root = new JsonObject();
    root.addProperty("sentences", scores.sentences());
    root.addProperty("lower_case", scores.settings().lowerCase());
    root.addProperty("resamples", scores.settings().bootstrap().resamples());
    root.addProperty("confidence", scores.settings().bootstrap().confidence());
    root.addProperty("seed", scores.settings().bootstrap().seed());
    root.addProperty("sentences_in_no_bucket", scores.unbucketed());
    root.add("scores", Json.list(scores.metrics(), metric -> metric(metric, scores.sentences())));
    return Json.text(root);
  }

  private static JsonObject metric(FileScores.MetricScores scores, int sentences) {
    JsonObject object = new JsonObject();
    object.addProperty("metric", scores.metric().name());
    object.addProperty("signature", scores.signature());
    addScore(object, scores.metric(), sentences, scores.all());
    object.add(
        "by_source_length", Json.list(scores.buckets(), bucket -> bucket(scores.metric(), bucket)));
    return object;
  }

  private static JsonObject bucket(Metric metric, BucketScore score) {
    JsonObject object = new JsonObject();
    object.addProperty("length_from", score.bucket().from());
    Json.number(object, "length_to", score.bucket().to().stream().boxed().findFirst());
    addScore(object, metric, score.sentences(), score.score());
    return object;
  }

  private static void addScore(
      JsonObject object, Metric metric, int sentences, Optional<CorpusScore> score) {
    object.addProperty("sentences", sentences);
    Json.number(object, "score", score.map(found -> found.score().value()));
    Json.number(object, "low", score.map(CorpusScore::low));
    Json.number(object, "high", score.map(CorpusScore::high));
    Json.text(
        object,
        "undefined",
        score.filter(found -> !found.score().defined()).map(found -> metric.undefined()));
    for (String part : metric.parts()) {
      Json.number(object, part, score.map(found -> found.score().parts().get(part)));
    }
    List<Double> precisions = score.map(found -> found.score().precisions()).orElse(List.of());
    object.add("precisions", Json.list(precisions, JsonPrimitive::new));
  }
}
