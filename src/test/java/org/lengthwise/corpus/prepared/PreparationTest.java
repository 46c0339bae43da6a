package org.lengthwise.corpus.prepared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.corpus.grammar.GrammarCorpus;
import org.lengthwise.corpus.source.FilesExperiment;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.CorpusSpec;

class PreparationTest {
  @TempDir Path temporary;
  private FilesExperiment experiment;
  private Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void aBitextWithoutFault() {
    experiment = new FilesExperiment(temporary.resolve("tiny-en-fr"));
    folder = temporary.resolve("results/tiny/corpus");
  }

  private CorpusManifest prepare() {
    said.clear();
    return Preparation.prepare(experiment.spec(), folder, said::add);
  }

  private PreparedCorpus prepared() {
    prepare();
    return PreparedCorpus.read(folder);
  }

  private static List<String> words(Bitext bitext, PreparedCorpus corpus) {
    List<String> words = new ArrayList<>();
    for (int pair = 0; pair < bitext.size(); pair++) {
      words.add(
          String.join(" ", corpus.source().decode(bitext.source(pair)))
              + " | "
              + String.join(" ", corpus.target().decode(bitext.target(pair))));
    }
    return words;
  }

  @Test
  void whatIsReadIsWhatTheFilesSay() {
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus))
        .containsExactly(
            "the cat | le chat", "the old dog | le vieux chien", "A cat sleeps | Un chat dort");
    assertThat(words(corpus.dev(), corpus)).containsExactly("the dog | le chien", "⁇ ⁇ | ⁇ ⁇");
    assertThat(words(corpus.test(), corpus)).containsExactly("the old cat | le vieux chat");
    assertThat(corpus.testText())
        .containsExactly(
            new SentencePair(
                List.of("the", "old", "cat"),
                List.of("le", "vieux", "chat"),
                "the old cat",
                "le vieux chat"));
    assertThat(corpus.devText()).extracting(SentencePair::sourceText).contains("a bird");
  }

  @Test
  void theManifestCountsWhatWasPrepared() {
    CorpusManifest manifest = prepare();
    assertThat(manifest).isEqualTo(PreparedCorpus.read(folder).manifest());
    assertThat(manifest.trainPairs()).isEqualTo(3);
    assertThat(manifest.devPairs()).isEqualTo(2);
    assertThat(manifest.testPairs()).isEqualTo(1);
    assertThat(manifest.origin()).isEqualTo("tiny-en-fr");
    assertThat(manifest.tokenisation()).isEqualTo(CorpusSpec.Tokenisation.WHITESPACE);
    assertThat(manifest.shareable()).isFalse();
    assertThat(manifest.sourceVocabulary()).isEqualTo(2 + 6);
    assertThat(manifest.train().source())
        .isEqualTo(
            new CorpusManifest.SplitSummary.SideSummary(
                8, 0, LengthHistogram.of(List.of(2, 3, 3))));
    assertThat(manifest.dev().target())
        .isEqualTo(
            new CorpusManifest.SplitSummary.SideSummary(4, 2, LengthHistogram.of(List.of(2, 2))));
    assertThat(manifest.dev().target().unknownShare()).isEqualTo(0.5);
    assertThat(LengthBucket.endingAt(List.of(2, 4)))
        .extracting(manifest.train().source().lengths()::in)
        .containsExactly(1, 2, 0);
    assertThat(manifest.dataFiles().keySet())
        .containsExactly("dev.en", "dev.fr", "test.en", "test.fr", "train.en", "train.fr");
    assertThat(manifest.identity()).matches("[0-9a-f]{64}");
  }

  @Test
  void theManifestHoldsNoPath() throws IOException {
    prepare();
    assertThat(folder.resolve("manifest.json"))
        .content()
        .contains("\"origin\": \"tiny-en-fr\"")
        .doesNotContain(temporary.toString());
    assertThat(temporary.resolve("results/tiny")).isDirectoryNotContaining(p -> !p.equals(folder));
  }

  @Test
  void rareWordsBecomeTheUnknownWord() {
    experiment.words = 2;
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus))
        .containsExactly("the cat | le chat", "the ⁇ ⁇ | le ⁇ ⁇", "⁇ cat ⁇ | ⁇ chat ⁇");
    assertThat(corpus.manifest().train().source().unknown()).isEqualTo(4);
  }

  @Test
  void trainingPairsAreCleanedAndCounted() {
    experiment.write("train.en", "a b c d e\n\na\na b c d e f\nb\n \nc\n");
    experiment.write("train.fr", "e f g h i\nx\na b c\nq\nd\n\nz\n");
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus))
        .containsExactly("a b c d e | e f g h i", "b | d", "c | z");
    assertThat(corpus.manifest().dropped())
        .containsExactly(
            Map.entry("empty", 2), Map.entry("too-long", 1), Map.entry("unbalanced", 1));
    assertThat(said)
        .containsExactly(
            "3 of the first 7 training pairs kept; dropped: 2 with an empty side, 1 longer than 5"
                + " tokens, 1 with one side more than 2 times the other",
            "prepared 3 training, 2 dev and 1 test pairs; 0.0% of the source and 0.0% of the target"
                + " tokens trained on are unknown words",
            "test pairs by source length: 1-1: 0 of 0, 2-3: 1 of 1, 4+: 0 of 0");
  }

  @Test
  void whatMayNotBePlainTextIsNamedAndReadAsItStands() {
    experiment.write("train.en", "a\nthe &apos; cat\n<b> x </b>\n");
    experiment.write("dev.fr", "dit\u0093\nb\n");
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus)).contains("the &apos; cat | le vieux chien");
    assertThat(said.subList(0, 3))
        .containsExactly(
            experiment.folder
                + "/train.en:2: 1 of 3 lines contain escaped characters: `&apos;` once; they are kept;"
                + " to get rid of them, unescape the file first",
            experiment.folder
                + "/train.en:3: 1 of 3 lines contain tags: `<b>` once, `</b>` once; they become words;"
                + " to get rid of them, remove them from the file first",
            experiment.folder
                + "/dev.fr:1: 1 of 2 lines contain control characters: U+0093, in windows-1252 `“`,"
                + " once; they are dropped (U+0085 becomes a blank); if they were punctuation, convert"
                + " the file from windows-1252 first");
  }

  @Test
  void aLanguageWithoutRulesIsNamed() {
    experiment.as("zho-CN", "es_LA").tokenisation(CorpusSpec.Tokenisation.MOSES);
    prepare();
    assertThat(said.get(0))
        .isEqualTo(
            "corpus.source is zho-CN (Chinese), corpus.target is es_LA (Spanish): the moses"
                + " tokeniser has rules only for en (English) and fr (French); here it uses those for"
                + " any language");
  }

  @Test
  void aLanguageKeepsTheRulesThatItsCorpusWasCutBy() throws IOException {
    experiment.as("eng", "fra").tokenisation(CorpusSpec.Tokenisation.MOSES);
    experiment.write("train.fra", "n'a\nb\nc\n").write("train.eng", "don't\nb\nc\n");
    PreparedCorpus corpus = prepared();
    assertThat(said).noneMatch(line -> line.contains("rules"));
    assertThat(words(corpus.train(), corpus)).contains("don 't | n' a");
    assertThat(corpus.manifest().targetTokeniser().tokenise("n'a")).containsExactly("n'", "a");

    // As a version wrote it that did not know these codes.
    Path manifest = folder.resolve(ManifestFile.NAME);
    String before =
        Files.readString(manifest)
            .replace("  \"sourceRules\": \"en\",\n", "")
            .replace("  \"targetRules\": \"fr\",\n", "");
    Files.writeString(manifest, before);
    Files.writeString(
        folder.resolve(ManifestFile.CHECKSUM), Sha256.of(before) + "  " + ManifestFile.NAME + "\n");
    PreparedCorpus old = PreparedCorpus.read(folder);
    assertThat(old.manifest().sourceTokeniser().tokenise("don't")).containsExactly("don't");
    assertThat(old.targetTokeniser().detokenise(List.of("n'", "a"))).isEqualTo("n' a");
  }

  @Test
  void theManifestOfALanguageByItsShortestCodeSaysNothingOfRules() {
    experiment.tokenisation(CorpusSpec.Tokenisation.MOSES);
    prepare();
    assertThat(folder.resolve(ManifestFile.NAME)).content().doesNotContain("Rules");
  }

  @Test
  void thePairsWantedAreTheFirstThatRemain() {
    experiment.pairs = OptionalInt.of(2);
    experiment.write("train.en", "\na\nb\nc\n\n").write("train.fr", "x\nd\ne\nf\ng\n");
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus)).containsExactly("a | d", "b | e");
    assertThat(corpus.source().knows("c")).as("a word of pairs not used").isFalse();
    assertThat(said.get(0)).startsWith("2 of the first 3 training pairs kept; dropped: 1 with");
  }

  @Test
  void manyPairsStayInOrder() {
    StringBuilder source = new StringBuilder();
    StringBuilder target = new StringBuilder();
    for (int i = 0; i < 9001; i++) {
      source.append("w").append(i).append(" x\n");
      target.append(i % 3 == 0 ? "y" : "y z").append('\n');
    }
    experiment.words = 10_000;
    experiment.pairs = OptionalInt.of(9000);
    PreparedCorpus corpus = prepared(source.toString(), target.toString());
    assertThat(corpus.train().size()).isEqualTo(9000);
    for (int i = 0; i < 9000; i++) {
      assertThat(corpus.source().decode(corpus.train().source(i))).containsExactly("w" + i, "x");
      assertThat(corpus.train().targetLength(i)).isEqualTo(i % 3 == 0 ? 1 : 2);
    }
  }

  private PreparedCorpus prepared(String source, String target) {
    experiment.write("train.en", source).write("train.fr", target);
    return prepared();
  }

  @Test
  void devAndTestPairsOfAnyLengthStay() {
    String word = "unseen ";
    experiment.write("test.en", word.repeat(100_000) + "\nx\n");
    experiment.write("test.fr", "court\n" + word.repeat(50) + "\n");
    PreparedCorpus corpus = prepared();
    assertThat(corpus.test().sourceLength(0)).isEqualTo(100_000);
    assertThat(corpus.test().targetLength(1)).isEqualTo(50);
    assertThat(corpus.manifest().test().source().unknownShare()).isEqualTo(1.0);
    assertThat(corpus.testText().get(0).source()).hasSize(100_000);
  }

  @Test
  void aCorpusOfOneLineEachIsEnough() {
    for (String split : List.of("train", "dev", "test")) {
      experiment.write(split + ".en", "same").write(split + ".fr", "same");
    }
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus)).containsExactly("same | same");
  }

  @Test
  void gzippedFilesGiveTheSamePairs() {
    PreparedCorpus plain = prepared();
    experiment
        .remove("train.fr")
        .write("train.fr.gz", FilesExperiment.gzip("le chat\nle vieux chien\nUn chat dort\n"));
    folder = temporary.resolve("other");
    PreparedCorpus zipped = prepared();
    assertThat(zipped.manifest().identity()).isEqualTo(plain.manifest().identity());
    assertThat(zipped.manifest().dataFiles()).containsKey("train.fr.gz");
  }

  @Test
  void marksAndLineEndsOfOtherSystemsChangeNothing() {
    String identity = prepare().identity();
    experiment.write("train.en", "\ufeffthe cat\r\nthe old dog\r\nA cat sleeps");
    folder = temporary.resolve("other");
    assertThat(prepare().identity()).isEqualTo(identity);
  }

  @Test
  void textComesBackWhateverItsCharacters() {
    String line = "<b>&\"'\\\t|,\u0085\u2028\ud83d\ude00 \u05e9 \r x";
    experiment.write("test.en", line + "\n");
    assertThat(prepared().testText().get(0).sourceText()).isEqualTo(line);
  }

  @Test
  void lowerCasingReachesWordsAndText() {
    experiment.lowerCase = true;
    experiment.write("test.en", "THE İ Old\n");
    PreparedCorpus corpus = prepared();
    assertThat(words(corpus.train(), corpus)).contains("a cat sleeps | un chat dort");
    assertThat(corpus.testText().get(0).sourceText()).isEqualTo("the i\u0307 old");
    assertThat(corpus.manifest().lowerCase()).isTrue();
  }

  @Test
  void aTestSampleIsTakenByLength() {
    experiment.perBucket = Optional.of(2);
    experiment.write("test.en", "a\nb c\nb d\na a\nq w e\nz\na b c d\n");
    experiment.write("test.fr", "1\n2\n3\n4\n5\n6\n7\n");
    PreparedCorpus corpus = prepared();
    assertThat(corpus.testText()).hasSize(5).extracting(SentencePair::targetText).isSorted();
    assertThat(corpus.test().size()).isEqualTo(5);
    assertThat(corpus.manifest().testAvailable().sentences()).hasToString("{1=2, 2=3, 3=1, 4=1}");
    assertThat(said).contains("test pairs by source length: 1-1: 2 of 2, 2-3: 2 of 4, 4+: 1 of 1");
  }

  @Test
  void theGrammarIsPreparedWithoutAnyFile() {
    CorpusSpec.Grammar grammar = new CorpusSpec.Grammar(5, 60, 12, 31, 7, 23);
    CorpusManifest manifest = Preparation.prepare(experiment.spec(grammar), folder, said::add);
    PreparedCorpus corpus = PreparedCorpus.read(folder);
    assertThat(manifest.origin()).isEqualTo("grammar");
    assertThat(manifest.shareable()).isTrue();
    assertThat(manifest.dataFiles()).isEmpty();
    assertThat(manifest.dropped()).isEmpty();
    assertThat(corpus.train().size()).isEqualTo(31);
    assertThat(corpus.dev().size()).isEqualTo(7);
    assertThat(corpus.testText()).hasSize(23).isEqualTo(GrammarCorpus.generate(grammar).test());
    assertThat(Preparation.prepare(experiment.spec(grammar), folder, said::add))
        .isEqualTo(manifest);
  }

  @Test
  void aGrammarThatCannotWriteSoManySentencesIsAFault() {
    CorpusSpec.Grammar grammar = new CorpusSpec.Grammar(5, 59, 12, 31, 7, 23);
    assertThatThrownBy(() -> Preparation.prepare(experiment.spec(grammar), folder, said::add))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("the grammar cannot generate this corpus: ");
    assertThat(folder).doesNotExist();
  }
}
