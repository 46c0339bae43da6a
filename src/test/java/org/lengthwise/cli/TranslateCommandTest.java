package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lengthwise.cli.RunFixture.Said;
import org.lengthwise.experiment.run.LetterCorpus;

class TranslateCommandTest {
  @TempDir private Path folder;

  @Test
  void translatesEachLineAndLeavesABlankOneBlank() {
    Said said = new RunFixture(folder).say("A b\n\nq\n", "translate");

    assertThat(said)
        .isEqualTo(new Said(0, "x y\n\n⁇\n", "standard input:3: unknown to the model: q\n"));
  }

  @Test
  void namesTheUnknownWordsOfEachLineOnceAndOnlyWhereTheyStand() {
    RunFixture run = new RunFixture(folder);

    assertThat(run.say("q a Q w\nb\n</s> ⁇\n", "translate").err())
        .isEqualTo(
            """
            standard input:1: unknown to the model: q, w
            standard input:3: unknown to the model: </s>, ⁇
            """);
    assertThat(run.say("q a\n", "translate", "--quiet")).isEqualTo(new Said(0, "⁇ x\n", ""));
    assertThat(run.say("q\n", "translate", "--quiet", "--json").err()).isEmpty();
  }

  /** A corpus that keeps its case but has no capital: what a reader types begins with one. */
  @Test
  void textIsLowerCasedWhereTheModelHasLowerCaseWordsAlone() {
    RunFixture run = new RunFixture(folder, "corpus.lower-case=false");

    assertThat(run.say("A B\n", "translate")).isEqualTo(new Said(0, "x y\n", ""));
  }

  @Test
  void theSearchMayBeAnotherThanThatOfTheConfig() {
    RunFixture run = new RunFixture(folder);

    assertThat(run.say("q b\n", "translate", "--set", "decoding.replace-unknown=true").out())
        .isEqualTo("q y\n");
    assertThat(run.say("q b\n", "translate", "--set", "decoding.ban-unknown=true").out())
        .isEqualTo("x y\n");
  }

  @Test
  void printsTheBestTranslationsOfEachLineWithTheirLogProbability() {
    Said said =
        new RunFixture(folder)
            .say("a b c\n \nb\n", "translate", "--best", "2", "--set", LetterCorpus.BEAM);

    assertThat(said)
        .isEqualTo(
            new Said(
                0,
                """
                1 ||| x y ⁇ ||| -1.25
                1 ||| x y ||| -0.75
                2 |||  ||| 0.0
                3 ||| y ||| -0.5
                3 |||  ||| -0.25
                """,
                ""));
  }

  @Test
  void aRunOfGreedySearchMayTranslateWithABeam() {
    RunFixture run = new RunFixture(folder);

    assertThat(run.say("b\n", "translate", "--beam", "3", "--best", "2"))
        .isEqualTo(new Said(0, "1 ||| y ||| -0.5\n1 |||  ||| -0.25\n", ""));
    assertThat(
            run.say("q\n", "translate", "--beam", "3", "--set", "decoding.replace-unknown=true")
                .out())
        .isEqualTo("q\n");
    assertThat(run.say("b\n", "translate", "--beam", "0").err())
        .isEqualTo(
            "--set decoding.width=0: decoding.width is `0`; wanted a whole number from 1 to 1000\n");
  }

  @Test
  void aRunOfABeamMayTranslateWithAWiderOne() {
    RunFixture run = new RunFixture(folder, LetterCorpus.BEAM);

    assertThat(run.say("b\n", "translate", "--beam", "5", "--best", "5").exitCode()).isZero();
    assertThat(run.say("b\n", "translate", "--best", "5").exitCode()).isEqualTo(2);
  }

  @Test
  void printsEachTranslationAsJsonWithItsAlignment() {
    Said said = new RunFixture(folder).say("A q\n\n", "translate", "--json");

    assertThat(said)
        .isEqualTo(
            new Said(
                0,
                """
                {"model":"attention","seed":1,"sentence":"line-1","source":["a","q","</s>"],\
                "target":["x","⁇","</s>"],"log_probabilities":[-0.25,-0.5,-0.25],\
                "log_probability":-1.0,"weights":[[0.75,0.0,0.25],[0.25,0.75,0.0],[0.0,0.25,0.75]],\
                "unknown_source":["q"]}
                {"model":"attention","seed":1,"sentence":"line-2","source":["</s>"],"target":[],\
                "log_probabilities":[],"log_probability":0.0,"weights":[],"unknown_source":[]}
                """,
                "standard input:1: unknown to the model: q\n"));
  }

  @Test
  void printsALineOfJsonForEachOfTheBestTranslations() {
    Said said =
        new RunFixture(folder, LetterCorpus.BEAM)
            .say("\na\nb\n", "translate", "--json", "--best", "3");

    assertThat(
            said.out()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .map(record -> record.get("sentence").getAsString() + record.get("target")))
        .containsExactly(
            "line-1[]",
            "line-2[\"x\",\"</s>\"]",
            "line-2[\"</s>\"]",
            "line-3[\"y\",\"</s>\"]",
            "line-3[\"</s>\"]");
  }

  @Test
  void moreTranslationsThanTheSearchFindsAreRefused() {
    RunFixture run = new RunFixture(folder);

    assertThat(run.say("a\n", "translate", "--best", "2"))
        .isEqualTo(
            new Said(
                2,
                "",
                "--best is 2, but greedy search finds 1 translation; wanted a beam (--beam 2)\n"));
    assertThat(run.say("a\n", "translate", "--best", "5", "--set", LetterCorpus.BEAM).err())
        .isEqualTo(
            "--best is 5, but a beam of width 3 finds 3; wanted a wider one (--beam" + " 5)\n");
    assertThat(run.say("a\n", "translate", "--best", "0").err())
        .isEqualTo("--best is 0; it must be at least 1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.updates=5", "decodings.width=2", "name=other", "seeds=[1]"})
  void onlyTheSearchCanBeSet(String setting) {
    assertThat(new RunFixture(folder).say("a\n", "translate", "--set", setting))
        .isEqualTo(
            new Said(2, "", "--set " + setting + ": only keys of decoding can be set for a run\n"));
  }

  @Test
  void aSettingThatIsNoneIsAFaultOfItsOwn() {
    assertThat(new RunFixture(folder).say("a\n", "translate", "--set", "decoding.batc=5"))
        .isEqualTo(
            new Said(
                2,
                "",
                "--set decoding.batc=5: decoding.batc is an unknown key; did you mean `batch`?\n"));
  }
}
