package org.lengthwise.corpus.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lengthwise.corpus.CorpusException;
import org.lengthwise.io.Sha256;
import org.lengthwise.spec.CorpusSpec;

/**
 * The six files of a bitext: source and target of train, dev and test.
 *
 * @param path the folder
 * @param source the source file of each split
 * @param target the target file of each split
 */
record BitextFolder(Path path, Map<Split, TextFile> source, Map<Split, TextFile> target) {
  /**
   * Finds the files.
   *
   * @throws CorpusException if the folder or any file is missing or exists twice
   */
  static BitextFolder find(CorpusSpec.Files spec) {
    if (spec.source().equals(spec.target())) {
      throw new CorpusException(
          "corpus.source and corpus.target are both %s; each side needs its own files"
              .formatted(spec.source()));
    }
    String wanted = wantedFiles(spec);
    if (spec.folder().isEmpty()) {
      throw new CorpusException(
          "corpus.folder is not set; give DATA=FOLDER, a folder with " + wanted);
    }
    Path folder = parsed(spec.folder().get());
    if (!Files.isDirectory(folder)) {
      throw new CorpusException(
          "%s %s; wanted a folder with %s"
              .formatted(
                  folder, Files.exists(folder) ? "is not a folder" : "does not exist", wanted));
    }
    List<String> faults = new ArrayList<>();
    Map<Split, TextFile> source = new EnumMap<>(Split.class);
    Map<Split, TextFile> target = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      find(folder, split + "." + spec.source(), faults).forEach(file -> source.put(split, file));
      find(folder, split + "." + spec.target(), faults).forEach(file -> target.put(split, file));
    }
    if (!faults.isEmpty()) {
      throw new CorpusException(faults);
    }
    return new BitextFolder(folder, source, target);
  }

  private static Path parsed(String folder) {
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new CorpusException("corpus.folder is not a path: " + e.getReason(), e);
    }
  }

  private static String wantedFiles(CorpusSpec.Files spec) {
    String names =
        Stream.of(Split.values())
            .map(split -> "%s.%s and %s.%s".formatted(split, spec.source(), split, spec.target()))
            .collect(Collectors.joining(", "));
    return names
        + ": UTF-8, one sentence per line, each line translating the same line of the other file,"
        + " plain or gzipped (.gz)";
  }

  private static List<TextFile> find(Path folder, String name, List<String> faults) {
    Path plain = folder.resolve(name);
    Path gzipped = folder.resolve(name + ".gz");
    List<TextFile> found =
        Stream.of(plain, gzipped).filter(Files::exists).map(TextFile::new).toList();
    if (found.isEmpty()) {
      faults.add(
          "neither %s nor %s.gz exists; wanted one of them, UTF-8, one sentence per line"
              .formatted(plain, name));
    } else if (found.size() == 2) {
      faults.add("both %s and %s.gz exist; remove one of them".formatted(plain, name));
    } else if (!Files.isRegularFile(found.get(0).path())) {
      faults.add("%s is not a file".formatted(found.get(0)));
    } else {
      return found;
    }
    return List.of();
  }

  /** Source and target files of all splits. */
  List<TextFile> files() {
    return Stream.of(Split.values())
        .flatMap(split -> Stream.of(file(source, split), file(target, split)))
        .toList();
  }

  TextFile source(Split split) {
    return file(source, split);
  }

  TextFile target(Split split) {
    return file(target, split);
  }

  private static TextFile file(Map<Split, TextFile> side, Split split) {
    TextFile file = side.get(split);
    if (file == null) {
      throw new IllegalStateException("no " + split + " file");
    }
    return file;
  }

  /** The SHA-256 of each file as it is in the folder, by name. */
  Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (TextFile file : files()) {
      hashes.put(file.name(), Sha256.of(file.path()));
    }
    return hashes;
  }

  /** The last element of the folder's path, which may be given as {@code .} or with {@code ..}. */
  String name() {
    Path last = path.toAbsolutePath().normalize().getFileName();
    return last == null ? "" : last.toString();
  }

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

  /** One side of one split: a text file, gzipped if its name ends in {@code .gz}. */
  record TextFile(Path path) {
    String name() {
      return "" + path.getFileName();
    }

    boolean isGzipped() {
      return name().endsWith(".gz");
    }

    LineReader open() throws IOException {
      InputStream file = Files.newInputStream(path);
      return new LineReader(isGzipped() ? new GzipMembers(file) : file);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }
}
