package org.lengthwise.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
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
    assertThat(IoFault.of(new EOFException())).isEqualTo("it ends early");
  }

  @Test
  void theReasonAloneHasNeitherPathNorTheNameOfAClass() {
    assertThat(IoFault.reason(new AccessDeniedException("a/b"))).isEqualTo("permission denied");
    assertThat(IoFault.reason(new NoSuchFileException("a/b"))).isEqualTo("no such file");
    assertThat(IoFault.reason(new MalformedInputException(1))).isEqualTo("it is not UTF-8");
    assertThat(IoFault.reason(new FileSystemException("a/b", null, "File too large")))
        .isEqualTo("File too large");
    assertThat(IoFault.reason(new FileSystemException("a/b")))
        .isEqualTo("the system gave no reason");
  }

  @Test
  void whatIsWrappedIsTold() {
    assertThat(IoFault.of(new UncheckedIOException(new NoSuchFileException("a/b"))))
        .isEqualTo("a/b is missing");
  }
}
