package org.lengthwise.config.checks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lengthwise.config.binding.IntegerType;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.config.yaml.Suggestion;
import org.lengthwise.spec.Budget;

/**
 * Rules across the keys of an experiment. They are checked on the written values rather than on the
 * records, so that an error in one key hides no other; a value of the wrong type is skipped,
 * because the reader reports it.
 */
final class ExperimentChecks {
  /** The folder of published results, which is a subfolder of the results. */
  private static final String RESERVED = "published";

  private final ConfigMapping root;
  private final Faults faults;

  ExperimentChecks(ConfigMapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  void check() {
    checkName();
    checkLanguages();
    checkModelNames();
    checkBudget();
    checkBuckets();
    checkNamedBuckets();
    checkBaseline();
    checkJoined();
    checkSeeds();
  }

  private void checkName() {
    root.scalar("name")
        .filter(name -> name.text().toLowerCase(Locale.ROOT).equals(RESERVED))
        .ifPresent(
            name ->
                faults.add(
                    name.at(),
                    "name is "
                        + Fault.quote(name.text())
                        + ", the folder of published results; wanted another"));
  }

  private void checkLanguages() {
    Optional<ConfigMapping> corpus = root.mapping("corpus");
    Optional<ConfigScalar> source = corpus.flatMap(keys -> keys.scalar("source"));
    corpus
        .flatMap(keys -> keys.scalar("target"))
        .filter(target -> source.map(s -> s.text().equals(target.text())).orElse(false))
        .ifPresent(
            target ->
                faults.add(
                    target.at(),
                    "corpus.target is "
                        + Fault.quote(target.text())
                        + ", the same as corpus.source; wanted another language"));
  }

  /** Names become folders, and some file systems do not distinguish {@code A} and {@code a}. */
  private void checkModelNames() {
    checkUnique(
        "models",
        ".name",
        item ->
            item instanceof ConfigMapping model
                ? model.scalar("name").filter(name -> name.type() != ConfigScalar.Type.NOTHING)
                : Optional.empty(),
        name -> name.text().toLowerCase(Locale.ROOT),
        "wanted names that differ in more than case");
  }

  private void checkSeeds() {
    checkUnique(
        "seeds",
        "",
        item -> item instanceof ConfigScalar seed ? Optional.of(seed) : Optional.empty(),
        seed -> IntegerType.in(seed).map(BigInteger::toString).orElse(seed.text()),
        "wanted each seed once");
  }

  private void checkUnique(
      String list,
      String key,
      Function<ConfigNode, Optional<ConfigScalar>> part,
      Function<ConfigScalar, String> identity,
      String wanted) {
    Map<String, Integer> seen = new HashMap<>();
    List<ConfigNode> items = root.list(list).map(ConfigList::items).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Optional<ConfigScalar> value = part.apply(items.get(i));
      if (value.isEmpty()) {
        continue;
      }
      Integer first = seen.putIfAbsent(identity.apply(value.get()), i);
      if (first != null) {
        faults.add(
            value.get().at(),
            list
                + "["
                + i
                + "]"
                + key
                + " is "
                + Fault.quote(value.get().text())
                + ", the same as "
                + list
                + "["
                + first
                + "]"
                + key
                + "; "
                + wanted);
      }
    }
  }

  private void checkBudget() {
    boolean written =
        root.entries().stream().anyMatch(entry -> Suggestion.isNear(entry.key(), "training"));
    Optional<ConfigMapping> section =
        written ? root.mapping("training") : Optional.of(new ConfigMapping(root.at(), List.of()));
    section
        .filter(training -> Budget.KEYS.stream().allMatch(key -> training.given(key).isEmpty()))
        .filter(training -> training.entries().stream().noneMatch(ExperimentChecks::isMisspelt))
        .ifPresent(
            training ->
                faults.add(
                    training.at(),
                    "training has no budget; wanted at least one of " + Budget.keys()));
  }

  /** Whether a key was probably meant to be a budget, and is reported as such already. */
  private static boolean isMisspelt(ConfigMapping.Entry entry) {
    return !Budget.KEYS.contains(entry.key())
        && Budget.KEYS.stream().anyMatch(budget -> Suggestion.isNear(entry.key(), budget));
  }

