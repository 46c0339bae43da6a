package org.lengthwise.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;
import org.lengthwise.nn.tensor.Rows;
import org.lengthwise.spec.FixedVectorSpec;

/**
 * The vectors that the hypotheses of a search are fed with, see {@link FixedVectorReading}.
 *
 * @param terms of each hypothesis's vector, see {@link SearchLook} (R, 3n + w)
 * @param none zeros (1, 3n + w)
 * @param alignment of each hypothesis: all weight on the end token
 * @param sentenceOf the sentence of each hypothesis
 * @param owner of the arrays, and of nothing else
 */
record VectorSource(
    FixedVectorSpec.ContextUse use,
    NDArray terms,
    NDArray none,
    float[][] alignment,
    int[] sentenceOf,
    NDManager owner)
    implements SearchSource {

  VectorSource {
    terms.attach(owner);
    none.attach(owner);
  }

  @Override
  public SearchLook look(NDArray state, int step) {
    return new SearchLook(terms(step), alignment, Optional.empty());
  }

  @Override
  public Optional<NDArray> steadyTerms(int step) {
    return Optional.of(terms(step));
  }

  private NDArray terms(int step) {
    return use == FixedVectorSpec.ContextUse.EVERY_STEP || step == 0 ? terms : none;
  }

  @Override
  public SearchSource select(int[] rows) {
    int[] chosen = Arrays.stream(rows).map(row -> sentenceOf[row]).toArray();
    if (Arrays.equals(chosen, sentenceOf)) {
      return this;
    }
    VectorSource source =
        new VectorSource(
            use,
            Rows.of(terms, rows),
            none,
            Arrays.stream(rows).mapToObj(row -> alignment[row]).toArray(float[][]::new),
            chosen,
            owner.getParentManager().newSubManager());
    owner.close();
    return source;
  }

  @Override
  public void lendTo(NDManager borrower) {
    terms.tempAttach(borrower);
    none.tempAttach(borrower);
  }
}
