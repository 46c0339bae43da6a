package org.lengthwise.corpus.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.prepared.Preparation;

/** What a reader of the terminal sees when a bitext is not what it should be. */
class CorpusFaultsTest {
  private static final String WANTED =
      "train.en and train.fr, dev.en and dev.fr, test.en and test.fr: UTF-8, one sentence per line,"
          + " each line translating the same line of the other file, plain or gzipped (.gz)";

  @TempDir Path temporary;
  private FilesExperiment experiment;
  private Path data;

  @BeforeEach
  void aBitextWithoutFault() {
    data = temporary.resolve("some data é");
    experiment = new FilesExperiment(data);
  }

  private List<String> faults() {
    Path prepared = temporary.resolve("results/tiny/corpus");
    CorpusException exception =
        catchThrowableOfType(
            CorpusException.class,
            () -> Preparation.prepare(experiment.spec(), prepared, line -> {}));
    assertThat(exception).as("a fault").isNotNull();
    assertThat(temporary.resolve("results")).as("nothing is written").doesNotExist();
    assertThat(exception).hasMessage(String.join("\n", exception.faults()));
    return exception.faults();
  }

  @Test
  void aFolderNotGiven() {
    experiment.given = Optional.empty();
    assertThat(faults())
        .containsExactly("corpus.folder is not set; give DATA=FOLDER, a folder with " + WANTED);
  }

  @Test
  void aFolderThatDoesNotExist() {
    experiment.given = Optional.of("no/such folder");
    assertThat(faults())
        .containsExactly("no/such folder does not exist; wanted a folder with " + WANTED);
  }

  @Test
  void aFolderThatIsAFile() {
    experiment.given = Optional.of(data + "/dev.en");
    assertThat(faults())
        .containsExactly(data + "/dev.en is not a folder; wanted a folder with " + WANTED);
  }

  @Test
  void aFolderThatIsNoPath() {
    experiment.given = Optional.of("a\0b");
    assertThat(faults()).containsExactly("corpus.folder is not a path: Nul character not allowed");
  }

  @Test
  void oneLanguageForBothSides() {
    experiment.target = "en";
    assertThat(faults())
        .containsExactly(
            "corpus.source and corpus.target are both en; each side needs its own files");
  }

  @Test
  void missingAndDoubledFilesAllAtOnce() throws Exception {
    experiment.remove("train.fr").remove("test.en").write("dev.fr.gz", FilesExperiment.gzip("x"));
    experiment.remove("dev.en");
    Files.createDirectory(data.resolve("dev.en"));
    assertThat(faults())
        .containsExactly(
            "neither "
                + data
                + "/train.fr nor train.fr.gz exists; wanted one of them, UTF-8, one sentence per line",
            data + "/dev.en is not a file",
            "both " + data + "/dev.fr and dev.fr.gz exist; remove one of them",
            "neither "
                + data
                + "/test.en nor test.en.gz exists; wanted one of them, UTF-8, one sentence per line");
  }

  @Test
  void linesThatDoNotPairUp() {
    experiment.write("train.fr", "le chat\nle vieux chien\n").write("test.en", "a\nb\nc");
    assertThat(faults())
        .containsExactly(
            "%1$s/train.en has 3 lines but %1$s/train.fr has 2; each line must translate the same line of the other"
                .formatted(data),
            "%1$s/test.en has 3 lines but %1$s/test.fr has 1; each line must translate the same line of the other"
                .formatted(data));
  }

  @Test
  void linesThatDoNotPairUpBehindThePairsWanted() {
    experiment.pairs = OptionalInt.of(1);
    experiment.write("train.en", "a\nb\nc\nd\n");
    assertThat(faults())
        .containsExactly(
            "%1$s/train.en has 4 lines but %1$s/train.fr has 3; each line must translate the same line of the other"
                .formatted(data));
  }

