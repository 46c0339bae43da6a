package org.lengthwise.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Says in words why reading or writing failed: the message of the exception may be a path alone.
 */
public final class IoFault {
  private IoFault() {}

  /** The reason, with the path where one is known. */
  public static String of(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return of(cause);
    }
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " is missing";
    }
    if (e instanceof FileSystemException failed && failed.getFile() != null) {
      return failed.getFile() + ": " + reason(failed);
    }
    return e instanceof IOException fault ? reason(fault) : String.valueOf(e.getMessage());
  }

  /**
   * Such as {@code cannot read FILE: permission denied}.
   *
   * @param verb what failed: read, write, remove
   */
  public static UncheckedIOException cannot(String verb, Object place, IOException e) {
    return new UncheckedIOException(sentence(verb, place, e), e);
  }

  /** The words of {@link #cannot}, for an exception of another kind. */
  public static String sentence(String verb, Object place, IOException e) {
    return "cannot " + verb + " " + place + ": " + reason(e);
  }

  /** The reason alone, for a line that names the path itself. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file in place of the folder";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    String message = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
    if (message != null) {
      return message;
    }
    return e instanceof EOFException ? "it ends early" : "the system gave no reason";
  }
}
