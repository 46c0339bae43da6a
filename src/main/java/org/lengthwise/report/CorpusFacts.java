package org.lengthwise.report;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.lengthwise.results.ResultsException;

/**
 * What the page says about the corpus; the part it needs of {@code corpus/manifest.json}.
 *
 * @param shareable whether its sentences may be passed on
 * @param sourceVocabulary source word numbers, the end token and the unknown word counted
 * @param targetVocabulary target word numbers, the end token and the unknown word counted
 * @param dropped training pairs left out, by reason
 */
record CorpusFacts(
    String sourceLanguage,
    String targetLanguage,
    boolean lowerCase,
    boolean shareable,
    int sourceVocabulary,
    int targetVocabulary,
    Map<String, Integer> dropped,
    Split train,
    Split dev,
    Split test) {

  /** Training, development or test pairs. */
  record Split(int pairs, Side source, Side target) {
    Split {
      Objects.requireNonNull(source, "source is missing");
      Objects.requireNonNull(target, "target is missing");
    }
  }

  /** One side of a split: its tokens, and those the vocabulary does not hold. */
  record Side(long tokens, long unknown) {
    double unknownShare() {
      return tokens == 0 ? 0 : (double) unknown / tokens;
    }
  }

  CorpusFacts {
    Objects.requireNonNull(sourceLanguage, "sourceLanguage is missing");
    Objects.requireNonNull(targetLanguage, "targetLanguage is missing");
    Objects.requireNonNull(dropped, "dropped is missing");
    Objects.requireNonNull(train, "train is missing");
    Objects.requireNonNull(dev, "dev is missing");
    Objects.requireNonNull(test, "test is missing");
  }

  static CorpusFacts read(Path manifest) {
    try {
      return Objects.requireNonNull(
          new Gson().fromJson(Files.readString(manifest), CorpusFacts.class), "it is empty");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + manifest + ": " + e.getMessage(), e);
    } catch (JsonParseException | NullPointerException e) {
      throw new ResultsException(manifest + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws.
      String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new ResultsException(manifest + ": " + reason, e);
    }
  }
}
