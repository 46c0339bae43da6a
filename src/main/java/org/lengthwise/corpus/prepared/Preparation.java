package org.lengthwise.corpus.prepared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lengthwise.corpus.Bitext;
import org.lengthwise.corpus.BitextFile;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.LengthBucket;
import org.lengthwise.corpus.LengthHistogram;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.corpus.source.PairSource;
import org.lengthwise.corpus.source.TrainingPairs;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.io.IoFault;
import org.lengthwise.spec.ExperimentSpec;

/**
 * Turns the corpus of an experiment into the files that all its runs share.
 *
 * <p>Everything is read, checked and encoded before the first byte is written; the files are
 * written beside their folder and moved into place whole.
 */
public final class Preparation {
  private final ExperimentSpec spec;
  private final Path folder;
  private final Consumer<String> say;
  private final Map<String, String> settings;

  private Preparation(ExperimentSpec spec, Path folder, Consumer<String> say) {
    this.spec = spec;
    this.folder = folder;
    this.say = say;
    this.settings = CorpusSettings.of(spec);
  }

  /**
   * Prepares the corpus of an experiment in a folder of its own, or finds it there, intact and made
   * of the same files with the same settings.
   *
   * @param spec the experiment
   * @param folder where the prepared files go; its parent is made if need be
   * @param say takes a line for each message
   * @throws CorpusException with all errors of the data files, or if the folder contains something
   *     else, or if something cannot be read
   * @throws UncheckedIOException if the folder cannot be written; it is then unchanged
   */
  public static CorpusManifest prepare(ExperimentSpec spec, Path folder, Consumer<String> say) {
    return new Preparation(spec, folder, say).prepare();
  }

  /**
   * The SHA-256 of each file that an experiment's corpus is prepared from, by name; none for the
   * grammar.
   *
   * @throws CorpusException with every file that is missing or cannot be read
   */
  public static Map<String, String> dataFiles(ExperimentSpec spec) {
    try {
      return PairSource.of(spec.corpus()).dataFiles();
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException("the corpus cannot be read: " + IoFault.of(e), e);
    }
  }

