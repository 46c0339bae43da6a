package org.lengthwise.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates: 9 | updates: many | 46:12: training.updates is the text `many`; wanted a whole number of at least 1",
        "updates: 9 | updates: 1.5 | 46:12: training.updates is the number `1.5`; wanted a whole number of at least 1",
        "updates: 9 | updates: 1e3 | 46:12: training.updates is the number `1e3`; wanted a whole number of at least 1",
        "updates: 9 | updates: 1_000 | 46:12: training.updates is the text `1_000`; wanted a whole number of at least 1",
        "updates: 9 | updates: '5' | 46:12: training.updates is the text `5`; wanted a whole number of at least 1",
        "updates: 9 | updates: true | 46:12: training.updates is the truth value `true`; wanted a whole number of at least 1",
        "updates: 9 | updates: [9] | 46:12: training.updates is a list; wanted a whole number of at least 1",
        "updates: 9 | updates: {a: 1} | 46:12: training.updates is a mapping; wanted a whole number of at least 1",
        "updates: 9 | updates: | 46:11: training.updates is empty; wanted a whole number of at least 1",
        "updates: 9 | updates: 010 | 46:12: training.updates is `010`; wanted a whole number of at least 1, without a leading zero",
        "window: 2 | window: null | 48:11: training.window is empty; wanted a whole number of at least 1",
        "clip: 1 | clip: 010 | 55:9: training.clip is `010`; wanted a number above 0, without a leading zero",
        "clip: 1 | clip: soft | 55:9: training.clip is the text `soft`; wanted a number above 0",
        "name: small | name: 2014 | 1:7: name is the number `2014`; wanted text; put it in quotes",
        "name: small | name: no way | 1:7: name is `no way`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: small | name: .hidden | 1:7: name is `.hidden`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: small | name: ../up | 1:7: name is `../up`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: a | name: a/b | 16:11: models[0].name is `a/b`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: a | name: -a | 16:11: models[0].name is `-a`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: a | name: --help | 16:11: models[0].name is `--help`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "name: a | name: 定长 | 16:11: models[0].name is `定长`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
        "question: Does it hold? | question: '  ' | 2:11: question is blank; wanted text",
        "seeds: [1, 2] | seeds: 1 | 83:8: seeds is the number `1`; wanted a list, each item a whole number of at least 0",
        "seeds: [1, 2] | seeds: [] | 83:8: seeds is an empty list; wanted at least one item",
        "buckets: [10, 20] | buckets: [10, x] | 73:17: evaluation.buckets[1] is the text `x`; wanted a whole number of at least 1",
      })
  void reportsAWrongValue(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates: 9 | updates: 0 | 46:12: training.updates is `0`; wanted a whole number of at least 1",
        "updates: 9 | updates: -3 | 46:12: training.updates is `-3`; wanted a whole number of at least 1",
        "updates: 9 | updates: 99999999999 | 46:12: training.updates is `99999999999`; wanted a whole number from 1 to 2147483647",
        "seeds: [1, 2] | seeds: [1, 9223372036854775808] | 83:12: seeds[1] is `9223372036854775808`; wanted a whole number from 0 to 9223372036854775807",
        "words: 70 | words: 2001 | 6:10: corpus.words is `2001`; wanted a whole number from 60 to 2000",
        "clip: 1 | clip: 0 | 55:9: training.clip is `0`; wanted a number above 0",
        "clip: 1 | clip: 1e-999 | 55:9: training.clip is `1e-999`; wanted a number above 0",
        "clip: 1 | clip: .nan | 55:9: training.clip is `.nan`; wanted a number above 0, and a finite one",
        "clip: 1 | clip: .INF | 55:9: training.clip is `.INF`; wanted a number above 0, and a finite one",
        "clip: 1 | clip: -.inf | 55:9: training.clip is `-.inf`; wanted a number above 0, and a finite one",
        "clip: 1 | clip: 1e999 | 55:9: training.clip is `1e999`; wanted a number above 0, and a finite one",
        "beta1: 0.9 | beta1: 1 | 52:12: training.optimiser.beta1 is `1`; wanted a number of at least 0 and below 1",
        "beta1: 0.9 | beta1: -0.1 | 52:12: training.optimiser.beta1 is `-0.1`; wanted a number of at least 0 and below 1",
        "confidence: 0.95 | confidence: 95 | 76:15: evaluation.confidence is `95`; wanted a number from 0.5 to 0.999",
      })
  void reportsANumberOutOfRange(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates: 9 | updtes: 9 | 46:3: training.updtes is an unknown key; did you mean `updates`?",
        "clip: 1 | clpi: 1 | 55:3: training.clpi is an unknown key; did you mean `clip`?",
        "log-every: 3 | log_every: 3 | 58:3: training.log_every is an unknown key; did you mean `log-every`?",
        "log-every: 3 | logEvery: 3 | 58:3: training.logEvery is an unknown key; did you mean `log-every`?",
        "kind: greedy | Kind: greedy | 67:3: decoding.Kind is an unknown key; did you mean `kind`?",
        "learning-rate: 0.001 | lerning-rate: 0.001 | 51:5: training.optimiser.lerning-rate is an unknown key; did you mean `learning-rate`?",
      })
  void reportsAMisspeltKeyOnceAndNotAsAMissingOne(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lerning-rate | 47:3: training.lerning-rate is an unknown key; did you mean `learning-rate`? It belongs under training.optimiser",
        "learning-rate | 47:3: training.learning-rate is an unknown key; it belongs under training.optimiser",
        "seeds | 47:3: training.seeds is an unknown key; it belongs at the top level",
        "hidden | 47:3: training.hidden is an unknown key; it belongs under models[]",
        "every | 47:3: training.every is an unknown key; it belongs under training.validation",
        "<< | 47:3: training.<< is an unknown key; known keys: updates, epochs, minutes, batch, window, optimiser, clip, loss, initialisation, log-every, checkpoint-every, validation, device, threads",
      })
  void reportsWhereAKeyBelongs(String key, String fault) {
    assertThat(
            SmallConfig.faults(
                SmallConfig.with("  updates: 9\n", "  updates: 9\n  " + key + ": 1\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sentences: [] | sentences: [a, ' '] | 81:20: evaluation.alignments.sentences[1] is blank; wanted text",
        "sentences: [] | sentences: [2014] | 81:17: evaluation.alignments.sentences[0] is the number `2014`; wanted text; put it in quotes",
        "sentences: [] | sentences: a | 81:16: evaluation.alignments.sentences is the text `a`; wanted a list, each item text, or []",
        "seeds: [1, 2] | seeds: [] | 83:8: seeds is an empty list; wanted at least one item",
        "kind: soft | kind: hard | 38:13: models[1].selection.kind is `hard`; wanted soft, sampling, maximum or marginal",
        "kind: shared | kind: key-value | 36:7: models[1].memory.keys is missing; wanted a whole number of at least 1; recommended: 256",
      })
  void reportsAWrongListOrKindOfSection(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .first()
        .isEqualTo("small.yaml:" + fault);
  }

  @Test
  void reportsAKeyOfAKindWithoutAny() {
    assertThat(SmallConfig.faults(SmallConfig.with("kind: soft\n", "kind: soft\n      seed: 1\n")))
        .containsExactly(
            "small.yaml:39:7: models[1].selection.seed is an unknown key; it belongs under"
                + " models[].selection.decoding");
  }

  @Test
  void reportsAKeyOfAnotherKind() {
    assertThat(
            SmallConfig.faults(
                SmallConfig.with("name: a\n", "name: a\n    memory: {kind: shared}\n")))
        .containsExactly(
            "small.yaml:17:5: models[0].memory is an unknown key; it is a key of kind"
                + " `attention`, not of `fixed-vector`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: grammar | kind: grammer | 4:9: corpus.kind is `grammer`; wanted grammar or files; did you mean `grammar`?",
        "kind: grammar | kind: xml | 4:9: corpus.kind is `xml`; wanted grammar or files",
        "kind: grammar | kind: [files] | 4:9: corpus.kind is a list; wanted grammar or files",
        "kind: grammar | kind: | 4:8: corpus.kind is empty; wanted grammar or files",
        "loss: token-mean | loss: token_mean | 56:9: training.loss is `token_mean`; wanted sum, sentence-mean or token-mean; did you mean `token-mean`?",
        "loss: token-mean | loss: 3 | 56:9: training.loss is `3`; wanted sum, sentence-mean or token-mean",
      })
  void reportsTheWordsKnownWhereAWordIsUnknown(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.with(piece + "\n", replacement + "\n")))
        .containsExactly("small.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lower-case: true | lower-case: yes | 11:15: corpus.lower-case is the text `yes`; wanted true or false",
        "pairs: all | pairs: most | 7:10: corpus.pairs is the text `most`; wanted a whole number of at least 1, or all",
        "pairs: all | pairs: 0 | 7:10: corpus.pairs is `0`; wanted a whole number of at least 1",
        "source: en | source: ../en | 5:11: corpus.source is `../en`; wanted at most 100 characters (a-z, A-Z, 0-9, dot, hyphen, underscore), the first no dot or hyphen",
      })
  void reportsAWrongValueOfACorpusOfFiles(String piece, String replacement, String fault) {
    assertThat(SmallConfig.faults(SmallConfig.withFiles().replace(piece, replacement)))
        .containsExactly("small.yaml:" + fault);
  }

  @Test
  void reportsAMissingKeyAtTheMappingThatLacksIt() {
    assertThat(SmallConfig.faults(SmallConfig.with("  clip: 1\n", "")))
        .containsExactly(
            "small.yaml:46:3: training.clip is missing; wanted a number above 0; recommended: 1");
    assertThat(SmallConfig.faults(SmallConfig.with("seeds: [1, 2]\n", "")))
        .containsExactly(
            "small.yaml:1:1: seeds is missing; wanted a list, each item a whole number of at least"
                + " 0; recommended: [1]");
    assertThat(SmallConfig.faults(SmallConfig.with("  kind: greedy\n", "")))
        .containsExactly("small.yaml:67:3: decoding.kind is missing; wanted greedy or beam");
    assertThat(SmallConfig.faults(SmallConfig.YAML.replaceAll("decoding:\n(  .*\n)+", "")))
        .containsExactly(
            "small.yaml:1:1: decoding is missing; wanted a mapping; recommended kind: greedy",
            "small.yaml:1:1: decoding.kind is missing; wanted greedy or beam",
            "small.yaml:1:1: decoding.batch is missing; wanted a whole number of at least 1;"
                + " recommended: 64",
            "small.yaml:1:1: decoding.length-factor is missing; wanted a number above 0;"
                + " recommended: 3",
            "small.yaml:1:1: decoding.ban-unknown is missing; wanted true or false; recommended:"
                + " false",
            "small.yaml:1:1: decoding.replace-unknown is missing; wanted true or false;"
                + " recommended: false");
  }

  @Test
  void anEmptySectionLacksWhatAMissingOneLacks() {
    assertThat(SmallConfig.faults(SmallConfig.YAML.replaceAll("  validation:\n(    .*\n)+", "")))
        .filteredOn(fault -> fault.contains("validation."))
        .map(fault -> fault.replaceFirst("^[^ ]* ", ""))
        .hasSize(3)
        .isEqualTo(
            SmallConfig.faults(
                    SmallConfig.YAML.replaceAll("  validation:\n(    .*\n)+", "  validation:\n"))
                .stream()
                .filter(fault -> fault.contains("validation."))
                .map(fault -> fault.replaceFirst("^[^ ]* ", ""))
                .toList());
  }

  @Test
  void anErrorInAKindHidesNoErrorBesideIt() {
    String wrong =
        SmallConfig.with("    length-limit: 15\n", "    length-limit: 0\n")
            .replace("kind: attention\n    name: b\n", "kind: atention\n    name: -b\n")
            .replace("kind: greedy\n  batch: 3\n", "batch: 0\n  widht: 5\n")
            .replace("kind: adam\n", "kind: sgd\n    momentum: 0.9\n");

    assertThat(SmallConfig.faults(wrong))
        .containsExactly(
            "small.yaml:27:11: models[1].kind is `atention`; wanted fixed-vector or attention; did"
                + " you mean `attention`?",
            "small.yaml:28:11: models[1].name is `-b`; wanted at most 100 characters (a-z, A-Z,"
                + " 0-9, dot, hyphen, underscore), the first no dot or hyphen",
            "small.yaml:44:19: models[1].length-limit is `0`; wanted a whole number of at least 1",
            "small.yaml:50:11: training.optimiser.kind is `sgd`; wanted adam or adadelta",
            "small.yaml:51:5: training.optimiser.momentum is an unknown key; known keys: kind,"
                + " learning-rate, beta1, beta2, epsilon, rho",
            "small.yaml:68:3: decoding.kind is missing; wanted greedy or beam",
            "small.yaml:68:10: decoding.batch is `0`; wanted a whole number of at least 1",
            "small.yaml:69:3: decoding.widht is an unknown key; did you mean `width`?");
  }

  @Test
  void aModelOfAMisspeltKindLacksNoSharedKey() {
    String shared =
        SmallConfig.with("models:\n", "every-model: {embedding: 3}\nmodels:\n")
            .replace("    embedding: 3\n", "")
            .replace("kind: fixed-vector", "kind: fixed")
            .replace("kind: attention", "kind: soft");

    assertThat(SmallConfig.faults(shared))
        .containsExactly(
            "small.yaml:16:11: models[0].kind is `fixed`; wanted fixed-vector or attention",
            "small.yaml:27:11: models[1].kind is `soft`; wanted fixed-vector or attention");
  }

  @Test
  void reportsAKeyGivenTwice() {
    assertThat(SmallConfig.faults(SmallConfig.with("  batch: 4\n", "  batch: 4\n  batch: 5\n")))
        .containsExactly("small.yaml:48:3: training.batch is given twice; first on line 47");
  }

  @Test
  void reportsAllFaultsAtOnceInTheOrderOfTheFile() {
    String yaml =
        SmallConfig.with("name: small", "nam: small")
            .replace("kind: grammar", "kind: gramar")
            .replace(
                "    hidden: 5\n    encoder: bidirectional", "    hidden: 0\n    encoder: both")
            .replace("      hidden: 7", "      hidden: wide")
            .replace("  clip: 1\n", "  clip: 1\n  clip: 2\n  momentum: 0.9\n")
            .replace("[10, 20]", "[20, 10]")
            .replace("seeds: [1, 2]", "seeds: [1, 1]");

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:1:1: nam is an unknown key; did you mean `name`?",
            "small.yaml:4:9: corpus.kind is `gramar`; wanted grammar or files; did you mean"
                + " `grammar`?",
            "small.yaml:30:13: models[1].hidden is `0`; wanted a whole number of at least 1",
            "small.yaml:31:14: models[1].encoder is `both`; wanted forward or bidirectional",
            "small.yaml:34:15: models[1].score.hidden is the text `wide`; wanted a whole number of"
                + " at least 1",
            "small.yaml:56:3: training.clip is given twice; first on line 55",
            "small.yaml:57:3: training.momentum is an unknown key; known keys: updates, epochs,"
                + " minutes, batch, window, optimiser, clip, loss, initialisation, log-every,"
                + " checkpoint-every, validation, device, threads",
            "small.yaml:75:17: evaluation.buckets[1] is `10`; wanted more than the 20 before it",
            "small.yaml:85:12: seeds[1] is `1`, the same as seeds[0]; wanted each seed once");
  }

  @Test
  void keepsAFaultOnOneLineWhateverWasWritten() {
    String yaml =
        SmallConfig.with("kind: grammar", "kind: \"x\\n\\ty\\u2028\"")
            .replace("loss: token-mean", "loss: " + "é".repeat(70));

    assertThat(SmallConfig.faults(yaml))
        .containsExactly(
            "small.yaml:4:9: corpus.kind is `x\\n\\ty\\u2028`; wanted grammar or files",
            "small.yaml:56:9: training.loss is `"
                + "é".repeat(60)
                + "…`; wanted sum, sentence-mean or token-mean");
  }
}
