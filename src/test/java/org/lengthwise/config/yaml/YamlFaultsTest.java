package org.lengthwise.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lengthwise.config.SmallConfig;

class YamlFaultsTest {
  @Test
  void reportsATabInTheIndentation() {
    assertThat(SmallConfig.faults("name: small\ncorpus:\n\tkind: grammar\n"))
        .containsExactly("small.yaml:3:1: not valid YAML: a tab; wanted spaces");
  }

  @Test
  void reportsASyntaxError() {
    String colon =
        "not valid YAML: a `:` where no key can start; check the indentation, the line before, and"
            + " quotes around text with a colon";
    assertThat(SmallConfig.faults("name: a: b\n")).containsExactly("small.yaml:1:8: " + colon);
    assertThat(SmallConfig.faults("name small\nseeds: [1]\n"))
        .containsExactly("small.yaml:2:6: " + colon);
    assertThat(SmallConfig.faults("corpus:\n  seed: 1\n   words: 70\n"))
        .containsExactly("small.yaml:3:9: " + colon);
    assertThat(SmallConfig.faults("name: small\nseeds: [1, 2\nx: 3\n"))
        .containsExactly(
            "small.yaml:3:2: not valid YAML: expected ',' or ']', but got :, while parsing a flow"
                + " sequence that starts on line 2");
    assertThat(SmallConfig.faults("name: small\n---\nname: other\n"))
        .containsExactly(
            "small.yaml:2:1: not valid YAML: but found another document, expected a single"
                + " document in the stream that starts on line 1");
  }

  @Test
  void reportsACharacterThatYamlDoesNotAllow() {
    assertThat(SmallConfig.faults("name: small\nquestion: a\u0000b\n"))
        .containsExactly("small.yaml:2:12: not valid YAML: the character `\\u0000` is not allowed");
  }

  @Test
  void reportsAnEmptyDocument() {
    String fault = "small.yaml:1:1: the file is empty; wanted a mapping";

    assertThat(SmallConfig.faults("")).containsExactly(fault);
    assertThat(SmallConfig.faults("# nothing yet\n")).containsExactly(fault);
    assertThat(SmallConfig.faults("---\n")).containsExactly(fault);
  }

  @Test
  void reportsATopLevelThatIsNoMapping() {
    assertThat(SmallConfig.faults("- name: small\n"))
        .containsExactly("small.yaml:1:1: the top level is a list; wanted a mapping");
    assertThat(SmallConfig.faults("small\n"))
        .containsExactly("small.yaml:1:1: the top level is the text `small`; wanted a mapping");
  }

  @Test
  void refusesAnchorsEvenThoseThatHoldThemselves() {
    assertThat(SmallConfig.faults(SmallConfig.with("seeds: [1, 2]", "seeds: &s [1, 2]")))
        .containsExactly(
            "small.yaml:83:8: seeds has an anchor; wanted the value written out wherever it is"
                + " needed");
    assertThat(SmallConfig.faults(SmallConfig.with("seeds: [1, 2]", "seeds: &s [1, *s]")))
        .first()
        .isEqualTo(
            "small.yaml:83:8: seeds has an anchor; wanted the value written out wherever it is"
                + " needed");
  }

  @Test
  void refusesTagsThatChangeAType() {
    assertThat(SmallConfig.faults(SmallConfig.with("updates: 9", "updates: !!float 9")))
        .containsExactly(
            "small.yaml:46:12: training.updates has the tag `tag:yaml.org,2002:float`; wanted"
                + " none");
    assertThat(SmallConfig.faults(SmallConfig.with("seeds: [1, 2]", "seeds: !mine [1, 2]")))
        .containsExactly("small.yaml:83:8: seeds has the tag `!mine`; wanted none");
    assertThat(SmallConfig.read(SmallConfig.with("name: small", "name: !!str 2014")).name())
        .isEqualTo("2014");
  }

  @Test
  void refusesKeysThatAreNoWords() {
    assertThat(SmallConfig.faults(SmallConfig.YAML + "? [a, b]\n: 1\n"))
        .containsExactly("small.yaml:84:3: a key of the top level is a list; wanted a word");
  }

  @Test
  void refusesANestingThatWouldExhaustTheStack() {
    assertThat(SmallConfig.faults("seeds: " + "[".repeat(50_000)))
        .containsExactly("small.yaml:1:57: nested more than 50 levels deep");
  }
}
