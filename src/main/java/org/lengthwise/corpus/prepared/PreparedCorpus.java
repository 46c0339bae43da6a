package org.lengthwise.corpus.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.BitextFile;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.io.IoFault;
import org.lengthwise.text.Tokeniser;
import org.lengthwise.text.Vocabulary;

/**
 * A corpus as {@link Preparation} wrote it: every run of an experiment trains on it and is scored
 * on it.
 *
 * @param source source words by number
 * @param target target words by number
 * @param train training pairs
 * @param dev development pairs
 * @param test test pairs
 * @param devText the development pairs as text, in the same order
 * @param testText the test pairs as text, in the same order
 * @param targetTokeniser turns target tokens into a line of text again
 * @param manifest what it was made of
 */
public record PreparedCorpus(
    Vocabulary source,
    Vocabulary target,
    Bitext train,
    Bitext dev,
    Bitext test,
    List<SentencePair> devText,
    List<SentencePair> testText,
    Tokeniser targetTokeniser,
    CorpusManifest manifest) {
  /**
   * Reads a prepared corpus and checks each file against the SHA-256 in its manifest.
   *
   * @throws CorpusException if a file is missing, damaged or cannot be read
   */
  public static PreparedCorpus read(Path folder) {
    try {
      CorpusManifest manifest = PreparedFolder.verify(folder);
      return new PreparedCorpus(
          Vocabulary.read(folder.resolve(PreparedFolder.SOURCE_VOCABULARY)),
          Vocabulary.read(folder.resolve(PreparedFolder.TARGET_VOCABULARY)),
          BitextFile.read(folder.resolve(PreparedFolder.TRAIN)),
          BitextFile.read(folder.resolve(PreparedFolder.DEV)),
          BitextFile.read(folder.resolve(PreparedFolder.TEST)),
          SentencePairFile.read(folder.resolve(PreparedFolder.DEV_TEXT)),
          SentencePairFile.read(folder.resolve(PreparedFolder.TEST_TEXT)),
          manifest.targetTokeniser(),
          manifest);
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException("%s cannot be read: %s".formatted(folder, IoFault.of(e)), e);
    }
  }
}
