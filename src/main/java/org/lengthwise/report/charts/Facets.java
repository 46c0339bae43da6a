package org.lengthwise.report.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lengthwise.report.data.ExperimentResults;
import org.lengthwise.spec.SweepSpec;

/**
 * How the charts of a study are cut: in one panel, or, where a sweep reaches all models, in one for
 * each value of a swept key. So models are compared at the same point of the sweep, and models that
 * differ only in that value have the same style.
 *
 * @param panels one or more
 */
public record Facets(List<Panel> panels) {
  /** Names of more letters than this leave a legend little room. */
  private static final int LONG = 40;

  /** Height of a panel, one of several, in pixels. */
  private static final int PANEL = 390;

  /**
   * One panel.
   *
   * @param title which value it is of; empty for the only panel
   * @param labels for each model in it, in the order of the config, its name in the legend
   */
  public record Panel(String title, Map<String, String> labels) {
    /** The title of the chart, and which panel of it this is. */
    String title(String chart) {
      return title.isEmpty() ? chart : chart + ", " + title;
    }

    String label(String model) {
      return labels.getOrDefault(model, model);
    }

    Set<String> models() {
      return labels.keySet();
    }
  }

  /** All in one. */
  static Facets whole(List<String> models) {
    Map<String, String> labels = new LinkedHashMap<>();
    models.forEach(model -> labels.put(model, model));
    return new Facets(List.of(new Panel("", labels)));
  }

  /**
   * By the key that the config names, or else the first that has several values and reaches all.
   */
  public static Facets of(ExperimentResults study) {
    Optional<SweepSpec> sweep = study.spec().sweep();
    Facets facets =
        sweep
            .flatMap(Facets::key)
            .map(key -> by(key, sweep.get()))
            .orElseGet(() -> whole(study.models()));
    return sweep.isPresent() && facets.longest() > LONG
        ? facets.shortened(sweep.get(), sweep.flatMap(Facets::key))
        : facets;
  }

  /** Letters of the longest name. */
  private int longest() {
    return panels.stream()
        .flatMap(panel -> Stream.concat(Stream.of(panel.title()), panel.labels().values().stream()))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  /** The same with only what differs in the names and titles. */
  private Facets shortened(SweepSpec sweep, Optional<SweepSpec.SweptKey> key) {
    VariantLabels labels = new VariantLabels(sweep);
    List<Panel> shorter = new ArrayList<>();
    for (Panel panel : panels) {
      String title =
          key.map(of -> labels.of(panel.models(), of))
              .filter(value -> !value.isEmpty())
              .orElse(panel.title());
      shorter.add(
          new Panel(
              title, labels.of(panel.labels(), key.map(SweepSpec.SweptKey::path).orElse(""))));
    }
    return new Facets(List.copyOf(shorter));
  }

  private static Optional<SweepSpec.SweptKey> key(SweepSpec sweep) {
    return sweep.keys().stream()
        .filter(
            key ->
                sweep.facetBy().isPresent()
                    ? sweep.facetBy().get().equals(key.path())
                    : key.values().size() > 1
                        && sweep.variants().stream()
                            .allMatch(variant -> variant.swept().containsKey(key.path())))
        .findFirst();
  }

  /** A model that the key does not reach is drawn in every panel. */
  private static Facets by(SweepSpec.SweptKey key, SweepSpec sweep) {
    Set<String> values = new LinkedHashSet<>();
    for (SweepSpec.Variant variant : sweep.variants()) {
      Optional.ofNullable(variant.swept().get(key.path())).ifPresent(values::add);
    }
    String name = key.column().replaceFirst("^models\\.", "");
    List<Panel> panels = new ArrayList<>();
    for (String value : values) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (SweepSpec.Variant variant : sweep.variants()) {
        if (value.equals(variant.swept().getOrDefault(key.path(), value))) {
          labels.put(variant.model().name(), without(variant.model().name(), name, value));
        }
      }
      panels.add(new Panel(name + " = " + value, labels));
    }
    return new Facets(List.copyOf(panels));
  }

  private static String without(String variant, String key, String value) {
    return variant.replaceFirst(Pattern.quote("+" + key + "=" + value) + "(?=\\+|$)", "");
  }

  /** Whether a panel has room for the lines of models only. */
  boolean crowded() {
    return panels.stream().anyMatch(panel -> SeriesStyle.crowded(panel.labels().size()));
  }

  /** The style of a model; its counterparts in other panels have the same. */
  public SeriesStyle style(String model) {
    List<String> labels =
        panels.stream().flatMap(panel -> panel.labels().values().stream()).distinct().toList();
    String label =
        panels.stream()
            .filter(panel -> panel.labels().containsKey(model))
            .findFirst()
            .map(panel -> panel.label(model))
            .orElse(model);
    return SeriesStyle.of(labels.indexOf(label));
  }

  /** Height of each panel in pixels. */
  int height() {
    return panels.size() == 1 ? Plot.HEIGHT : PANEL;
  }

  /**
   * Paints the panels below each other.
   *
   * @param below pixels below each panel, for what is beyond its height
   * @param panel paints the panel of this place, from 0, where the graphics then stands
   */
  void paint(Graphics2D graphics, int below, IntConsumer panel) {
    for (int i = 0; i < panels.size(); i++) {
      int top = i * (height() + below);
      graphics.translate(0, top);
      graphics.setColor(Color.WHITE);
      graphics.fill(new Rectangle2D.Double(0, 0, Plot.WIDTH, height() + below));
      panel.accept(i);
      graphics.translate(0, -top);
    }
  }

  /**
   * Size of the chart, its panels below each other.
   *
   * @param below pixels below each panel, for what is beyond its height
   */
  public Picture.Size size(int below) {
    return new Picture.Size(Plot.WIDTH, panels.size() * (height() + below));
  }
}
