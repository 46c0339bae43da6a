package org.lengthwise.metrics;

/**
 * BLEU without its brevity penalty: how much of what a model says is right, however little it says.
 * No metric to report by itself, since a single sure word would score highest.
 */
record BleuPrecision(Bleu bleu) implements Scorer {
  @Override
  public int width() {
    return bleu.width();
  }

  @Override
  public Score score(Statistics sum) {
    Score score = bleu.score(sum);
    double penalty = score.part(Score.BREVITY_PENALTY);
    double value = score.value() == 0 ? 0 : score.value() / penalty;
    return new Score(value, score.parts(), score.precisions());
  }
}
