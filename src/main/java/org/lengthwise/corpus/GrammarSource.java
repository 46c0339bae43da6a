package org.lengthwise.corpus;

import java.util.Map;
import java.util.function.Consumer;
import org.lengthwise.config.GrammarSpec;
import org.lengthwise.config.Tokenisation;
import org.lengthwise.corpus.grammar.GrammarCorpus;

/** Pairs that the grammar writes: tokens already, clean, and free to be passed on. */
final class GrammarSource implements PairSource {
  private final GrammarSpec spec;

  GrammarSource(GrammarSpec spec) {
    this.spec = spec;
  }

  @Override
  public Map<String, String> dataFiles() {
    return Map.of();
  }

  @Override
  public RawCorpus read(Consumer<String> say) {
    GrammarCorpus corpus = generated();
    TrainingPairs train = new TrainingPairs();
    corpus.train().forEach(pair -> train.add(pair.source(), pair.target()));
    return new RawCorpus(
        "grammar",
        "english-like",
        "french-like",
        Tokenisation.WHITESPACE,
        false,
        true,
        train,
        corpus.dev(),
        corpus.test(),
        Map.of());
  }

  private GrammarCorpus generated() {
    try {
      return GrammarCorpus.generate(spec);
    } catch (IllegalArgumentException e) {
      throw new CorpusException("the grammar cannot write this corpus: " + e.getMessage(), e);
    }
  }
}
