package org.lengthwise.experiment.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lengthwise.results.RunFolder;

/** Says of a process that ended without recording why what its log says. */
public final class FailedProcess {
  /** Before the exit code. */
  public static final String ENDED = "its process ended with exit code ";

  private static final int TAIL = 4096;
  private static final int LONGEST = 300;

  private FailedProcess() {}

  /** The exit code, and {@link #log the end of its log}. */
  public static String text(RunFolder run, int exitCode) {
    return ENDED + exitCode + log(run);
  }

  /** To be appended: names the log of a run, and quotes its last line of text, if there is one. */
  public static String log(RunFolder run) {
    String name = "runs/" + run.name() + "/" + run.log().getFileName();
    String last = lastLine(run.log());
    return last.isEmpty() ? "; see " + name : "; " + name + " ends with: " + last;
  }

  /** Lines of a stack trace are indented. */
  private static String lastLine(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      String last =
          new String(tail, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
              .reduce("", (before, line) -> line);
      return last.length() <= LONGEST ? last : last.substring(0, LONGEST) + " …";
    } catch (IOException e) {
      return ""; // there is none, or none that this user may read
    }
  }
}
