package org.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvocationTest {

  @Test
  void isTheCommandAsItWasGiven() {
    assertThat(text("experiment", "quickstart.yaml", "--parallel", "2", "--set", "seeds=[1,2]"))
        .isEqualTo("lengthwise experiment quickstart.yaml --parallel 2 --set 'seeds=[1,2]'");
  }

  @Test
  void keepsOfAPathItsLastElementOnly() {
    assertThat(text("/home/jane/my configs/a.yaml")).isEqualTo("lengthwise a.yaml");
    assertThat(text("../../john/results/")).isEqualTo("lengthwise results");
    assertThat(text("C:\\Users\\jane\\a.yaml")).isEqualTo("lengthwise a.yaml");
    assertThat(text("/home/jane=doe/a.yaml")).isEqualTo("lengthwise a.yaml");
    assertThat(text("../../john/x=y/a.yaml")).isEqualTo("lengthwise a.yaml");
  }

  @Test
  void keepsOfAPathInASettingItsLastElementOnly() {
    assertThat(text("corpus.folder=/home/jane doe/europarl/"))
        .isEqualTo("lengthwise corpus.folder=europarl");
    assertThat(text("models[0].name=a")).isEqualTo("lengthwise 'models[0].name=a'");
  }

  @Test
  void keepsOfAPathWithinYamlItsLastElementOnly() {
    assertThat(text("corpus={kind: files, folder: /home/jane doe/x, source: en}"))
        .isEqualTo("lengthwise 'corpus={kind: files, folder: x, source: en}'");
    assertThat(text("corpus={folder: \"/home/jane, doe/x/\", source: en}"))
        .isEqualTo("lengthwise 'corpus={folder: \"x\", source: en}'");
    assertThat(text("folders=[/home/jane/x/, 'C:\\jane\\y']"))
        .isEqualTo("lengthwise 'folders=[x, '\\''y'\\'']'");
  }

  @Test
  void keepsOfAPathNothingWhereItsLastElementIsTheUsersName() {
    String user = System.getProperty("user.name");
    assertThat(text("--results", "/scratch/" + user)).isEqualTo("lengthwise --results ...");
    assertThat(text("corpus.folder=" + System.getProperty("user.home") + "/"))
        .isEqualTo("lengthwise corpus.folder=...");
    assertThat(text("corpus={folder: /data/" + user + ", source: en}"))
        .isEqualTo("lengthwise 'corpus={folder: ..., source: en}'");
  }

  @Test
  void keepsAPathWithinTheCloneRelativeToIt() {
    assertThat(text("experiment", "../configs/quickstart.yaml", "--results", "/c/jane/results/"))
        .isEqualTo("lengthwise experiment configs/quickstart.yaml --results results");
    assertThat(text("corpus={folder: ../data/x, train: './a b/c', source: en}"))
        .isEqualTo("lengthwise 'corpus={folder: data/x, train: '\\''sub/a b/c'\\'', source: en}'");
    assertThat(text("corpus.folder=./" + System.getProperty("user.name") + "/x"))
        .isEqualTo("lengthwise corpus.folder=sub/.../x");
    assertThat(text("../../other/a.yaml", "..", "../", "/c/janet/b"))
        .isEqualTo("lengthwise a.yaml .. .. b");
  }

  private static String text(String... arguments) {
    Path clone = Path.of("/c/jane");
    return new Invocation(List.of(arguments), clone.resolve("sub"), Optional.of(clone)).text();
  }
}