  private void checkBuckets() {
    List<ConfigNode> buckets =
        root.mapping("evaluation")
            .flatMap(evaluation -> evaluation.list("buckets"))
            .map(ConfigList::items)
            .orElse(List.of());
    for (int i = 1; i < buckets.size(); i++) {
      Optional<BigInteger> last = IntegerType.in(buckets.get(i));
      Optional<BigInteger> before = IntegerType.in(buckets.get(i - 1));
      if (last.isPresent() && before.isPresent() && last.get().compareTo(before.get()) <= 0) {
        faults.add(
            buckets.get(i).at(),
            "evaluation.buckets["
                + i
                + "] is `"
                + last.get()
                + "`; wanted more than the "
                + before.get()
                + " before it");
      }
    }
  }

  /** Buckets are named as they are shown, such as {@code 11-20}. */
  private void checkNamedBuckets() {
    Optional<ConfigMapping> evaluation = root.mapping("evaluation");
    List<String> known = buckets(evaluation);
    if (known.isEmpty()) {
      return;
    }
    evaluation
        .flatMap(keys -> keys.scalar("reference-bucket"))
        .ifPresent(bucket -> checkAmong(bucket, "evaluation.reference-bucket", known, "a bucket"));
    List<ConfigNode> far =
        evaluation
            .flatMap(keys -> keys.list("long-buckets"))
            .map(ConfigList::items)
            .orElse(List.of());
    for (int i = 0; i < far.size(); i++) {
      if (far.get(i) instanceof ConfigScalar bucket) {
        checkAmong(bucket, "evaluation.long-buckets[" + i + "]", known, "a bucket");
      }
    }
  }

  /** What the config's buckets are called; none where they are wrong, which is reported already. */
  private static List<String> buckets(Optional<ConfigMapping> evaluation) {
    List<ConfigNode> lasts =
        evaluation.flatMap(keys -> keys.list("buckets")).map(ConfigList::items).orElse(List.of());
    List<Integer> lengths =
        lasts.stream()
            .flatMap(last -> IntegerType.in(last).stream())
            .filter(last -> last.bitLength() < Integer.SIZE)
            .map(BigInteger::intValue)
            .toList();
    if (lengths.size() != lasts.size()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    int from = 1;
    for (int last : lengths) {
      if (last < from) {
        return List.of();
      }
      names.add(from + "-" + last);
      from = last + 1;
    }
    names.add(from + "+");
    return names;
  }

  private void checkBaseline() {
    List<String> models =
        root.list("models").map(ConfigList::items).orElse(List.of()).stream()
            .filter(ConfigMapping.class::isInstance)
            .flatMap(model -> ((ConfigMapping) model).scalar("name").stream())
            .map(ConfigScalar::text)
            .toList();
    root.mapping("evaluation")
        .flatMap(keys -> keys.scalar("baseline"))
        .ifPresent(model -> checkAmong(model, "evaluation.baseline", models, "a model"));
  }

  private void checkAmong(ConfigScalar found, String path, List<String> known, String what) {
    if (found.type() == ConfigScalar.Type.TEXT && !known.contains(found.text())) {
      faults.add(
          found.at(),
          "%s is %s; wanted the name of %s: %s"
              .formatted(path, Fault.quote(found.text()), what, String.join(", ", known)));
    }
  }

  private void checkJoined() {
    Optional<ConfigList> tokens =
        root.mapping("evaluation")
            .flatMap(keys -> keys.mapping("joined"))
            .flatMap(joined -> joined.list("tokens"));
    if (tokens.isEmpty()) {
      return;
    }
    List<ConfigNode> items = tokens.get().items();
    List<BigInteger> bounds =
        items.stream().flatMap(item -> IntegerType.in(item).stream()).toList();
    boolean numbers = bounds.size() == items.size();
    if (items.size() != 2 || (numbers && bounds.get(0).compareTo(bounds.get(1)) > 0)) {
      faults.add(
          tokens.get().at(),
          "evaluation.joined.tokens has %s; wanted two, the least number and the greatest"
              .formatted(
                  items.size() == 2
                      ? bounds.get(0) + " before " + bounds.get(1)
                      : items.size() + (items.size() == 1 ? " number" : " numbers")));
    }
  }
}
