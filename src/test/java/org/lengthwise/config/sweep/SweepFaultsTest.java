package org.lengthwise.config.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lengthwise.spec.SweepSpecTest.sweeping;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lengthwise.config.SmallConfig;

/**
 * Every way in which a sweep is wrong, and what is said of it; the first swept key is in line 85.
 */
class SweepFaultsTest {

  @Test
  void aWrongValueIsReportedWhereItIsWrittenWithItsPoint() {
    assertThat(
            SmallConfig.faults(
                sweeping("models.b.hidden: [6, 0, many]", "training.clip: [1, 5, 9]")))
        .containsExactly(
            "small.yaml:85:24: models[1].hidden is `0`; wanted a whole number of at least 1"
                + " (at the point models.b.hidden=0)",
            "small.yaml:85:27: models[1].hidden is the text `many`; wanted a whole number of at"
                + " least 1 (at the point models.b.hidden=many)");
  }

  @Test
  void whatDoesNotFitTogetherIsReportedAtTheLastValueOfThePoint() {
    assertThat(
            SmallConfig.faults(
                sweeping(
                    "models.b.encoder: [forward, bidirectional]",
                    "models.b.score: [{kind: additive, hidden: 7}, {kind: dot, projection: none}]")))
        .containsExactly(
            "small.yaml:86:73: models[1].score.projection is `none`, but a query has size 5 and a"
                + " key size 10; wanted equal sizes, or query or keys (at the point"
                + " models.b.encoder=bidirectional, models.b.score={kind: dot, projection: none})");
  }

  @Test
  void whatAKindLacksIsReportedAtTheValueThatNamesTheKind() {
    assertThat(SmallConfig.faults(sweeping("models.b.score.kind: [additive, dot]")))
        .containsExactly(
            "small.yaml:85:35: models[1].score.projection is missing; wanted none, query or keys; recommended: query"
                + " (at the point models.b.score.kind=dot)");
  }

  @Test
  void aFaultOfTheRestIsReportedOnceAndWithoutAPoint() {
    assertThat(
            SmallConfig.faults(
                sweeping("models.b.hidden: [6, 7]").replace("  clip: 1\n", "  clip: 0\n")))
        .containsExactly("small.yaml:55:9: training.clip is `0`; wanted a number above 0");
  }

