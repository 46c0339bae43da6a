package org.lengthwise.corpus.grammar;

import java.util.List;

/** A part of a derivation: it can be read out in either language. */
sealed interface Phrase {
  void addSource(List<String> tokens);

  void addTarget(List<String> tokens);

  /** A form of a lexeme: its tokens in both languages (mostly one; either side may have none). */
  record Form(List<String> source, List<String> target) implements Phrase {
    @Override
    public void addSource(List<String> tokens) {
      tokens.addAll(source);
    }

    @Override
    public void addTarget(List<String> tokens) {
      tokens.addAll(target);
    }
  }

  /** A rule with its parts, which stand in the order of the rule's source side. */
  record Branch(TranslationRules.Rule rule, List<Phrase> parts) implements Phrase {
    @Override
    public void addSource(List<String> tokens) {
      parts.forEach(part -> part.addSource(tokens));
    }

    @Override
    public void addTarget(List<String> tokens) {
      rule.targetOrder().forEach(part -> parts.get(part).addTarget(tokens));
    }
  }
}
