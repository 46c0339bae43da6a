package org.lengthwise.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What every command ends with; each command's help shows this table. */
enum ExitCode {
  DONE(0, "done, or nothing to do"),
  RUN_FAILED(1, "a run failed; the others were finished and the report says which is missing"),
  BAD_INPUT(2, "the command line, the config, the corpus or a file of results cannot be used"),
  INTERRUPTED(
      3, "interrupted (Ctrl-C, SIGTERM); the same command goes on from the last checkpoint"),
  UNUSABLE_FOLDER(4, "a folder of results cannot be written, or another process works there"),
  DIFFERS(5, "reproduce: what came out differs from what was recorded"),
  UNEXPECTED(70, "a fault of the program; one line says where its trace lies");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  /** The table for a help text: code to meaning. */
  static Map<String, String> table() {
    Map<String, String> table = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(exit -> table.put(Integer.toString(exit.code), exit.meaning));
    return table;
  }
}
