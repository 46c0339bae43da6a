package org.lengthwise.config;

/** What a run computes on. */
public enum DeviceKind {
  /** The processor; the one that exactness is promised for. */
  CPU,
  /** The first graphics processor the engine finds. */
  GPU
}
