package org.lengthwise.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lengthwise.config.yaml.ConfigException;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.experiment.plan.RefusedException;
import org.lengthwise.experiment.run.Diagnosis;
import org.lengthwise.experiment.run.RunFailure;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.IoFault;
import org.lengthwise.nn.tensor.DeviceException;
import org.lengthwise.results.ResultsException;
import org.lengthwise.train.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What went wrong, as lines for the standard error, and its exit code. */
record CommandErrors(ExitCode exitCode, List<String> lines) {
  /** Reports a command line that picocli does not accept. */
  static int ofCommandLine(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("lengthwise: " + firstLine(fault.getMessage()));
    err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT.code();
  }

  /** Reports what a command threw. */
  static int ofExecution(Exception fault, CommandLine command, ParseResult parsed) {
    return of(fault).print(command.getErr());
  }

  /** Prints the lines; returns the exit code. */
  int print(PrintWriter err) {
    lines.forEach(err::println);
    err.flush();
    return exitCode.code();
  }

  /** Errors in the input or on the machine have their own message; all others are unexpected. */
  static CommandErrors of(Throwable fault) {
    if (fault instanceof ConfigException config) {
      return new CommandErrors(ExitCode.BAD_INPUT, config.faults());
    }
    if (fault instanceof CorpusException corpus) {
      return new CommandErrors(ExitCode.BAD_INPUT, corpus.faults());
    }
    if (fault instanceof RefusedException refused) {
      return new CommandErrors(ExitCode.BAD_INPUT, refused.faults());
    }
    if (fault instanceof ResultsException
        || fault instanceof DeviceException
        || fault instanceof TrainingException
        || fault instanceof LineFile.FaultException) {
      return new CommandErrors(ExitCode.BAD_INPUT, List.of(firstLine(fault.getMessage())));
    }
    if (fault instanceof FolderException || fault instanceof UncheckedIOException) {
      return new CommandErrors(ExitCode.NOT_WRITTEN, List.of(firstLine(fault.getMessage())));
    }
    if (fault instanceof RunFailure) {
      boolean folder = fault.getCause() instanceof FolderException;
      return new CommandErrors(
          folder ? ExitCode.NOT_WRITTEN : ExitCode.RUN_FAILED,
          List.of(firstLine(fault.getMessage())));
    }
    String what =
        fault instanceof OutOfMemoryError
            ? Diagnosis.of(fault)
            : "Unexpected error in the program: " + firstLine(fault.toString());
    return new CommandErrors(ExitCode.UNEXPECTED, List.of(what + "; stack trace: " + trace(fault)));
  }

  private static String trace(Throwable fault) {
    try {
      Path log = Files.createTempFile("lengthwise-", ".log");
      try (PrintWriter writer =
          new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
        fault.printStackTrace(writer);
      }
      return log.toString();
    } catch (IOException e) {
      return "not written (" + IoFault.of(e) + ")";
    }
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.strip().lines().findFirst().orElse("");
  }
}
