package org.lengthwise.model;

import ai.djl.ndarray.NDArray;

/**
 * The loss of one batch, summed.
 *
 * @param objective what the gradient is to be taken of, a scalar
 * @param negativeLogLikelihood of the targets, in nats, a scalar; the objective itself but for
 *     attention by sampling
 */
public record TrainingLoss(NDArray objective, NDArray negativeLogLikelihood) {}
