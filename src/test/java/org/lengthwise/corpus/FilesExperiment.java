package org.lengthwise.corpus;

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
import org.lengthwise.config.AdamSpec;
import org.lengthwise.config.AlignmentsSpec;
import org.lengthwise.config.CorpusSpec;
import org.lengthwise.config.DeviceKind;
import org.lengthwise.config.EvaluationSpec;
import org.lengthwise.config.ExperimentSpec;
import org.lengthwise.config.FilesSpec;
import org.lengthwise.config.GreedySpec;
import org.lengthwise.config.Initialisation;
import org.lengthwise.config.LossNormalisation;
import org.lengthwise.config.PairCount;
import org.lengthwise.config.Tokenisation;
import org.lengthwise.config.TrainingSpec;
import org.lengthwise.config.ValidationSpec;
import org.lengthwise.config.VocabularySpec;

/** A small bitext in a folder and the experiment that asks for it, changed to taste by a test. */
final class FilesExperiment {
  final Path folder;
  Optional<String> given;
  String source = "en";
  String target = "fr";
  OptionalInt pairs = OptionalInt.empty();
  int lengthLimit = 5;
  double ratioLimit = 2;
  Tokenisation tokenisation = Tokenisation.WHITESPACE;
  boolean lowerCase = false;
  int words = 50;
  List<Integer> buckets = List.of(1, 3);
  Optional<Integer> perBucket = Optional.empty();
  long evaluationSeed = 3;

  /** Three training pairs, two development pairs and a test pair, none with a fault. */
  FilesExperiment(Path folder) {
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

  FilesExperiment write(String name, String text) {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  FilesExperiment write(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  FilesExperiment remove(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  ExperimentSpec spec() {
    return spec(
        new FilesSpec(
            given,
            source,
            target,
            new PairCount(pairs),
            lengthLimit,
            ratioLimit,
            tokenisation,
            lowerCase));
  }

  ExperimentSpec spec(CorpusSpec corpus) {
    return new ExperimentSpec(
        "tiny",
        "Does it read?",
        corpus,
        new VocabularySpec(words, words),
        List.of(),
        new TrainingSpec(
            Optional.of(1),
            Optional.empty(),
            Optional.empty(),
            2,
            2,
            new AdamSpec(0.001, 0.9, 0.999, 1e-8),
            1,
            LossNormalisation.TOKEN_MEAN,
            Initialisation.PAPER,
            1,
            1,
            new ValidationSpec(1, 1, 0),
            DeviceKind.CPU,
            1),
        new GreedySpec(2, 3, false, false),
        new EvaluationSpec(
            buckets,
            perBucket,
            1000,
            0.95,
            1,
            false,
            new AlignmentsSpec(0, List.of()),
            evaluationSeed),
        List.of(1L));
  }
}
