package org.lengthwise.corpus.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.text.LanguageCode;
import org.lengthwise.text.Tokeniser;
import org.lengthwise.text.Vocabulary;

/**
 * What a prepared corpus holds and what it was made of; {@code manifest.json} in its folder.
 *
 * @param format the version of the folder's layout
 * @param identity SHA-256 over the settings and the prepared files: equal identities mean equal
 *     training, development and test pairs
 * @param origin the last element of the data folder's path, or {@code grammar}
 * @param sourceLanguage source language
 * @param targetLanguage target language
 * @param sourceRules the language whose rules cut the source lines; absent where {@code
 *     sourceLanguage} says it, and where there are none
 * @param targetRules the same of the target
 * @param tokenisation how lines became tokens
 * @param lowerCase whether all text was lower-cased
 * @param shareable whether its sentences may be shared: those of the grammar may
 * @param settings the keys of the config that the prepared files depend on, as text
 * @param dataFiles the SHA-256 of each file the pairs were read from; none for the grammar
 * @param sourceVocabulary source word numbers, the end token and the unknown word counted
 * @param targetVocabulary target word numbers, the end token and the unknown word counted
 * @param dropped training pairs dropped, by reason; none for the grammar
 * @param train the training pairs
 * @param dev the development pairs
 * @param test the test pairs, after sampling
 * @param testAvailable source lengths of the test pairs before sampling
 * @param files the SHA-256 of each prepared file
 */
public record CorpusManifest(
    int format,
    String identity,
    String origin,
    String sourceLanguage,
    String targetLanguage,
    @Nullable String sourceRules,
    @Nullable String targetRules,
    CorpusSpec.Tokenisation tokenisation,
    boolean lowerCase,
    boolean shareable,
    Map<String, String> settings,
    Map<String, String> dataFiles,
    int sourceVocabulary,
    int targetVocabulary,
    Map<String, Integer> dropped,
    SplitSummary train,
    SplitSummary dev,
    SplitSummary test,
    LengthHistogram testAvailable,
    Map<String, String> files) {
  static final int FORMAT = 1;

  public CorpusManifest {
    settings = inOrder(settings);
    dataFiles = inOrder(dataFiles);
    dropped = inOrder(dropped);
    files = inOrder(files);
  }

  private static <T> Map<String, T> inOrder(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * Reads the manifest in the folder of a corpus; the corpus itself need not be there.
   *
   * @throws CorpusException if it is missing, damaged or of another format
   */
  public static CorpusManifest read(Path folder) {
    try {
      return PreparedFolder.manifest(folder);
    } catch (IOException e) {
      throw new CorpusException("%s cannot be read: %s".formatted(folder, IoFault.of(e)), e);
    }
  }

  /**
   * Writes the manifest and its checksum into the folder, which is made if it is not there.
   *
   * @throws UncheckedIOException if that fails
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      ManifestFile.write(this, folder);
    } catch (IOException e) {
      throw IoFault.cannot("write to", folder, e);
    }
  }

  /** What cuts source lines into tokens, as it did when the corpus was prepared. */
  public Tokeniser sourceTokeniser() {
    return tokeniser(sourceLanguage, sourceRules);
  }

  /** What cuts target lines into tokens and joins them, as when the corpus was prepared. */
  public Tokeniser targetTokeniser() {
    return tokeniser(targetLanguage, targetRules);
  }

  private Tokeniser tokeniser(String language, @Nullable String rules) {
    // Before rules were found by other codes than the shortest, a corpus of `eng` was cut by none.
    String withoutRules = LanguageCode.of(language).isShortest() ? language : LanguageCode.NONE;
    return Tokeniser.of(tokenisation, rules == null ? withoutRules : rules);
  }

  /** The language whose rules cut the lines, where the name of the language does not say it. */
  static @Nullable String rules(CorpusSpec.Tokenisation tokenisation, String language) {
    LanguageCode code = LanguageCode.of(language);
    boolean said = code.isShortest() || tokenisation != CorpusSpec.Tokenisation.MOSES;
    return code.hasRules() && !said ? code.shortest() : null;
  }

  /** Whether its sentences were made by a grammar, not written by people. */
  public boolean isGenerated() {
    return CorpusSettings.isOf(CorpusSpec.Grammar.class, settings);
  }

  /** The training pairs. */
  public int trainPairs() {
    return train.pairs();
  }

  /** The development pairs. */
  public int devPairs() {
    return dev.pairs();
  }

  /** The test pairs, after sampling. */
  public int testPairs() {
    return test.pairs();
  }

  static String identity(Map<String, String> settings, Map<String, String> files) {
    StringBuilder text = new StringBuilder("format\t").append(FORMAT).append('\n');
    for (Map<String, String> part : List.of(settings, files)) {
      for (String key : new TreeSet<>(part.keySet())) {
        text.append(key).append('\t').append(part.get(key)).append('\n');
      }
    }
    return Sha256.of(text.toString());
  }

  /**
   * One split (train, dev or test) of a prepared corpus in numbers.
   *
   * @param pairs its sentence pairs
   * @param source its source side
   * @param target its target side
   */
  public record SplitSummary(int pairs, SideSummary source, SideSummary target) {
    static SplitSummary of(Bitext bitext) {
      return new SplitSummary(
          bitext.size(), SideSummary.of(bitext.sourceSide()), SideSummary.of(bitext.targetSide()));
    }

    /**
     * One side of one split of a prepared corpus in numbers.
     *
     * @param tokens tokens of all sentences, end tokens not counted
     * @param unknown those of them that the vocabulary does not hold
     * @param lengths sentences by length
     */
    public record SideSummary(long tokens, long unknown, LengthHistogram lengths) {
      static SideSummary of(Bitext.Side side) {
        return new SideSummary(
            side.tokens().length,
            Arrays.stream(side.tokens()).filter(word -> word == Vocabulary.UNKNOWN).count(),
            LengthHistogram.of(
                IntStream.range(0, side.size())
                    .mapToObj(side::length)
                    .collect(Collectors.toList())));
      }

      /** The share of the tokens that are unknown, from 0 to 1; 0 where there is no token. */
      public double unknownShare() {
        return tokens == 0 ? 0 : (double) unknown / tokens;
      }
    }
  }
}