  @Test
  void aFaultOfSeveralPointsWithNothingInCommonNamesTheFirstAndCountsTheRest() {
    assertThat(
            SmallConfig.faults(
                sweeping("models.b.score.kind: [additive, dot, scaled-dot]", "training.clip: [1]")))
        .containsExactly(
            "small.yaml:85:35: models[1].score.projection is missing; wanted none, query or keys; recommended: query"
                + " (at the point models.b.score.kind=dot and 1 more)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          name: [x, y] | name cannot be swept: all variants share one folder of results
          question: [x, y] | question cannot be swept: it belongs to the whole sweep
          seeds: [[1], [2]] | seeds cannot be swept: every variant is trained with every seed
          executor.kind: [local] | executor.kind cannot be swept: it says what performs the runs, which no result depends on
          evaluation.samples: [1, 2] | evaluation.samples cannot be swept: all variants are scored alike
          corpus.words: [60, 70] | corpus.words cannot be swept: all variants learn from one prepared corpus; wanted a config for each, which may extend this one
          vocabulary.source-words: [60] | vocabulary.source-words cannot be swept: all variants learn from one prepared corpus; wanted a config for each, which may extend this one
          training.updates: [5, 9] | training.updates cannot be swept: all models have the same budget
          training.epochs: [5, 9] | training.epochs cannot be swept: all models have the same budget
          training.minutes: [5, 9] | training.minutes cannot be swept: all models have the same budget
          training.threads: [1, 2] | training.threads cannot be swept: the runs of an experiment share one machine
          training.device: [cpu, gpu] | training.device cannot be swept: the runs of an experiment share one machine
          models.b.name: [x, y] | models.b.name cannot be swept: that would be another model; wanted it in the list models
          models[0].kind: [x, y] | models[0].kind cannot be swept: that would be another model; wanted it in the list models
          models: [[], []] | models cannot be swept whole; wanted a key inside it
          training: [1, 2] | training cannot be swept whole; wanted a key inside it
          hidden: [5, 6] | hidden is not a key of a model, training or decoding; wanted models.NAME.KEY, every-model.KEY, training.KEY or decoding.KEY
          models.b.hidden: 6 | models.b.hidden is the number `6`; wanted a list of values
          models.b.hidden: [] | models.b.hidden is an empty list; wanted at least one value
          every-model.hidden: [5] | every-model.hidden reaches no model: each sets the key itself, or is of a kind without it
          a b: [1] | a b is not a path; wanted keys separated by dots, as in a.b[0].c
          """)
  void namesWhatCannotBeSweptWithTheReason(String line, String fault) {
    assertThat(SmallConfig.faults(sweeping(line)))
        .containsExactly("small.yaml:85:3: sweep." + fault);
  }

  @Test
  void anUnknownKeyIsReportedOnceWhereItIsWritten() {
    assertThat(SmallConfig.faults(sweeping("models.b.hiden: [6, 7]", "models.c.hidden: [6, 7]")))
        .containsExactly(
            "small.yaml:85:3: models[1].hiden is an unknown key; did you mean `hidden`?",
            "small.yaml:86:3: models has no item `c`; wanted a, b or [index]; did you mean `a`?");
  }

  @Test
  void noKeyIsSweptTwiceOrWithinAnother() {
    assertThat(
            SmallConfig.faults(
                sweeping(
                    "models.b.hidden: [6, 7]",
                    "models[1].hidden: [8]",
                    "models.b.score.hidden: [8]",
                    "models.b.score: [{kind: additive, hidden: 7}]")))
        .containsExactly(
            "small.yaml:86:3: sweep.models[1].hidden is swept twice; wanted one list",
            "small.yaml:88:3: sweep.models.b.score and models.b.score.hidden are both swept, and"
                + " one contains the other; wanted one of them");
  }

  @Test
  void chartsAreCutByASweptKeyOrNotAtAll() {
    assertThat(SmallConfig.faults(sweeping("facet-by: models.b.hiden", "models.b.hidden: [6, 7]")))
        .containsExactly(
            "small.yaml:85:13: sweep.facet-by is the text `models.b.hiden`; wanted none or"
                + " models.b.hidden; did you mean `models.b.hidden`?");
  }

  @Test
  void noValueIsGivenTwiceHoweverItIsSpelled() {
    assertThat(
            SmallConfig.faults(sweeping("training.clip: [1, 5, 1.0]", "models.b.hidden: [6, 7]")))
        .containsExactly(
            "small.yaml:85:25: sweep.training.clip[2] is `1.0`, the same as sweep.training.clip[0];"
                + " wanted each value once");
  }

  @Test
  void aValueSetOnTheCommandLineIsNotLostUnderTheSweep() {
    assertThat(
            SmallConfig.faults(
                sweeping("models.b.hidden: [6, 7]"), "models[1].hidden=9", "training.clip=2"))
        .containsExactly(
            "--set models[1].hidden=9: models.b.hidden is swept; wanted sweep.models.b.hidden set"
                + " to a list, or to null");
  }

  @Test
  void aValueWithinASectionSetOnTheCommandLineIsNotLostEither() {
    assertThat(
            SmallConfig.faults(
                sweeping("every-model.dropout: [0, 0.5]", "training.clip: [1, 5]")
                    .replace("    dropout: 0\n", ""),
                "every-model={output-rank: 2, dropout: 0.25}",
                "training={clip: 3}",
                "decoding={batch: 2}"))
        .containsExactly(
            "--set every-model={output-rank: 2, dropout: 0.25}: every-model.dropout is swept; wanted"
                + " sweep.every-model.dropout set to a list, or to null",
            "--set training={clip: 3}: training.clip is swept; wanted sweep.training.clip set to a"
                + " list, or to null");
  }

  @Test
  void faultsOfOnePlaceAreReportedInTheOrderOfTheKeys() {
    assertThat(
            SmallConfig.faults(
                sweeping(
                    "decoding: [{kind: greedy, batch: 3, length-factor: 3, ban-unknown: false,"
                        + " replace-unknown: false}, {kind: greedy}]")))
        .extracting(fault -> fault.replaceFirst("^small.yaml:85:102: ([^ ]+ is missing);.*", "$1"))
        .containsExactly(
            "decoding.batch is missing",
            "decoding.length-factor is missing",
            "decoding.ban-unknown is missing",
            "decoding.replace-unknown is missing");
  }

  @Test
  void aSweepIsAMappingOfAtMostSoManyPoints() {
    String many =
        IntStream.rangeClosed(1, 40).mapToObj(Integer::toString).collect(Collectors.joining(", "));

    assertThat(SmallConfig.faults(SmallConfig.YAML + "sweep: [models.b.hidden]\n"))
        .containsExactly(
            "small.yaml:84:8: sweep is a list; wanted a mapping of keys, written as for `--set`, to"
                + " lists of values");
    assertThat(
            SmallConfig.faults(
                sweeping("models.b.hidden: [" + many + "]", "training.clip: [" + many + "]")))
        .containsExactly("small.yaml:85:3: sweep has more than 1000 points; wanted at most 1000");
  }
}
