package org.lengthwise.config;

/** What the negative log-likelihood of a batch is divided by before its gradient is taken. */
public enum LossNormalisation {
  /** Nothing: the sum over the batch. */
  SUM,
  /** The sentences of the batch. */
  SENTENCE_MEAN,
  /** The target tokens of the batch, end tokens counted. */
  TOKEN_MEAN
}
