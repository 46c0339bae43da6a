package org.lengthwise.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class IoFaultTest {
  @Test
  void aMessageThatIsOnlyAPathIsPutInWords() {
    assertThat(IoFault.of(new AccessDeniedException("a/b"))).isEqualTo("no permission for a/b");
    assertThat(IoFault.of(new NoSuchFileException("a/b"))).isEqualTo("a/b is missing");
    assertThat(IoFault.of(new FileSystemException("a/b", null, "Read-only file system")))
        .isEqualTo("a/b: Read-only file system");
  }

  @Test
  void anyOtherMessageStandsAsItIs() {
    assertThat(IoFault.of(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(IoFault.of(new EOFException())).isEqualTo("EOFException");
  }

  @Test
  void whatIsWrappedIsTold() {
    assertThat(IoFault.of(new UncheckedIOException(new NoSuchFileException("a/b"))))
        .isEqualTo("a/b is missing");
  }
}
