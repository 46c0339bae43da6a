package org.lengthwise.nn.output;

/**
 * The k greatest of the numbers that are offered one by one, in falling order; of equal ones the
 * first comes first. The engine's own search sorts far more than it returns.
 */
final class TopK {
  private final int[] ids;
  private final float[] values;
  private int count;

  TopK(int k) {
    this.ids = new int[k];
    this.values = new float[k];
  }

  void offer(int id, float value) {
    if (count == values.length && !(value > values[count - 1])) {
      return;
    }
    int place = count < values.length ? count++ : count - 1;
    for (; place > 0 && value > values[place - 1]; place--) {
      values[place] = values[place - 1];
      ids[place] = ids[place - 1];
    }
    values[place] = value;
    ids[place] = id;
  }

  /** How many there are: k, or all that were offered. */
  int count() {
    return count;
  }

  int id(int rank) {
    return ids[rank];
  }

  float value(int rank) {
    return values[rank];
  }
}
