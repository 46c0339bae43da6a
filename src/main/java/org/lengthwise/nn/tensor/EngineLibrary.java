package org.lengthwise.nn.tensor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.Utils;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.FolderReplacement;
import org.lengthwise.io.IoFault;

/**
 * The engine's native libraries. They come in jars and are unpacked once into a folder of the
 * engine's cache, from which every process loads them.
 *
 * <p>The engine would unpack them itself, but only for its own user (its folder has the permissions
 * of a temporary one), and it takes a folder for whole if one of its files is there. A folder
 * unpacked here can be shared by all users, whatever the umask, and is checked before it is used.
 *
 * @param folder where they are, once unpacked
 * @param files the name of each file to its place in a jar
 * @param binding the name of the file that belongs to a version of the engine, not of libtorch
 * @param flavour what they are built for: {@code cpu}, or a version of CUDA
 */
record EngineLibrary(Path folder, Map<String, URL> files, String binding, String flavour) {
  private static final String ENGINE = "pytorch";
  private static final String UNPACKING = "unpacking-";

  /** What was left behind by a process that was killed is removed after this time. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** A small library on Linux that needs no other of the folder. */
  private static final String SMALL = "libc10.so";

  private static final String FOR_ALL = "rw-r--r--";
  private static final String FOLDER_FOR_ALL = "rwxr-xr-x";

  /**
   * Starts the engine, for tensors of this thread.
   *
   * @throws FolderException when the libraries cannot be unpacked or loaded
   */
  static void start() {
    try {
      Engine.getInstance();
    } catch (EngineException e) {
      String why = firstLine(root(e));
      throw bundled()
          .map(library -> library.cannotLoad(why))
          .orElseGet(() -> new FolderException("cannot load libtorch: " + why));
    }
    // Only the thread that starts the engine takes no gradients until it is told to.
    JniUtils.setGradMode(false);
  }

  /**
   * Unpacks the libraries, unless that was done before, and checks them.
   *
   * @param say takes a line when they have to be unpacked, which takes seconds
   * @throws FolderException when they cannot be unpacked, or the folder cannot be used
   */
  static void prepare(Consumer<String> say) {
    bundled().ifPresent(library -> library.use(say));
  }

  /** Those of the class path; empty if the user names a libtorch of his own. */
  static Optional<EngineLibrary> bundled() {
    try {
      List<URL> descriptions =
          Collections.list(ClassLoaderUtils.getResources("native/lib/" + ENGINE + ".properties"));
      if (isGiven("PYTORCH_LIBRARY_PATH")
          || isGiven("PYTORCH_VERSION")
          || descriptions.size() != 1) {
        return Optional.empty();
      }
      Properties torch = properties(descriptions.get(0));
      URL engine = ClassLoaderUtils.getResource(ENGINE + "-engine.properties");
      return Optional.of(of(torch, properties(engine)));
    } catch (IOException e) {
      throw new FolderException("cannot read the jars of libtorch: " + IoFault.of(e));
    }
  }

  private static EngineLibrary of(Properties torch, Properties engine) throws IOException {
    String flavour = torch.getProperty("flavor");
    String system = torch.getProperty("classifier");
    Map<String, URL> files = new LinkedHashMap<>();
    for (String name : torch.getProperty("libraries").split(",", -1)) {
      files.put(
          name, ClassLoaderUtils.getResource(String.join("/", ENGINE, flavour, system, name)));
    }
    String jni = System.mapLibraryName("djl_torch");
    String binding = engine.getProperty("djl_version") + "-" + jni;
    files.put(
        binding, ClassLoaderUtils.getResource(String.join("/", "jnilib", system, flavour, jni)));
    Path folder = cache().resolve(torch.getProperty("version") + "-" + flavour + "-" + system);
    return new EngineLibrary(folder, files, binding, flavour);
  }