  private CorpusManifest prepare() {
    PairSource.RawCorpus raw;
    Map<String, String> dataFiles;
    try {
      Optional<CorpusManifest> before = manifestThere();
      before.ifPresent(manifest -> refuse(manifest.settings(), settings));
      PairSource source = PairSource.of(spec.corpus());
      Map<String, String> found = source.dataFiles();
      before.ifPresent(manifest -> refuse(manifest.dataFiles(), found));
      if (before.isPresent()) {
        try {
          return PreparedFolder.verify(folder);
        } catch (CorpusException e) {
          say.accept("prepared again, because " + String.join("; ", e.faults()));
        }
      }
      raw = source.read(say);
      dataFiles = found;
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(
          "the corpus cannot be prepared in %s: %s".formatted(folder, IoFault.of(e)), e);
    }
    try {
      return write(raw, dataFiles);
    } catch (UncheckedIOException e) {
      throw unwritten(Objects.requireNonNull(e.getCause())); // of a vocabulary
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private UncheckedIOException unwritten(IOException e) {
    return IoFault.cannot("write", folder, e);
  }

  /** The manifest of a corpus prepared here before, if it can be read. */
  private Optional<CorpusManifest> manifestThere() throws IOException {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(folder + " is a file; the prepared corpus needs a folder there");
    }
    Set<String> otherFiles = PreparedFolder.otherFiles(folder);
    if (!otherFiles.isEmpty()) {
      throw new CorpusException(
          "%s contains %s, which is not part of a prepared corpus; move it away"
              .formatted(folder, String.join(", ", otherFiles)));
    }
    if (!PreparedFolder.isBegun(folder)) {
      return Optional.empty();
    }
    Optional<CorpusManifest> manifest = ManifestFile.read(folder);
    if (manifest.isEmpty()) {
      say.accept(
          "prepared again, because %s is missing, damaged or of another version"
              .formatted(manifestFile()));
    }
    return manifest;
  }

  private Path manifestFile() {
    return folder.resolve(ManifestFile.NAME);
  }

  private void refuse(Map<String, String> before, Map<String, String> now) {
    List<String> faults =
        CorpusSettings.differences(before, now).stream()
            .map(
                difference ->
                    "%s was prepared with %s; give the experiment another name or remove that folder"
                        .formatted(folder, difference))
            .toList();
    if (!faults.isEmpty()) {
      throw new CorpusException(faults);
    }
  }

  private CorpusManifest write(PairSource.RawCorpus raw, Map<String, String> dataFiles)
      throws IOException {
    TrainingPairs.Encoded encoded = raw.train().encode(spec.vocabulary());
    List<SentencePair> test = TestSample.of(raw.test(), spec.evaluation());
    Bitext devIds = encoded.encode(raw.dev());
    Bitext testIds = encoded.encode(test);
    try (FolderReplacement replacement = FolderReplacement.begin(folder)) {
      Path fresh = replacement.fresh();
      encoded.source().write(fresh.resolve(PreparedFolder.SOURCE_VOCABULARY));
      encoded.target().write(fresh.resolve(PreparedFolder.TARGET_VOCABULARY));
      BitextFile.write(encoded.train(), fresh.resolve(PreparedFolder.TRAIN));
      BitextFile.write(devIds, fresh.resolve(PreparedFolder.DEV));
      BitextFile.write(testIds, fresh.resolve(PreparedFolder.TEST));
      SentencePairFile.write(raw.dev(), fresh.resolve(PreparedFolder.DEV_TEXT));
      SentencePairFile.write(test, fresh.resolve(PreparedFolder.TEST_TEXT));
      CorpusManifest manifest =
          manifest(raw, dataFiles, encoded, devIds, testIds, PreparedFolder.hashes(fresh));
      ManifestFile.write(manifest, fresh);
      replacement.finish();
      report(manifest);
      return manifest;
    }
  }

  private CorpusManifest manifest(
      PairSource.RawCorpus raw,
      Map<String, String> dataFiles,
      TrainingPairs.Encoded encoded,
      Bitext dev,
      Bitext test,
      Map<String, String> files) {
    return new CorpusManifest(
        CorpusManifest.FORMAT,
        CorpusManifest.identity(settings, files),
        raw.origin(),
        raw.sourceLanguage(),
        raw.targetLanguage(),
        CorpusManifest.rules(raw.tokenisation(), raw.sourceLanguage()),
        CorpusManifest.rules(raw.tokenisation(), raw.targetLanguage()),
        raw.tokenisation(),
        raw.lowerCase(),
        raw.shareable(),
        settings,
        dataFiles,
        encoded.source().size(),
        encoded.target().size(),
        raw.dropped(),
        CorpusManifest.SplitSummary.of(encoded.train()),
        CorpusManifest.SplitSummary.of(dev),
        CorpusManifest.SplitSummary.of(test),
        LengthHistogram.of(raw.test().stream().map(pair -> pair.source().size()).toList()),
        files);
  }

  private void report(CorpusManifest manifest) {
    say.accept(
        String.format(
            Locale.ROOT,
            "prepared %,d training, %,d dev and %,d test pairs; %.1f%% of the source and %.1f%% of"
                + " the target tokens trained on are unknown words",
            manifest.trainPairs(),
            manifest.devPairs(),
            manifest.testPairs(),
            100 * manifest.train().source().unknownShare(),
            100 * manifest.train().target().unknownShare()));
    List<LengthBucket> buckets = LengthBucket.endingAt(spec.evaluation().buckets());
    say.accept(
        buckets.stream()
            .map(
                bucket ->
                    String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d",
                        bucket,
                        manifest.test().source().lengths().in(bucket),
                        manifest.testAvailable().in(bucket)))
            .collect(Collectors.joining(", ", "test pairs by source length: ", "")));
  }
}
