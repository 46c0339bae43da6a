package org.lengthwise.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lengthwise.experiment.slurm.ShellWord;
import org.lengthwise.results.UserName;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command as it was given, for the provenance. A path may name a user or a machine, so only its
 * last element is kept, also within {@code key=value} and within YAML, and not even that where it
 * is the user's name.
 */
record Invocation(List<String> arguments) {
  private static final Pattern SLASHES_AT_END = Pattern.compile("[/\\\\]+(?=[\"'\\s]*([,}\\]]|$))");
  private static final Pattern QUOTED_FOLDERS = Pattern.compile("([\"'])[^\"']*[/\\\\]");
  private static final Pattern FOLDERS = Pattern.compile("(\\s*)[^\"'{}\\[\\],:]*[/\\\\]");
  private static final Pattern ELEMENT = Pattern.compile("[^\\s\"'{}\\[\\],:]+");
  private static final Pattern SETTING = Pattern.compile("([\\w.\\[\\]-]+=)(.*)", Pattern.DOTALL);

  private static final String NOBODY = "...";

  /** The arguments that the program was called with. */
  static Invocation of(CommandSpec spec) {
    return new Invocation(spec.root().commandLine().getParseResult().originalArgs());
  }

  /** One line, quoted for a shell. */
  String text() {
    return "lengthwise "
        + arguments.stream()
            .map(Invocation::withoutFolders)
            .map(ShellWord::quoted)
            .collect(Collectors.joining(" "));
  }

  private static String withoutFolders(String argument) {
    Matcher setting = SETTING.matcher(argument);
    return setting.matches()
        ? setting.group(1) + lastElements(setting.group(2))
        : lastElements(argument);
  }

  private static String lastElements(String value) {
    String bare = SLASHES_AT_END.matcher(value).replaceAll("");
    if (!bare.startsWith("{") && !bare.startsWith("[")) {
      return nameless(bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1));
    }
    String last = FOLDERS.matcher(QUOTED_FOLDERS.matcher(bare).replaceAll("$1")).replaceAll("$1");
    return ELEMENT
        .matcher(last)
        .replaceAll(element -> Matcher.quoteReplacement(nameless(element.group())));
  }

  private static String nameless(String element) {
    return UserName.is(element) ? NOBODY : element;
  }
}
