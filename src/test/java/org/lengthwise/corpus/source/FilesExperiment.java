package org.lengthwise.corpus.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.lengthwise.config.TrainingExamples;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.DecodingSpec;
import org.lengthwise.spec.EvaluationSpec;
import org.lengthwise.spec.ExperimentSpec;
import org.lengthwise.spec.Specs;
import org.lengthwise.spec.TrainingSpec;

/** A small bitext in a folder and the experiment that asks for it, changed to taste by a test. */
public final class FilesExperiment {
  public final Path folder;
  public Optional<String> given;
  String source = "en";
  String target = "fr";
  public OptionalInt pairs = OptionalInt.empty();
  public int lengthLimit = 5;
  double ratioLimit = 2;
  CorpusSpec.Tokenisation tokenisation = CorpusSpec.Tokenisation.WHITESPACE;
  public boolean lowerCase = false;
  public int words = 50;
  public List<Integer> buckets = List.of(1, 3);
  public Optional<Integer> perBucket = Optional.empty();
  public long evaluationSeed = 3;

  /** Three training pairs, two development pairs and a test pair, none with a fault. */
  public FilesExperiment(Path folder) {
    this.folder = folder;
    this.given = Optional.of(folder.toString());
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write("train.en", "the cat\nthe old dog\nA cat sleeps\n");
    write("train.fr", "le chat\nle vieux chien\nUn chat dort\n");
    write("dev.en", "the dog\na bird\n");
    write("dev.fr", "le chien\nun oiseau\n");
    write("test.en", "the old cat\n");
    write("test.fr", "le vieux chat\n");
  }

  public FilesExperiment write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public FilesExperiment write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public FilesExperiment remove(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Calls the two languages, and the endings of the files, something else. */
  public FilesExperiment as(String otherSource, String otherTarget) {
    for (String split : List.of("train", "dev", "test")) {
      rename(split, source, otherSource);
      rename(split, target, otherTarget);
    }
    source = otherSource;
    target = otherTarget;
    return this;
  }

  private void rename(String split, String from, String to) {
    try {
      Files.move(folder.resolve(split + "." + from), folder.resolve(split + "." + to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FilesExperiment tokenisation(CorpusSpec.Tokenisation other) {
    tokenisation = other;
    return this;
  }

  public static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public ExperimentSpec spec() {
    return spec(
        new CorpusSpec.Files(
            given,
            source,
            target,
            new CorpusSpec.PairCount(pairs),
            lengthLimit,
            ratioLimit,
            tokenisation,
            lowerCase));
  }

  public ExperimentSpec spec(CorpusSpec corpus) {
    return new ExperimentSpec(
        "tiny",
        "Does it read?",
        corpus,
        new ExperimentSpec.Vocabulary(words, words),
        List.of(),
        Specs.with(TrainingExamples.oneUpdate(2, TrainingSpec.Initialisation.PAPER))
            .set("window", 2)
            .make(),
        new DecodingSpec.Greedy(2, 3, false, false),
        new EvaluationSpec(
            buckets,
            perBucket,
            1000,
            0.95,
            1,
            false,
            new EvaluationSpec.Alignments(0, List.of()),
            evaluationSeed,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        List.of(1L));
  }
}
