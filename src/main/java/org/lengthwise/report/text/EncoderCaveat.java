package org.lengthwise.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.report.data.Numbers;
import org.lengthwise.report.data.RunRecord;
import org.lengthwise.spec.AttentionSpec;
import org.lengthwise.spec.FixedVectorSpec;
import org.lengthwise.spec.ModelSpec;

/**
 * The caveat that models whose encoders read in different directions differ in more than attention.
 */
record EncoderCaveat(ExperimentResults study) {

  /** A sentence or none. */
  List<String> sentences() {
    Set<String> fixed = encoders(study.models(FixedVectorSpec.class));
    Set<String> attention = encoders(study.models(AttentionSpec.class));
    if (fixed.equals(Set.of("forward")) && attention.equals(Set.of("bidirectional"))) {
      return List.of(
          "The fixed-vector encoder reads the source forwards only, the attention encoder in both"
              + " directions. The comparison changes both at once, so the gap cannot be put down to"
              + " attention alone.");
    }
    List<String> forward = reading("forward");
    List<String> both = reading("bidirectional");
    boolean mixed = !fixed.isEmpty() && !attention.isEmpty();
    return mixed && !forward.isEmpty() && !both.isEmpty()
        ? List.of(
            Numbers.joined(forward)
                + (forward.size() == 1 ? " reads" : " read")
                + " the source forwards only, "
                + Numbers.joined(both)
                + " in both directions. A gap between a model of the one kind and a model of the"
                + " other cannot be put down to attention alone.")
        : List.of();
  }

  private List<String> reading(String encoder) {
    List<String> models = new ArrayList<>();
    for (ModelSpec model : study.spec().models()) {
      if (encoders(List.of(model.name())).contains(encoder)) {
        models.add(model.name());
      }
    }
    return models;
  }

  /** Those of runs that have started. */
  private Set<String> encoders(List<String> models) {
    Set<String> encoders = new TreeSet<>();
    for (RunRecord run : study.runs()) {
      if (models.contains(run.model())) {
        run.status().ifPresent(status -> encoders.add(status.encoder()));
      }
    }
    encoders.remove("");
    return encoders;
  }
}
