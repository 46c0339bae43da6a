package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.cli.RunFixture.Said;

class AlignCommandTest {
  @TempDir private Path folder;
  private RunFixture run;

  @BeforeEach
  void perform() {
    run = new RunFixture(folder);
  }

  @Test
  void printsWhatTheModelMakesOfEachPair() {
    String sources = run.file("a", "A q\n\n");
    String targets = run.file("b", "Y\nw x\n");

    Said said = align(sources, targets);

    assertThat(said)
        .isEqualTo(
            new Said(
                0,
                """
                {"model":"attention","seed":1,"sentence":"line-1","source":["a","q","</s>"],\
                "target":["y","</s>"],"log_probabilities":[-0.25,-0.25],\
                "log_probability":-0.5,"weights":[[0.75,0.0,0.25],[0.25,0.75,0.0]],\
                "unknown_source":["q"],"unknown_target":[]}
                {"model":"attention","seed":1,"sentence":"line-2","source":["</s>"],\
                "target":["w","x","</s>"],"log_probabilities":[-0.5,-0.25,-0.25],\
                "log_probability":-1.0,"weights":[[1.0],[1.0],[1.0]],\
                "unknown_source":[],"unknown_target":["w"]}
                """,
                """
                %s:1: unknown to the model: q
                %s:2: unknown to the model: w
                """
                    .formatted(sources, targets)));
    assertThat(align(sources, targets, "--quiet")).isEqualTo(new Said(0, said.out(), ""));
  }

  @Test
  void aBlankTargetIsTheEndTokenAlone() {
    Said said = align(run.file("a", "a\n"), run.file("b", " \n"));

    assertThat(said.out())
        .isEqualTo(
            """
            {"model":"attention","seed":1,"sentence":"line-1","source":["a","</s>"],\
            "target":["</s>"],"log_probabilities":[-0.25],"log_probability":-0.25,\
            "weights":[[0.75,0.25]],"unknown_source":[],"unknown_target":[]}
            """);
  }

  @Test
  void tokenisedLinesKeepTheirCaseSoThatAnUnknownFormStaysUnknown() {
    String target = run.file("b", "X\n");

    Said said = align(run.file("a", "a\n"), target, "--tokenised");

    assertThat(said.out())
        .contains("\"target\":[\"X\",\"</s>\"],\"log_probabilities\":[-0.5,-0.25]");
    assertThat(said.err()).isEqualTo(target + ":1: unknown to the model: X\n");
  }

  @Test
  void drawsEachPairWhereFiguresAreAskedFor() {
    Path figures = folder.resolve("figures");

    Said said =
        align(run.file("a", "a q\n"), run.file("b", "y\n"), "--figures", figures.toString());

    assertThat(said.exitCode()).isZero();
    assertThat(figures.resolve("alignment-attention-s1-line-1.png")).isNotEmptyFile();
    assertThat(figures.resolve("alignment-attention-s1-line-1.svg"))
        .content()
        .contains(">q</text>", ">y</text>");
  }

  /** Of a plane for private use, which no font serves. */
  @Test
  void lettersThatNoFontHasAreNamedAndEndAtTheEdgeOfThePicture() {
    Path figures = folder.resolve("figures");
    String word = Character.toString(0xF0001).repeat(3);

    Said said =
        align(
            run.file("a", "a\n"),
            run.file("b", word + "\n"),
            "--quiet",
            "--figures",
            figures.toString());

    assertThat(said.err())
        .isEqualTo(
            figures
                + ": no font of this machine has "
                + Character.toString(0xF0001)
                + ": the PNG pictures show boxes in their place\n");
    assertThat(said.exitCode()).isZero();
    assertThat(figures.resolve("alignment-attention-s1-line-1.svg"))
        .content()
        .contains("text-anchor:end;\" x=\"0\" y=\"0\">" + "&#983041;".repeat(3) + "</text>");
  }

  @Test
  void filesWithoutLinesHaveNoPairs() {
    assertThat(align(run.file("a", ""), run.file("b", ""))).isEqualTo(new Said(0, "", ""));
  }

  @Test
  void filesThatDoNotFitTogetherAreRefused() {
    String three = run.file("a", "a\na\na\n");
    String two = run.file("b", "x\nx");

    assertThat(align(three, two))
        .isEqualTo(
            new Said(
                2,
                "",
                "the files must have the same number of lines, but %s has 3, %s has 2\n"
                    .formatted(three, two)));
  }

  @Test
  void aFileThatIsMissingOrAFolderIsNamed() {
    String there = run.file("a", "a\n");
    Path missing = folder.resolve("missing");

    assertThat(align(there, missing.toString()))
        .isEqualTo(new Said(2, "", missing + ": no such file\n"));
    assertThat(align(folder.toString(), there))
        .isEqualTo(new Said(2, "", folder + ": this is a folder, not a file\n"));
  }

  @Test
  void aLineThatIsNotUtf8IsNamed() {
    String bad = run.file("a", new byte[] {'a', '\n', (byte) 0xC3, '\n'});

    assertThat(align(bad, run.file("b", "x\nx\n")))
        .isEqualTo(new Said(2, "", bad + ":2: the line is not UTF-8\n"));
  }

  @Test
  void bothFilesAreNeeded() {
    assertThat(run.say("", "align", "--source", run.file("a", "a\n")))
        .isEqualTo(
            new Said(
                2,
                "",
                "lengthwise: Missing required option: '--target FILE'\n"
                    + "See: lengthwise align --help\n"));
  }

  private Said align(String source, String target, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(new String[] {"--source", source, "--target", target}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return run.say("", "align", arguments);
  }
}
