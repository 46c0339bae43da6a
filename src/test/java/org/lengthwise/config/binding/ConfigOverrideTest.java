package org.lengthwise.config.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.config.SmallConfig;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;
import org.lengthwise.spec.OptimiserSpec;

class ConfigOverrideTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.updates=500 | training.updates | 500",
        "training.updates = 500 | training.updates | 500",
        "training.optimiser.learning-rate=1e-4 | training.optimiser.learning-rate | 1e-4",
        "models[0].hidden=64 | models[0].hidden | 64",
        "models.b.hidden=64 | models[1].hidden | 64",
        "seeds=[3, 4, 5] | seeds | [3, 4, 5]",
        "seeds[1]=9 | seeds | [1, 9]",
        "evaluation={seed: 2} | evaluation.seed | 2",
        "name=2014 | name | \"2014\"",
        "question='2014' | question | \"2014\"",
        "question=Is a: b #1? | question | \"Is a: b #1?\"",
      })
  void changesOneKeyAlone(String setting, String path, String value) {
    ExperimentSpec spec = SmallConfig.read(SmallConfig.YAML, setting);

    assertThat(EffectiveConfig.differences(SmallConfig.read(SmallConfig.YAML), spec))
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.path()).isEqualTo(path);
              assertThat(
                      EffectiveConfig.yaml(SmallConfig.read(SmallConfig.YAML, path + "=" + value)))
                  .isEqualTo(EffectiveConfig.yaml(spec));
            });
  }

  @Test
  void changesTheValueToTheOneGiven() {
    ExperimentSpec spec =
        SmallConfig.read(
            SmallConfig.YAML, "models.b.hidden=64", "models[0].readout.units=9", "seeds[1]=8");

    assertThat(spec.models().get(1).hidden()).isEqualTo(64);
    assertThat(spec.models().get(0).readout().units()).isEqualTo(9);
    assertThat(spec.seeds()).containsExactly(1L, 8L);
  }

  @Test
  void theLastOfSeveralForOneKeyHolds() {
    assertThat(
            SmallConfig.read(SmallConfig.YAML, "training.batch=5", "training.batch=6")
                .training()
                .batch())
        .isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/europarl", "2014", "true", "a b", "a: b", "a #1", "~/x", "é,{}"})
  void suppliesAnAbsentFolderWhateverItsName(String folder) {
    CorpusSpec corpus =
        SmallConfig.read(SmallConfig.withFiles(), "corpus.folder=" + folder).corpus();

    assertThat(corpus.folder()).contains(folder);
  }

  @Test
  void leavesAnOptionalKeyOutByNull() {
    assertThat(
            SmallConfig.read(SmallConfig.YAML, "evaluation.per-bucket=null")
                .evaluation()
                .perBucket())
        .isEmpty();
  }

  @Test
  void changesAKindWithItsKeysInAnyOrder() {
    ExperimentSpec spec =
        SmallConfig.read(
            SmallConfig.YAML,
            "training.optimiser.rho=0.95",
            "training.optimiser.epsilon=1e-6",
            "training.optimiser.kind=adadelta");

    assertThat(spec.training().optimiser()).isEqualTo(new OptimiserSpec.Adadelta(0.95, 1e-6));
  }

  @Test
  void aKeyOfTheSameNameThatMeansSomethingElseIsNotKept() {
    assertThat(SmallConfig.faults(SmallConfig.YAML, "training.optimiser.kind=adadelta"))
        .containsExactly(
            "--set training.optimiser.kind=adadelta: training.optimiser.rho is missing; wanted a"
                + " number of at least 0 and below 1; recommended: 0.95",
            "--set training.optimiser.kind=adadelta: training.optimiser.epsilon is missing; wanted"
                + " a number above 0; recommended: 1e-6");
  }

  @Test
  void aChangedKindKeepsTheKeysThatMeanTheSameInBoth() {
    assertThat(
            SmallConfig.read(
                    SmallConfig.YAML,
                    "decoding.kind=beam",
                    "decoding.width=3",
                    "decoding.normalisation=length",
                    "decoding.shrinking=false",
                    "decoding.ban-early-end=true")
                .decoding())
        .isEqualTo(
            new DecodingSpec.Beam(
                3, 3, false, false, 3, DecodingSpec.Normalisation.LENGTH, false, true));
  }

  @Test
  void aChangedKindDropsTheKeysThatTheNewOneLacks() {
    String beam =
        SmallConfig.YAML.replace("kind: greedy", "kind: beam\n  width: 3\n  shrinking: true");

    assertThat(SmallConfig.read(beam, "decoding.kind=greedy"))
        .isEqualTo(SmallConfig.read(SmallConfig.YAML));
  }

  @Test
  void aChangedKindOfAModelKeepsWhatBothKindsHave() {
    ModelSpec before = SmallConfig.read(SmallConfig.YAML).models().get(1);

    ModelSpec after =
        SmallConfig.read(
                SmallConfig.YAML,
                "models.b.kind=fixed-vector",
                "models.b.source-order=reversed",
                "models.b.context=first-step")
            .models()
            .get(1);

    assertThat(after)
        .isEqualTo(
            new FixedVectorSpec(
                "b",
                before.embedding(),
                before.hidden(),
                before.encoder(),
                FixedVectorSpec.SourceOrder.REVERSED,
                FixedVectorSpec.ContextUse.FIRST_STEP,
                before.order(),
                before.readout(),
                before.outputRank(),
                before.dropout(),
                before.initialiseFrom(),
                before.lengthLimit()));
  }

  @Test
  void theSameKindAgainDropsNothing() {
    assertThat(SmallConfig.read(SmallConfig.YAML, "training.optimiser.kind=adam"))
        .isEqualTo(SmallConfig.read(SmallConfig.YAML));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.updtes=5 | training.updtes is an unknown key; did you mean `updates`?",
        "trainin.updates=5 | trainin is an unknown key; did you mean `training`?",
        "training.updates=0 | training.updates is `0`; wanted a whole number of at least 1",
        "training.updates= | training.updates is empty; wanted a whole number of at least 1",
        "training.batch=010 | training.batch is `010`; wanted a whole number of at least 1, without a leading zero",
        "training.updates='5' | training.updates is the text `5`; wanted a whole number of at least 1",
        "training=5 | training is the number `5`; wanted a mapping",
        "training[0]=5 | training is a mapping; wanted a list",
        "absent[0]=5 | absent is an unknown key; known keys: name, question, corpus, vocabulary, models, training, decoding, evaluation, seeds, sweep, executor, every-model, extends",
        "name.first=x | name is the text `small`; wanted a mapping",
        "models[2].hidden=5 | models[2] does not exist; models has 2 items, counted from 0",
        "models[99999999999].hidden=5 | models[99999999999] does not exist; models has 2 items, counted from 0",
        "models.bb.hidden=5 | models has no item `bb`; wanted a, b or [index]; did you mean `b`?",
        "models.third.hidden=5 | models has no item `third`; wanted a, b or [index]",
        "seeds.first=5 | seeds has no item `first`; wanted [index]",
        "training.updates | no `=`; wanted key=value",
        "=5 | `` is not a path; wanted keys separated by dots, as in a.b[0].c",
        "a..b=5 | `a..b` is not a path; wanted keys separated by dots, as in a.b[0].c",
        "models[x].hidden=5 | `models[x].hidden` is not a path; wanted keys separated by dots, as in a.b[0].c",
        "extends=base.yaml | extends cannot be set; wanted it in a file",
        "seeds=[1, 2 | not valid YAML: expected ',' or ']', but got <stream end>, while parsing a flow sequence that starts on line 1",
        "corpus.folder=data | corpus.folder is an unknown key; it is a key of kind `files`, not of `grammar`",
        "models[1].length-limit=21 | models[1].length-limit is `21`; wanted at most corpus.length-limit, 20",
      })
  void reportsAFaultWithTheSettingForItsPlace(String setting, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.YAML, setting))
        .containsExactly("--set " + setting + ": " + fault);
  }

  @Test
  void reportsTheFaultsOfTheFileFirst() {
    assertThat(
            SmallConfig.faults(
                SmallConfig.with("clip: 1", "clip: 0"), "training.batch=0", "nosuch=1"))
        .containsExactly(
            "small.yaml:55:9: training.clip is `0`; wanted a number above 0",
            "--set training.batch=0: training.batch is `0`; wanted a whole number of at least 1",
            "--set nosuch=1: nosuch is an unknown key; known keys: name, question, corpus,"
                + " vocabulary, models, training, decoding, evaluation, seeds, sweep, executor,"
                + " every-model, extends");
  }
}
