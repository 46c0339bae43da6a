package org.lengthwise.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The exit codes; the help of a command shows those that it can have. */
enum ExitCode {
  DONE(0, "done, or nothing to do"),
  RUN_FAILED(
      1,
      "a run failed; the others finished, and the report names the missing one",
      "experiment",
      "status",
      "run",
      "gather"),
  BAD_INPUT(2, "the command line, the config, the corpus or a file of results cannot be used"),
  INTERRUPTED(
      3,
      "interrupted (Ctrl-C, SIGTERM); rerun the command to continue from the last checkpoint",
      "experiment",
      "reproduce",
      "run"),
  NOT_WRITTEN(
      4,
      "the folder of results, a figure or the output cannot be written, or another process is using"
          + " the folder"),
  DIFFERS(5, "the new results differ from the recorded ones", "reproduce"),
  UNEXPECTED(70, "an error in the program; one line names the file with the stack trace"),
  UNREAD(141, "the program that read the output has ended, as head does");

  private final int code;
  private final String meaning;
  private final Set<String> commands;

  /**
   * @param commands those that can end with the code; none stands for all
   */
  ExitCode(int code, String meaning, String... commands) {
    this.code = code;
    this.meaning = meaning;
    this.commands = Set.of(commands);
  }

  int code() {
    return code;
  }

  /** The table for the help text of a command: code to meaning. */
  static Map<String, String> table(String command) {
    Map<String, String> table = new LinkedHashMap<>();
    for (ExitCode exit : values()) {
      if (exit.commands.isEmpty() || exit.commands.contains(command)) {
        table.put(Integer.toString(exit.code), exit.meaning);
      }
    }
    return table;
  }
}
