package org.lengthwise.config.checks;

import java.math.BigInteger;
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
    root.mapping("training")
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
}
