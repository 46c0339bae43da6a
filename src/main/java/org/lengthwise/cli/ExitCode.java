package org.lengthwise.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes of every command; the help of each command shows this table. */
enum ExitCode {
  DONE(0, "done, or nothing to do"),
  RUN_FAILED(1, "a run failed; the others finished, and the report names the missing one"),
  BAD_INPUT(2, "the command line, the config, the corpus or a file of results cannot be used"),
  INTERRUPTED(
      3, "interrupted (Ctrl-C, SIGTERM); rerun the command to continue from the last checkpoint"),
  NOT_WRITTEN(
      4,
      "the folder of results, a figure or the output cannot be written, or another process is using"
          + " the folder"),
  DIFFERS(5, "reproduce: the new results differ from the recorded ones"),
  UNEXPECTED(70, "an error in the program; one line names the file with the stack trace"),
  UNREAD(141, "the program that read the output has ended, as head does");

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