  @Test
  void bytesThatAreNotUtf8WithTheirLines() {
    experiment.write(
        "train.fr", "un\nl'\u00e9t\u00e9\n\u00e0\n".getBytes(StandardCharsets.ISO_8859_1));
    experiment.write("dev.en", "a\nna\u00efve\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(faults())
        .containsExactly(
            data
                + "/train.fr:2: the line is not UTF-8 (byte E9 at position 3 of the line); also line 3",
            data + "/dev.en:2: the line is not UTF-8 (byte EF at position 3 of the line)");
  }

  @Test
  void emptyLinesOfDevAndTestWithTheirLines() {
    experiment.write("dev.fr", "le chien\n \t\u00a0\u3000\n");
    String blanks = "\n".repeat(8);
    experiment.write("test.en", "a\n" + blanks).write("test.fr", "a\n" + "b\n".repeat(8));
    assertThat(faults())
        .containsExactly(
            data
                + "/dev.fr:2: the line is empty; dev and test pairs are never dropped, so remove this"
                + " one",
            data
                + "/test.en:2: the line is empty; dev and test pairs are never dropped, so remove this"
                + " one; also lines 3, 4, 5, 6 and 3 more");
  }

  @Test
  void nulCharacters() {
    experiment.write("train.en", "a\nb\0\nc\n");
    assertThat(faults()).containsExactly(data + "/train.en:2: the line contains a NUL character");
  }

  @Test
  void aFileOfMarkup() {
    experiment.write("train.en", "<srcset setid=\"news\">\n<seg id=\"1\"> a </seg>\n</srcset>\n");
    assertThat(faults())
        .containsExactly(
            data
                + "/train.en:1: the file begins with `<srcset setid=\"news\">`; it is markup, wanted"
                + " plain text, one sentence per line");
  }

  @Test
  void emptyFiles() {
    experiment.write("train.en", "").write("train.fr", "\ufeff").remove("dev.fr");
    experiment.write("dev.fr.gz", new byte[0]).remove("test.en");
    experiment.write("test.en.gz", FilesExperiment.gzip(""));
    assertThat(faults())
        .containsExactly(
            data + "/train.en is empty; wanted one sentence per line",
            data + "/dev.fr.gz is empty; wanted gzipped text",
            data + "/test.en.gz is empty; wanted one sentence per line");
  }

  @Test
  void gzipDataCutOffOrDamaged() {
    byte[] whole = FilesExperiment.gzip("the cat\nthe old dog\nA cat sleeps\n");
    experiment.remove("train.en").write("train.en.gz", Arrays.copyOf(whole, whole.length / 2));
    byte[] flipped = FilesExperiment.gzip("le chien\nun oiseau\n");
    flipped[flipped.length - 6] ^= 1;
    experiment.remove("dev.fr").write("dev.fr.gz", flipped);
    experiment.remove("test.en").write("test.en.gz", "no gzip at all");
    assertThat(faults())
        .containsExactly(
            data
                + "/train.en.gz ends early, after line 1: the gzip data is cut off; copy or download it"
                + " again",
            data
                + "/dev.fr.gz is not intact gzip data after line 2 (the checksum of the text is"
                + " wrong); copy or download it again",
            data
                + "/test.en.gz is not intact gzip data after line 0 (it does not begin as such data);"
                + " copy or download it again");
  }

  /** Both sides alike, so that their lines still pair up. */
  @Test
  void gzipDataCutOffWithinTheHeaderOfALaterMember() throws Exception {
    byte[] more = FilesExperiment.gzip("more\n");
    byte[] header = Arrays.copyOf(more, 6);
    experiment.remove("train.en").remove("train.fr");
    experiment.write("train.en.gz", joined(FilesExperiment.gzip("a\nb\n"), header));
    experiment.write("train.fr.gz", joined(FilesExperiment.gzip("c\nd\n"), header));
    assertThat(faults())
        .containsExactly(
            data
                + "/train.en.gz ends early, after line 2: the gzip data is cut off; copy or download it"
                + " again",
            data
                + "/train.fr.gz ends early, after line 2: the gzip data is cut off; copy or download it"
                + " again");
  }

  @Test
  void whatFollowsGzipData() throws Exception {
    byte[] gzip = FilesExperiment.gzip("le chien\nun oiseau\n");
    experiment.remove("dev.fr").write("dev.fr.gz", joined(gzip, "more".getBytes(US_ASCII)));
    experiment.remove("test.fr").write("test.fr.gz", joined(gzip, new byte[] {0, 0, 7}));
    assertThat(faults())
        .containsExactly(
            data
                + "/dev.fr.gz is not intact gzip data after line 2 (other data follows it);"
                + " copy or download it again",
            data
                + "/test.fr.gz is not intact gzip data after line 2 (other data follows the zeros at"
                + " its end); copy or download it again");
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void fewerPairsLeftThanWanted() {
    experiment.pairs = OptionalInt.of(1000);
    experiment.write("train.en", "a b c d e f\na\n\nb\n").write("train.fr", "a\na b c\nd\nb\n");
    assertThat(faults())
        .containsExactly(
            "corpus.pairs is 1000, but only 1 of the 4 training pairs in "
                + data
                + " are left; dropped: 1 with an empty side, 1 longer than 5 tokens, 1 with one side"
                + " more than 2 times the other");
  }

  @Test
  void noPairLeftAtAll() {
    experiment.ratioLimit = 1.5;
    experiment.write("train.en", "\n").write("train.fr", "a\n");
    assertThat(faults())
        .containsExactly(
            "corpus.pairs is all, but only 0 of the 1 training pairs in "
                + data
                + " are left; dropped: 1 with an empty side, 0 longer than 5 tokens, 0 with one side"
                + " more than 1.5 times the other");
  }
}
