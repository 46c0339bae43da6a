package org.lengthwise.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
  private static final String ELSEWHERE =
      "; run fewer at a time (--parallel 1), or give the experiment another name and a smaller"
          + " training.batch";

  @Test
  void aFullHeapComesWithItsSizeAndTwiceThat() {
    long size = Runtime.getRuntime().maxMemory() >> 20;

    assertThat(Diagnosis.of(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            "out of memory: the Java heap of "
                + size
                + " MiB is full; give it more (LENGTHWISE_OPTS=-Xmx"
                + 2 * size
                + "m), or run fewer at a time (--parallel 1)");
  }

  @Test
  void aThreadThatCannotBeStartedIsNoMatterOfTheHeap() {
    assertThat(Diagnosis.of(new OutOfMemoryError("unable to create native thread")))
        .isEqualTo(
            "out of memory: unable to create native thread; run fewer at a time (--parallel 1)");
  }

  @Test
  void memoryThatTheSystemRefusesTheEngineIsNamed() {
    String said =
        "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory:"
            + " you tried to allocate 491520001 bytes. Error code 12 (Cannot allocate memory)\nmore";

    assertThat(Diagnosis.of(new IllegalStateException(said)))
        .isEqualTo("out of memory: the system refuses the engine another 469 MiB" + ELSEWHERE);
    assertThat(
            Diagnosis.of(new IllegalStateException("CUDA out of memory. Tried to allocate 2 GiB")))
        .isEqualTo("out of memory: the system refuses the engine the memory it needs" + ELSEWHERE);
  }

  @Test
  void aTaskOfABatchSystemIsToBeGivenMore() {
    assertThat(Diagnosis.of(new OutOfMemoryError("Java heap space"), true))
        .endsWith("m), or give each task more (executor.memory)");
    assertThat(Diagnosis.of(new OutOfMemoryError("unable to create native thread"), true))
        .isEqualTo(
            "out of memory: unable to create native thread; give each task more"
                + " (executor.memory)");
    assertThat(Diagnosis.of(new IllegalStateException("std::bad_alloc"), true))
        .isEqualTo(
            "out of memory: the system refuses the engine the memory it needs; give"
                + " each task more (executor.memory), or give the experiment another name"
                + " and a smaller training.batch");
  }

  @Test
  void anyOtherFailureIsItsFirstLine() {
    assertThat(Diagnosis.of(new IllegalStateException("update 3: the loss is NaN\nin detail")))
        .isEqualTo("update 3: the loss is NaN");
    assertThat(Diagnosis.of(new StackOverflowError("deep"))).isEqualTo("StackOverflowError: deep");
    assertThat(Diagnosis.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(Diagnosis.of(new NullPointerException(" \n"))).matches(Pattern.compile("\\w+"));
  }
}
