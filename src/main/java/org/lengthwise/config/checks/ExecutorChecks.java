package org.lengthwise.config.checks;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.lengthwise.config.binding.EnumType;
import org.lengthwise.config.binding.IntegerType;
import org.lengthwise.config.yaml.ConfigList;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;
import org.lengthwise.config.yaml.Faults;
import org.lengthwise.spec.ExecutorSpec;
import org.lengthwise.spec.TrainingSpec;

/**
 * Rules across the keys of the executor and of training, checked on the written values, as in
 * {@link ExperimentChecks}.
 */
final class ExecutorChecks {
  static final String KEY = "executor";

  private static final BigInteger SECONDS_OF_A_MINUTE = BigInteger.valueOf(60);

  private final ConfigMapping root;
  private final Faults faults;

  ExecutorChecks(ConfigMapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  void check() {
    root.mapping(KEY)
        .ifPresent(
            executor -> {
              checkNotice(executor);
              checkProcessors(executor);
              checkGpus(executor);
              checkOptions(executor);
            });
  }

  /** A task that gets the notice to save as soon as it starts would never end. */
  private void checkNotice(ConfigMapping executor) {
    Optional<BigInteger> minutes = IntegerType.in(executor, "time-limit");
    BigInteger notice =
        IntegerType.in(executor, "notice")
            .orElse(BigInteger.valueOf(ExecutorSpec.Slurm.ofDefaults().noticeSeconds()));
    minutes
        .filter(limit -> limit.multiply(SECONDS_OF_A_MINUTE).compareTo(notice) <= 0)
        .ifPresent(
            limit ->
                report(
                    executor,
                    "time-limit",
                    " is `%d`; wanted more minutes than executor.notice, %d seconds"
                        .formatted(limit, notice)));
  }

  private void checkProcessors(ConfigMapping executor) {
    Optional<BigInteger> cpus = IntegerType.in(executor, "cpus");
    Optional<BigInteger> threads =
        root.mapping("training").flatMap(training -> IntegerType.in(training, "threads"));
    if (cpus.isPresent() && threads.isPresent() && cpus.get().compareTo(threads.get()) < 0) {
      report(
          executor,
          "cpus",
          " is `%d`; wanted at least training.threads, %d".formatted(cpus.get(), threads.get()));
    }
  }

  private void checkGpus(ConfigMapping executor) {
    boolean wanted =
        root.mapping("training")
            .flatMap(training -> training.scalar("device"))
            .map(device -> device.text().equals(EnumType.word(TrainingSpec.DeviceKind.GPU)))
            .orElse(false);
    if (wanted && IntegerType.in(executor, "gpus").equals(Optional.of(BigInteger.ZERO))) {
      report(executor, "gpus", " is `0`, but training.device is gpu; wanted at least 1");
    }
  }

  /** Each becomes a line of the batch script. */
  private void checkOptions(ConfigMapping executor) {
    List<ConfigNode> options = executor.list("options").map(ConfigList::items).orElse(List.of());
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof ConfigScalar option
          && !option.text().isBlank()
          && !option.text().matches("--?[a-zA-Z][^\\n\\r]*")) {
        faults.add(
            option.at(),
            "%s.options[%d] is %s; wanted an option of sbatch, such as --account=NAME"
                .formatted(KEY, i, Fault.quote(option.text())));
      }
    }
  }

  private void report(ConfigMapping executor, String key, String text) {
    ConfigMapping.Entry entry = executor.entry(key).orElseThrow();
    faults.add(entry.value().at(), entry.path(KEY) + text);
  }
}
