package org.lengthwise.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Named random streams.
 *
 * <p>A stream is a pure function of (seed, name, index): no random state needs saving, and an
 * additional draw in one place does not shift draws elsewhere. The generator is xoshiro256++
 * (Blackman and Vigna 2019), its state filled by SplitMix64 (Steele, Lea and Flood 2014) from the
 * seed, the FNV-1a hash of the name and the index.
 */
public final class RandomStream {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private RandomStream() {}

  /**
   * The stream of this name and index under this seed, at its start.
   *
   * @param seed the seed of a run, a corpus or an evaluation
   * @param name what the stream is for, such as {@code initialisation}
   * @param index the update, epoch or other count that distinguishes streams of one name
   */
  public static UniformRandomProvider of(long seed, String name, long index) {
    long state = mix(seed + GOLDEN_GAMMA) ^ mix(hash(name));
    state = mix(state + GOLDEN_GAMMA * (index + 1));
    long[] key = new long[4];
    for (int i = 0; i < key.length; i++) {
      state += GOLDEN_GAMMA;
      key[i] = mix(state);
    }
    return RandomSource.XO_SHI_RO_256_PP.create(key);
  }

  /** The numbers 0 to {@code count - 1} in random order (Fisher and Yates). */
  public static int[] permutation(int count, UniformRandomProvider random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long hash(String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
