package org.lengthwise.corpus.source;

import java.util.Map;
import java.util.function.Consumer;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.corpus.grammar.GrammarCorpus;
import org.lengthwise.spec.CorpusSpec;

/** Pairs that the grammar writes: tokens already, clean, and free to be passed on. */
final class GrammarSource implements PairSource {
  private final CorpusSpec.Grammar spec;

  GrammarSource(CorpusSpec.Grammar spec) {
    this.spec = spec;
  }

  @Override
  public Map<String, String> dataFiles() {
    return Map.of();
  }

  @Override
  public PairSource.RawCorpus read(Consumer<String> say) {
    GrammarCorpus corpus = generated();
    TrainingPairs train = new TrainingPairs();
    corpus.train().forEach(pair -> train.add(pair.source(), pair.target()));
    return new PairSource.RawCorpus(
        "grammar",
        "english-like",
        "french-like",
        CorpusSpec.Tokenisation.WHITESPACE,
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
