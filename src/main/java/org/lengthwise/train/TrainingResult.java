package org.lengthwise.train;

import java.nio.file.Path;

/**
 * The outcome of a training.
 *
 * @param updates updates made
 * @param epochs passes over the training pairs begun
 * @param bestUpdate the update of the best checkpoint
 * @param bestLoss its development loss, in nats per target token
 * @param bestWeights its file of weights
 * @param parameters trained numbers
 * @param encoder which way the encoder reads: {@code forward} or {@code bidirectional}
 * @param targetTokens target tokens trained on, end tokens counted
 * @param seconds spent in training; validation, checkpoints and interruptions left out
 */
public record TrainingResult(
    int updates,
    int epochs,
    int bestUpdate,
    double bestLoss,
    Path bestWeights,
    long parameters,
    String encoder,
    long targetTokens,
    double seconds) {}
