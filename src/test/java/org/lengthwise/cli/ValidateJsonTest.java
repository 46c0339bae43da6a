package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.experiment.run.TensorEngine;
import picocli.CommandLine;

class ValidateJsonTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private JsonObject validate(int exitCode, String... arguments) {
    CommandLine line = Main.commandLine(new TensorEngine());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    List<String> all =
        Stream.concat(
                Stream.of("validate", "--json", "--results", folder.toString()),
                Stream.of(arguments))
            .toList();

    assertThat(Main.execute(line, all.toArray(String[]::new))).isEqualTo(exitCode);
    assertThat(err.toString()).isEmpty();
    return JsonParser.parseString(out.toString()).getAsJsonObject();
  }

  @Test
  void theErrorsHaveTheirPlaces() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            extends: %s
            name: own
            decoding: {batch: 0}
            """
                .formatted(Path.of("configs/quickstart.yaml").toAbsolutePath()));

    JsonObject found = validate(2, file.toString(), "--set", "seds=[1]");

    assertThat(found.get("valid").getAsBoolean()).isFalse();
    assertThat(found.getAsJsonArray("errors").asList())
        .extracting(JsonElement::toString)
        .containsExactly(
            "{\"source\":\"%s\",\"line\":3,\"column\":19,\"message\":\"decoding.batch is `0`; wanted a whole number of at least 1\"}"
                .formatted(file),
            "{\"source\":\"--set seds=[1]\",\"line\":null,\"column\":null,\"message\":\"seds is an unknown key; did you mean `seeds`?\"}");
  }

  @Test
  void aConfigHasItsValuesAndItsCost() {
    JsonObject found =
        validate(0, "configs/quickstart.yaml", "--set", "seeds=[1,2]", "--set", "corpus.pairs=7");

    assertThat(found.get("valid").getAsBoolean()).isTrue();
    assertThat(found.getAsJsonArray("errors")).isEmpty();
    assertThat(found.get("experiment").getAsString()).isEqualTo("quickstart");
    assertThat(found.get("runs").getAsInt()).isEqualTo(4);
    assertThat(found.getAsJsonArray("models").asList())
        .extracting(model -> model.getAsJsonObject().get("model").getAsString())
        .containsExactly("fixed-vector", "attention");
    // 2 sides of 60 words and a start, 4 bytes each, for 7 pairs
    assertThat(found.get("training_pair_bytes_most").getAsLong()).isEqualTo(2 * 61 * 4 * 7);
    assertThat(found.get("training_seconds_least").isJsonNull()).isTrue();
    assertThat(found.get("training_seconds_reason").getAsString())
        .isEqualTo("no model of the kind of fixed-vector has been trained here yet");
    JsonObject training = found.getAsJsonObject("config").getAsJsonObject("training");
    assertThat(training.getAsJsonObject("optimiser").asMap())
        .extractingByKeys("kind", "learning-rate", "epsilon")
        .extracting(JsonElement::toString)
        .containsExactly("\"adam\"", "0.002", "1E-8");
  }

  @Test
  void theTimeIsThatOfAllRuns() {
    JsonObject found =
        validate(
            0,
            "configs/quickstart.yaml",
            "--set",
            "training.updates=null",
            "--set",
            "training.minutes=3",
            "--set",
            "seeds=[1,2,3]",
            "--set",
            "training.threads=256");

    assertThat(
            Map.of(
                "at a time", found.get("runs_at_a_time").getAsInt(),
                "least", found.get("training_seconds_least").getAsInt(),
                "most", found.get("training_seconds_most").getAsInt()))
        .isEqualTo(Map.of("at a time", 1, "least", 6 * 180, "most", 6 * 180));
  }
}
