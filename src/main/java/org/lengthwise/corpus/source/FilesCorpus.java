package org.lengthwise.corpus.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.text.LanguageCode;
import org.lengthwise.text.Tokeniser;

/** Reads a bitext from its files: all of them are checked whole before any is used. */
final class FilesCorpus implements PairSource {
  private static final int CHUNK = 4096;

  private final CorpusSpec.Files spec;
  private final BitextFolder folder;
  private final LineTokeniser tokeniser;

  /**
   * @throws CorpusException naming each file that is missing
   */
  FilesCorpus(CorpusSpec.Files spec) {
    this.spec = spec;
    this.folder = BitextFolder.find(spec);
    this.tokeniser = new LineTokeniser(spec);
  }

  @Override
  public Map<String, String> dataFiles() throws IOException {
    return folder.hashes();
  }

  @Override
  public PairSource.RawCorpus read(Consumer<String> say) throws IOException {
    withoutRules().ifPresent(say);
    check(say);
    Cleaning cleaning = new Cleaning(spec.lengthLimit(), spec.ratioLimit());
    TrainingPairs train = train(cleaning, say);
    return new PairSource.RawCorpus(
        folder.name(),
        spec.source(),
        spec.target(),
        spec.tokenisation(),
        spec.lowerCase(),
        false,
        train,
        whole(BitextFolder.Split.DEV),
        whole(BitextFolder.Split.TEST),
        cleaning.dropped());
  }

