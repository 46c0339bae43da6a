package org.lengthwise.experiment.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.IoFault;

/**
 * Whether the nodes of a cluster see a folder, judged from this machine by its file system. Each
 * task checks again on its own node.
 */
final class SharedFolder {
  /** File systems that several machines can mount, as Linux and macOS call them. */
  private static final Set<String> NETWORK =
      Set.of(
          "9p",
          "afs",
          "beegfs",
          "ceph",
          "cifs",
          "gfs2",
          "glusterfs",
          "gpfs",
          "lustre",
          "nfs",
          "nfs4",
          "ocfs2",
          "orangefs",
          "panfs",
          "pvfs2",
          "smb3",
          "smbfs",
          "virtiofs",
          "wekafs");

  /** Those in user space are named after their programs. */
  private static final String USER_SPACE = "fuse.";

  private SharedFolder() {}

  /**
   * Checks that other machines can see a folder.
   *
   * @param folder the folder, which need not exist yet
   * @param known whether the user has said that all nodes share it
   * @return a line for the user
   * @throws FolderException when probably only this machine sees it
   */
  static String check(Path folder, boolean known) {
    return check(folder, type(folder), known);
  }

  static String check(Path folder, String type, boolean known) {
    if (known) {
      return folder
          + " is shared by all nodes, according to executor.shared; each task checks"
          + " it again.";
    }
    if (NETWORK.contains(type) || type.startsWith(USER_SPACE)) {
      return folder
          + " is on "
          + type
          + ", which all nodes should share; each task checks it again.";
    }
    throw new FolderException(
        "%s is on %s, which other machines usually do not see, but Slurm tasks need a folder that all nodes share; if they do share it, add --set executor.shared=true"
            .formatted(folder, type));
  }

  /** The kind of file system that a folder is on, or will be. */
  private static String type(Path folder) {
    Path there = existing(folder);
    try {
      return Files.getFileStore(there).type();
    } catch (IOException e) {
      throw new FolderException(IoFault.sentence("find the file system of", folder, e));
    }
  }

  /** The folder, or the nearest one above it that exists; absolute. */
  static Path existing(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
