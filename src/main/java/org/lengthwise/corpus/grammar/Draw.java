package org.lengthwise.corpus.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.random.RandomStream;
import org.lengthwise.spec.CorpusSpec;

/**
 * Draws the pairs of one share. All source lengths come once, in random order, then all come again;
 * so the first pairs of a larger draw are those of a smaller one.
 */
final class Draw {
  private static final int SHORTEST = 3;

  /** After so many draws of a length without a new sentence, there is taken to be none left. */
  private static final int TRIES = 4000;

  private final Derivations derivations;
  private final CorpusSpec.Grammar spec;
  private final GrammarCorpus.Share share;
  private final UniformRandomProvider random;
  private final Set<String> seen = new HashSet<>();

  Draw(Derivations derivations, CorpusSpec.Grammar spec, GrammarCorpus.Share share) {
    this.derivations = derivations;
    this.spec = spec;
    this.share = share;
    String stream = "grammar " + share.name().toLowerCase(Locale.ROOT);
    this.random = RandomStream.of(spec.seed(), stream, 0);
  }

  /**
   * So many pairs. Those of training may come more than once, those of the other shares may not: a
   * length that has no more sentences leaves its turns to the others.
   */
  List<SentencePair> pairs(int count) {
    List<SentencePair> pairs = new ArrayList<>();
    int[] lengths = new int[spec.lengthLimit() - SHORTEST + 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = SHORTEST + i;
    }
    Set<Integer> exhausted = new HashSet<>();
    while (pairs.size() < count) {
      if (exhausted.size() == lengths.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%d words make no more than %d %s sentences of at most %d tokens; wanted %d",
                spec.words(),
                pairs.size(),
                share.name().toLowerCase(Locale.ROOT),
                spec.lengthLimit(),
                count));
      }
      for (int place : RandomStream.permutation(lengths.length, random)) {
        int length = lengths[place];
        if (pairs.size() < count && !exhausted.contains(length)) {
          next(length).ifPresentOrElse(pairs::add, () -> exhausted.add(length));
        }
      }
    }
    return List.copyOf(pairs);
  }

  private Optional<SentencePair> next(int length) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Phrase sentence = derivations.draw(length, random);
      List<String> target = new ArrayList<>(length + length / 4);
      sentence.addTarget(target);
      if (target.size() <= spec.lengthLimit()) {
        List<String> source = new ArrayList<>(length);
        sentence.addSource(source);
        String text = String.join(" ", source);
        if (GrammarCorpus.Share.of(text) == share
            && (share == GrammarCorpus.Share.TRAIN || seen.add(text))) {
          return Optional.of(
              new SentencePair(
                  List.copyOf(source), List.copyOf(target), text, String.join(" ", target)));
        }
      }
    }
    return Optional.empty();
  }
}
