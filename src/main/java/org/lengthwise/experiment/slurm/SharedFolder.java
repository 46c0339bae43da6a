package org.lengthwise.experiment.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.lengthwise.io.FolderException;
import org.lengthwise.io.IoFault;

/**
 * Whether the nodes of a cluster see a folder, as far as this machine can tell: by the file system
 * that it lies on. The tasks look again, each on its own node.
 */
final class SharedFolder {
  /** File systems that several machines mount, as Linux and macOS call them. */
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

  /** Those in user space are called after their programs. */
  private static final String USER_SPACE = "fuse.";

  private SharedFolder() {}

  /**
   * Lets a folder pass that others can see.
   *
   * @param folder the folder, or one that is still to be made
   * @param known whether the user knows that all nodes share it
   * @return what is to be said of it
   * @throws FolderException when only this machine sees it, to all appearance
   */
  static String check(Path folder, boolean known) {
    return check(folder, type(folder), known);
  }

  static String check(Path folder, String type, boolean known) {
    if (known) {
      return folder + " is shared by all nodes, as executor.shared says; each task looks again.";
    }
    if (NETWORK.contains(type) || type.startsWith(USER_SPACE)) {
      return folder + " lies on " + type + ", which all nodes should share; each task looks again.";
    }
    throw new FolderException(
        "%s lies on %s, which other machines do not see as a rule, and the tasks of Slurm need a folder that all nodes share; if they do share this one, add --set executor.shared=true"
            .formatted(folder, type));
  }

  /** The kind of the file system that a folder lies on, or will. */
  private static String type(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).type();
    } catch (IOException e) {
      throw new FolderException("cannot tell where " + folder + " lies: " + IoFault.reason(e));
    }
  }
}
