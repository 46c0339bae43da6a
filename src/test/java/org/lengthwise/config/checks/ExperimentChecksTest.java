package org.lengthwise.config.checks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.spec.ExperimentSpec;

class ExperimentChecksTest {
  @Test
  void trainingThatIsMissingHasNoBudgetEither() {
    String without = SmallConfig.YAML.replaceAll("training:\\n(  .*\\n)+", "");

    assertThat(SmallConfig.faults(without))
        .contains(
            "small.yaml:1:1: training has no budget; wanted at least one of updates, epochs and"
                + " minutes");
    assertThat(SmallConfig.faults(SmallConfig.with("training:", "trainig:")))
        .containsExactly("small.yaml:45:1: trainig is an unknown key; did you mean `training`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: small | name: Published | 1:7: name is `Published`, the folder of published results; wanted another",
        "name: b | name: a | 28:11: models[1].name is `a`, the same as models[0].name; wanted names that differ in more than case",
        "name: b | name: A | 28:11: models[1].name is `A`, the same as models[0].name; wanted names that differ in more than case",
        "length-limit: 15 | length-limit: 21 | 44:19: models[1].length-limit is `21`; wanted at most corpus.length-limit, 20",
        "buckets: [10, 20] | buckets: [10, 20, 20] | 73:21: evaluation.buckets[2] is `20`; wanted more than the 20 before it",
        "per-bucket: 3 | reference-bucket: 11-21 | 74:21: evaluation.reference-bucket is `11-21`; wanted the name of a bucket: 1-10, 11-20, 21+",
        "per-bucket: 3 | long-buckets: [21+, 30+] | 74:23: evaluation.long-buckets[1] is `30+`; wanted the name of a bucket: 1-10, 11-20, 21+",
        "per-bucket: 3 | baseline: c | 74:13: evaluation.baseline is `c`; wanted the name of a model: a, b",
        "per-bucket: 3 | joined: {sentences: [2], tokens: [8]} | 74:36: evaluation.joined.tokens has 1 number; wanted two, the least number and the greatest",
        "per-bucket: 3 | joined: {sentences: [2], tokens: [15, 8]} | 74:36: evaluation.joined.tokens has 15 before 8; wanted two, the least number and the greatest",
        "seeds: [1, 2] | seeds: [1, 2, 0x1] | 83:15: seeds[2] is `0x1`, the same as seeds[0]; wanted each seed once",
        "updates: 9 | minutes: null | 46:3: training has no budget; wanted at least one of updates, epochs and minutes",
      })
  void reportsWhatDoesNotHoldBetweenKeys(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @Test
  void reportsATrainingWithoutABudget() {
    assertThat(SmallConfig.faults(SmallConfig.with("  updates: 9\n", "")))
        .containsExactly(
            "small.yaml:46:3: training has no budget; wanted at least one of updates, epochs and"
                + " minutes");
  }

  @ParameterizedTest
  @CsvSource({"updates: 1", "epochs: 1", "minutes: 0.5"})
  void takesAnyOneBudget(String budget) {
    assertThat(SmallConfig.read(SmallConfig.with("updates: 9", budget)).training()).isNotNull();
  }

  @Test
  void reportsALanguageTranslatedIntoItself() {
    assertThat(SmallConfig.faults(SmallConfig.withFiles().replace("target: fr", "target: en")))
        .containsExactly(
            "small.yaml:6:11: corpus.target is `en`, the same as corpus.source; wanted another language");
  }

  @Test
  void takesAModelAsLongAsTheCorpus() {
    ExperimentSpec spec =
        SmallConfig.read(SmallConfig.with("    length-limit: 15", "    length-limit: 20"));

    assertThat(spec.models().get(1).lengthLimit()).contains(20);
  }

  @Test
  void checksEvenWhereOtherKeysOfTheSectionAreWrong() {
    String yaml = SmallConfig.with("  updates: 9\n", "").replace("clip: 1", "clip: hard");

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:46:3: training has no budget; wanted at least one of updates, epochs and"
                + " minutes",
            "small.yaml:54:9: training.clip is the text `hard`; wanted a number above 0");
  }
}