  private static Properties properties(URL place) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = place.openStream()) {
      properties.load(in);
    }
    return properties;
  }

  private static boolean isGiven(String variable) {
    return !Utils.getEnvOrSystemProperty(variable, "").isEmpty();
  }

  private static Path cache() {
    return Utils.getEngineCacheDir(ENGINE).toAbsolutePath();
  }

  private void use(Consumer<String> say) {
    boolean fresh = Files.notExists(folder);
    String what = fresh ? "libtorch (%,d MB)".formatted(megabytes()) : binding;
    try {
      if (fresh) {
        say.accept("Unpacking " + what + " into " + folder);
        unpack();
      } else if (Files.notExists(folder.resolve(binding))) {
        add(binding);
      }
    } catch (IOException e) {
      throw new FolderException(
          "cannot unpack %s into %s: %s; set %s to a folder with room for it that you can write to"
              .formatted(what, folder, reason(e), variable()));
    }
    check();
    load();
  }

  /** Rounded up, so that there is a number. */
  private long megabytes() {
    long bytes = 0;
    for (URL file : files.values()) {
      bytes += size(file);
    }
    return bytes / 1_000_000 + 1;
  }

  private static long size(URL file) {
    try {
      return file.openConnection().getContentLengthLong();
    } catch (IOException e) {
      return -1;
    }
  }

  /** Under another name first, so that no process ever finds a part of it. */
  private void unpack() throws IOException {
    Path cache = Objects.requireNonNull(folder.getParent());
    createForAll(cache);
    removeAbandoned(cache);
    Path hidden = Files.createTempDirectory(cache, UNPACKING);
    try {
      for (Map.Entry<String, URL> file : files.entrySet()) {
        copy(file.getValue(), hidden.resolve(file.getKey()));
      }
      permit(hidden, FOLDER_FOR_ALL);
      Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.exists(folder)) { // else another process was faster
        throw e;
      }
    } finally {
      FolderReplacement.delete(hidden);
    }
  }

  /** Another version of the engine has unpacked the same libtorch. */
  private void add(String name) throws IOException {
    Path hidden = Files.createTempFile(folder, UNPACKING, "");
    try {
      copy(Objects.requireNonNull(files.get(name), name), hidden);
      Files.move(hidden, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  private static void copy(URL source, Path target) throws IOException {
    try (InputStream in = source.openStream()) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    permit(target, FOR_ALL);
  }

  private static void createForAll(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      createForAll(Objects.requireNonNull(wanted.getParent()));
      Files.createDirectories(wanted);
      permit(wanted, FOLDER_FOR_ALL);
    }
  }

  private static void permit(Path place, String permissions) throws IOException {
    if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
    }
  }

  private static void removeAbandoned(Path cache) {
    Instant latest = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cache, UNPACKING + "*")) {
      for (Path abandoned : folders) {
        if (Files.getLastModifiedTime(abandoned).toInstant().isBefore(latest)) {
          FolderReplacement.delete(abandoned);
        }
      }
    } catch (IOException e) {
      // It belongs to another user, or another process is removing it.
    }
  }

  /** Checks that every file is there, whole and readable. */
  private void check() {
    for (Map.Entry<String, URL> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      try {
        long found = Files.size(path);
        long wanted = size(file.getValue());
        if (wanted >= 0 && found != wanted) {
          throw damaged(
              "%s has %,d bytes, wanted %,d".formatted(path.getFileName(), found, wanted));
        }
        if (!Files.isReadable(path)) {
          throw new AccessDeniedException(path.toString());
        }
      } catch (NoSuchFileException e) {
        throw damaged(path.getFileName() + " is missing");
      } catch (IOException e) {
        throw new FolderException(
            "cannot read the cache of libtorch, %s: %s; %sset %s to a folder of your own"
                .formatted(folder, reason(e), permission(e), variable()));
      }
    }
  }

  /** Loads what costs nothing, so that an experiment finds out before its runs do. */
  private void load() {
    Path small = folder.resolve(SMALL);
    try {
      if (Files.exists(small)) {
        System.load(small.toString());
      }
    } catch (UnsatisfiedLinkError e) {
      throw cannotLoad(firstLine(e));
    }
  }

  private RuntimeException cannotLoad(String message) {
    // Java puts the path before the system's message, which begins with it.
    String why = message.replace(folder + File.separator, "").replaceFirst("^(\\S+: )\\1", "$1");
    if (why.contains("Cannot allocate memory")) {
      return new EngineException("not enough memory to load libtorch: " + why);
    }
    return new FolderException(
        why.contains("failed to map segment")
            ? "cannot load libtorch from %s: its disk is mounted noexec; set %s to a folder on another disk"
                .formatted(folder, variable())
            : "cannot load libtorch from %s: %s; if a file is damaged, remove that folder, and it is unpacked again"
                .formatted(folder, why));
  }

  private FolderException damaged(String how) {
    return new FolderException(
        "the cache of libtorch, %s, is damaged: %s; remove that folder, and it is unpacked again"
            .formatted(folder, how));
  }

  /** The variable that names the cache. */
  private static String variable() {
    return isGiven("ENGINE_CACHE_DIR") ? "ENGINE_CACHE_DIR" : "DJL_CACHE_DIR";
  }

  private String reason(IOException e) {
    return IoFault.reason(e)
        + (e instanceof AccessDeniedException
            ? owner().map(name -> " (it belongs to " + name + ")").orElse("")
            : "");
  }

  /** Advice to the owner of what cannot be read. */
  private String permission(IOException e) {
    return e instanceof AccessDeniedException
        ? owner()
            .map(name -> "have %s run chmod -R a+rX %s, or ".formatted(name, reached()))
            .orElse("")
        : "";
  }

  private Optional<String> owner() {
    try {
      return Optional.of(Files.getOwner(reached()).getName());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The folder, or what is in the way to it: the innermost folder that this process can see. */
  private Path reached() {
    Path place = folder;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private static Throwable root(Throwable fault) {
    return fault.getCause() == null ? fault : root(fault.getCause());
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
  }
}
