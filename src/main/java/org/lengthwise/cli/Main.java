package org.lengthwise.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lengthwise.experiment.run.Build;
import org.lengthwise.experiment.run.RunEngine;
import org.lengthwise.experiment.run.TensorEngine;
import org.lengthwise.io.IoFault;
import org.lengthwise.io.StandardOutput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The program {@code lengthwise}. */
@Command(
    name = "lengthwise",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    header =
        "Compares encoder-decoders side by side, with and without attention: BLEU"
            + " by sentence length.",
    description = {
      "%nA YAML file names a corpus and several models. One command trains them side by side,"
          + " scores them by sentence length and writes a report.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  lengthwise experiment configs/quickstart.yaml", "  lengthwise help experiment"})
public final class Main {
  private static final int WIDTH = 100;

  private Main() {}

  /** Runs one command and ends with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    findHome(System.getenv("HOME"));
    System.exit(execute(commandLine(new TensorEngine()), StandardOutput.ofProcess(), arguments));
  }

  /**
   * A user without an entry in the password database, as in a container, has the home {@code ?};
   * libraries would take that for the name of a folder.
   */
  private static void findHome(@Nullable String variable) {
    if (System.getProperty("user.home").equals("?")) {
      boolean given = variable != null && !variable.isEmpty();
      System.setProperty("user.home", given ? variable : System.getProperty("java.io.tmpdir"));
    }
  }

  /**
   * Runs one command. Output that could not be written is an error of every command, except that
   * nothing is said where nobody reads any more.
   */
  static int execute(CommandLine line, StandardOutput out, String... arguments) {
    int exitCode = execute(line.setOut(out), arguments);
    if (out.failure().isEmpty()) {
      return exitCode;
    }
    int lost =
        out.readerHasEnded()
            ? ExitCode.UNREAD.code()
            : CommandErrors.of(
                    IoFault.cannot("write to", "the standard output", out.failure().get()))
                .print(line.getErr());
    return exitCode == ExitCode.DONE.code() ? lost : exitCode;
  }

  /** Runs one command; picocli handles exceptions, but not errors such as lack of memory. */
  static int execute(CommandLine line, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (Error e) {
      return CommandErrors.of(e).print(line.getErr());
    }
  }

  /** The commands, with the engine that trains and translates. */
  static CommandLine commandLine(RunEngine engine) {
    CommandLine line = new CommandLine(new Main());
    line.addSubcommand(new ExperimentCommand());
    line.addSubcommand(new ValidateCommand());
    line.addSubcommand(new StatusCommand());
    line.addSubcommand(new ReportCommand());
    line.addSubcommand(new CompareCommand());
    line.addSubcommand(new PublishCommand());
    line.addSubcommand(new ReproduceCommand());
    line.addSubcommand(new CleanCommand(engine));
    line.addSubcommand(new ScoreCommand());
    line.addSubcommand(new TranslateCommand(engine));
    line.addSubcommand(new AlignCommand(engine));
    line.addSubcommand(new SchemaCommand());
    line.addSubcommand(new RunCommand(engine));
    line.addSubcommand(new GatherCommand());
    line.addSubcommand(new HelpCommand());
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(CommandErrors::ofCommandLine);
    line.setExecutionExceptionHandler(CommandErrors::ofExecution);
    describe(line);
    line.getSubcommands().values().forEach(Main::giveHelp);
    line.getSubcommands().values().forEach(Main::describe);
    return line;
  }

  /** Gives a command the option {@code --help}; {@code help} has its own. */
  private static void giveHelp(CommandLine command) {
    if (!command.getCommandSpec().optionsMap().containsKey("--help")) {
      command.getCommandSpec().addMixin("help", CommandSpec.forAnnotatedObject(new HelpOption()));
    }
  }

  private static void describe(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.width(WIDTH);
    usage.exitCodeListHeading("%nExit codes:%n");
    usage.exitCodeList(ExitCode.table(line.getCommandName()));
  }

  /** The option that every command has. */
  static final class HelpOption {
    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        description = "Print this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Build build = Build.running();
      return new String[] {
        "lengthwise " + build.version(),
        "DJL " + build.djl() + ", libtorch " + build.libtorch(),
        "Java " + System.getProperty("java.version")
      };
    }
  }
}
