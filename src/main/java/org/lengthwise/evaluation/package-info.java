/**
 * What is computed with a trained model: translations of the test set, alignments, their sharpness,
 * and the tables of scores. It computes with no tensor and draws nothing.
 */
@NullMarked
package org.lengthwise.evaluation;

import org.jspecify.annotations.NullMarked;
