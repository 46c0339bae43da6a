package org.lengthwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lengthwise.corpus.SentencePair;
import org.lengthwise.corpus.prepared.Preparation;
import org.lengthwise.corpus.prepared.PreparedCorpus;
import org.lengthwise.corpus.source.FilesExperiment;
import org.lengthwise.spec.CorpusSpec;

class CorpusWordsTest {
  @TempDir Path folder;

  private PreparedCorpus prepared(FilesExperiment experiment) {
    Preparation.prepare(experiment.spec(), folder.resolve("corpus"), line -> {});
    return PreparedCorpus.read(folder.resolve("corpus"));
  }

  @Test
  void aSentenceOfTheGrammarMayBeWrittenAsPeopleWriteIt() {
    FilesExperiment experiment = new FilesExperiment(folder.resolve("data"));
    CorpusSpec.Grammar grammar = new CorpusSpec.Grammar(1, 150, 40, 200, 1, 1);
    Preparation.prepare(experiment.spec(grammar), folder.resolve("corpus"), line -> {});
    PreparedCorpus corpus = PreparedCorpus.read(folder.resolve("corpus"));

    assertThat(CorpusWords.source(corpus).of("Jane paints HIM."))
        .containsExactly("jane", "paints", "him", ".");
    assertThat(CorpusWords.target(corpus).of("Jeanne le peint."))
        .containsExactly("jeanne", "le", "peint", ".");
    for (SentencePair pair : corpus.testText()) {
      assertThat(CorpusWords.source(corpus).of(pair.sourceText())).isEqualTo(pair.source());
      assertThat(CorpusWords.target(corpus).of(pair.targetText())).isEqualTo(pair.target());
    }
  }

  @Test
  void noWordOfTheLargestGrammarIsCut() {
    FilesExperiment experiment = new FilesExperiment(folder.resolve("data"));
    CorpusSpec.Grammar grammar = new CorpusSpec.Grammar(1, 2000, 60, 5000, 1, 1);
    experiment.words = 5000;
    Preparation.prepare(experiment.spec(grammar), folder.resolve("corpus"), line -> {});
    PreparedCorpus corpus = PreparedCorpus.read(folder.resolve("corpus"));

    for (int id = 2; id < corpus.source().size(); id++) {
      String word = corpus.source().decode(new int[] {id}).get(0);
      assertThat(CorpusWords.source(corpus).of(word)).containsExactly(word);
    }
    for (int id = 2; id < corpus.target().size(); id++) {
      String word = corpus.target().decode(new int[] {id}).get(0);
      assertThat(CorpusWords.target(corpus).of(word)).containsExactly(word);
    }
    assertThat(corpus.source().size()).isGreaterThan(1900);
  }

  @Test
  void linesAreLowerCasedWhereTheVocabularyOfTheirSideIs() {
    FilesExperiment experiment = new FilesExperiment(folder.resolve("data"));
    experiment.write("train.en", "the cat\nthe old dog\na cat sleeps\n");

    PreparedCorpus corpus = prepared(experiment);

    assertThat(CorpusWords.source(corpus).of("The CAT")).containsExactly("the", "cat");
    assertThat(CorpusWords.target(corpus).of("Un CHAT")).containsExactly("Un", "CHAT");
    assertThat(CorpusWords.tokenised().of("The CAT")).containsExactly("The", "CAT");
  }
}
