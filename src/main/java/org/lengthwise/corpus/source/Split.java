package org.lengthwise.corpus.source;

/** The parts of a bitext, and how their files begin. */
enum Split {
  TRAIN("train"),
  DEV("dev"),
  TEST("test");

  private final String prefix;

  Split(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public String toString() {
    return prefix;
  }
}
