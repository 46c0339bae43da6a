package org.lengthwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lengthwise.experiment.run.SourceTree;
import org.lengthwise.experiment.slurm.ShellWord;
import org.lengthwise.io.UserName;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command as it was given, for the provenance. A path may name a user or a machine: one within
 * the checkout that the program was built in is kept relative to it, also within {@code key=value}
 * and within YAML; of others only the last element is kept. The user's name is left out everywhere.
 *
 * @param folder the one in which it was given, absolute
 * @param checkout the checkout, absolute; empty when there is none
 */
record Invocation(List<String> arguments, Path folder, Optional<Path> checkout) {
  private static final Pattern SLASHES_AT_END = Pattern.compile("[/\\\\]+$");
  private static final Pattern SETTING = Pattern.compile("([\\w.\\[\\]-]+=)(.*)", Pattern.DOTALL);

  /** A scalar of a YAML flow: between quotes, or up to what ends it. */
  private static final Pattern SCALAR =
      Pattern.compile("(?<=([\"']))[^\"']+(?=\\1)|[^\\s\"'{}\\[\\],:][^\"'{}\\[\\],:]*");

  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final String NOBODY = "...";

  /** The arguments that the program was called with. */
  static Invocation of(CommandSpec spec) {
    return new Invocation(
        spec.root().commandLine().getParseResult().originalArgs(),
        Path.of("").toAbsolutePath(),
        SourceTree.folder());
  }

  /** One line, quoted for a shell. */
  String text() {
    return "lengthwise "
        + arguments.stream()
            .map(this::kept)
            .map(ShellWord::quoted)
            .collect(Collectors.joining(" "));
  }

  private String kept(String argument) {
    Matcher setting = SETTING.matcher(argument);
    return setting.matches()
        ? setting.group(1) + keptOfValue(setting.group(2))
        : keptOfValue(argument);
  }

  private String keptOfValue(String value) {
    if (!value.startsWith("{") && !value.startsWith("[")) {
      return keptOfScalar(value);
    }
    return SCALAR
        .matcher(value)
        .replaceAll(scalar -> Matcher.quoteReplacement(keptOfScalar(scalar.group())));
  }

  private String keptOfScalar(String scalar) {
    String bare = SLASHES_AT_END.matcher(scalar).replaceAll("");
    int last = Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\'));
    if (last < 0) {
      return WORD.matcher(bare)
          .replaceAll(word -> Matcher.quoteReplacement(nameless(word.group())));
    }
    return withinCheckout(bare)
        .map(
            path ->
                IntStream.range(0, path.getNameCount())
                    .mapToObj(element -> nameless(path.getName(element).toString()))
                    .collect(Collectors.joining("/")))
        .orElseGet(() -> nameless(bare.substring(last + 1)));
  }

  /** A path relative to the checkout; nothing for one outside, and for one of another system. */
  private Optional<Path> withinCheckout(String path) {
    if (path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    Path absolute = folder.resolve(path).normalize();
    return checkout
        .filter(root -> absolute.startsWith(root) && !absolute.equals(root))
        .map(root -> root.relativize(absolute));
  }

  private static String nameless(String element) {
    return UserName.is(element) ? NOBODY : element;
  }
}