  /** Says of which languages the tokeniser has no rules. */
  private Optional<String> withoutRules() {
    if (spec.tokenisation() != CorpusSpec.Tokenisation.MOSES) {
      return Optional.empty();
    }
    List<String> sides = new ArrayList<>();
    LanguageCode source = LanguageCode.of(spec.source());
    LanguageCode target = LanguageCode.of(spec.target());
    if (!source.hasRules()) {
      sides.add("corpus.source is " + source.described());
    }
    if (!target.hasRules()) {
      sides.add("corpus.target is " + target.described());
    }
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: the moses tokeniser has rules only for %s; here it uses those for any language"
                .formatted(
                    String.join(", ", sides), String.join(" and ", LanguageCode.withRules())));
  }

  private void check(Consumer<String> say) {
    List<TextCheck> checks =
        Stream.of(BitextFolder.Split.values())
            .flatMap(split -> Stream.of(new SplitFile(split, true), new SplitFile(split, false)))
            .parallel()
            .map(this::check)
            .collect(Collectors.toList());
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < checks.size(); i += 2) {
      TextCheck source = checks.get(i);
      TextCheck target = checks.get(i + 1);
      faults.addAll(source.faults());
      faults.addAll(target.faults());
      if (source.lines().isPresent()
          && target.lines().isPresent()
          && !source.lines().equals(target.lines())) {
        faults.add(
            "%s has %d lines but %s has %d; each line must translate the same line of the other"
                .formatted(
                    source.file(), source.lines().get(), target.file(), target.lines().get()));
      }
    }
    if (!faults.isEmpty()) {
      throw new CorpusException(faults);
    }
    checks.forEach(check -> check.notes().forEach(say));
  }

  private record SplitFile(BitextFolder.Split split, boolean isSource) {}

  private TextCheck check(SplitFile file) {
    Predicate<String> isEmpty =
        file.isSource() ? tokeniser::isEmptySource : tokeniser::isEmptyTarget;
    return TextCheck.of(
        file.isSource() ? folder.source(file.split()) : folder.target(file.split()),
        file.split() == BitextFolder.Split.TRAIN ? line -> false : isEmpty);
  }

  private TrainingPairs train(Cleaning cleaning, Consumer<String> say) throws IOException {
    TrainingPairs train = new TrainingPairs();
    int wanted = spec.pairs().limit().orElse(Integer.MAX_VALUE);
    int used = 0;
    try (LinePairs lines = lines(BitextFolder.Split.TRAIN)) {
      List<SentencePair> chunk = chunk(lines);
      while (!chunk.isEmpty()) {
        for (int i = 0; i < chunk.size() && train.size() < wanted; i++) {
          used++;
          SentencePair pair = chunk.get(i);
          if (cleaning.keeps(pair.source(), pair.target())) {
            train.add(pair.source(), pair.target());
          }
        }
        chunk = train.size() < wanted ? chunk(lines) : List.of();
      }
    }
    String counts =
        String.format(Locale.ROOT, "%,d of the first %,d training pairs kept", train.size(), used);
    if (train.size() < spec.pairs().limit().orElse(1)) {
      throw new CorpusException(tooFew(train.size(), used, cleaning));
    }
    say.accept("%s; dropped: %s".formatted(counts, cleaning));
    return train;
  }

  private String tooFew(int kept, int used, Cleaning cleaning) {
    return String.format(
        Locale.ROOT,
        "corpus.pairs is %s, but only %,d of the %,d training pairs in %s are left; dropped: %s",
        spec.pairs(),
        kept,
        used,
        folder.path(),
        cleaning);
  }

  private List<SentencePair> whole(BitextFolder.Split split) throws IOException {
    List<SentencePair> pairs = new ArrayList<>();
    try (LinePairs lines = lines(split)) {
      for (List<SentencePair> chunk = chunk(lines); !chunk.isEmpty(); chunk = chunk(lines)) {
        pairs.addAll(chunk);
      }
    }
    return List.copyOf(pairs);
  }

  private LinePairs lines(BitextFolder.Split split) throws IOException {
    return new LinePairs(folder.source(split), folder.target(split));
  }

  private List<SentencePair> chunk(LinePairs lines) throws IOException {
    List<LinePairs.LinePair> chunk = new ArrayList<>(CHUNK);
    Optional<LinePairs.LinePair> next = lines.next();
    while (next.isPresent()) {
      chunk.add(next.get());
      next = chunk.size() < CHUNK ? lines.next() : Optional.empty();
    }
    return chunk.parallelStream()
        .map(pair -> tokeniser.pair(pair.source(), pair.target()))
        .collect(Collectors.toList());
  }

  /** The lines of two files side by side. */
  static final class LinePairs implements Closeable {
    private final LineReader source;
    private final LineReader target;

    /** A line and its translation. */
    record LinePair(String source, String target) {}

    LinePairs(BitextFolder.TextFile sourceFile, BitextFolder.TextFile targetFile)
        throws IOException {
      source = sourceFile.open();
      try {
        target = targetFile.open();
      } catch (IOException e) {
        source.close();
        throw e;
      }
    }

    /** The next pair, or none at the end of either file. */
    Optional<LinePair> next() throws IOException {
      Optional<LineReader.Line> line = source.next();
      Optional<LineReader.Line> translation = target.next();
      if (line.isEmpty() || translation.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new LinePair(line.get().text(), translation.get().text()));
    }

    @Override
    public void close() throws IOException {
      try (source;
          target) {
        // Closes both, whichever fails.
      }
    }
  }

  /** Turns pairs of lines of a files corpus into sentence pairs, as its spec says. */
  static final class LineTokeniser {
    private final Tokeniser source;
    private final Tokeniser target;
    private final boolean lowerCase;

    LineTokeniser(CorpusSpec.Files spec) {
      source = Tokeniser.of(spec.tokenisation(), spec.source());
      target = Tokeniser.of(spec.tokenisation(), spec.target());
      lowerCase = spec.lowerCase();
    }

    SentencePair pair(String sourceLine, String targetLine) {
      String sourceText = cased(sourceLine);
      String targetText = cased(targetLine);
      return new SentencePair(
          source.tokenise(sourceText), target.tokenise(targetText), sourceText, targetText);
    }

    private String cased(String line) {
      return lowerCase ? line.toLowerCase(Locale.ROOT) : line;
    }

    boolean isEmptySource(String line) {
      return isEmpty(line, source);
    }

    boolean isEmptyTarget(String line) {
      return isEmpty(line, target);
    }

    private boolean isEmpty(String line, Tokeniser tokeniser) {
      // A letter or digit is part of some token under any rules: this spares nearly every line.
      return line.codePoints().noneMatch(Character::isLetterOrDigit)
          && tokeniser.tokenise(cased(line)).isEmpty();
    }
  }
}
