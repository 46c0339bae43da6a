package org.lengthwise.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of the user, which no results file may contain. */
public final class UserName {
  /** What the virtual machine reports when the user has no name or no home. */
  private static final List<String> NOBODY = List.of("", "?");

  private UserName() {}

  /** Whether an element of a path is the user's name, or that of the user's home folder. */
  public static boolean is(String element) {
    Optional<String> home =
        Optional.ofNullable(System.getProperty("user.home"))
            .flatMap(path -> Optional.ofNullable(Path.of(path).getFileName()))
            .map(Path::toString);
    return Stream.concat(Stream.ofNullable(System.getProperty("user.name")), home.stream())
        .filter(name -> !NOBODY.contains(name))
        .anyMatch(name -> name.equalsIgnoreCase(element));
  }
}
