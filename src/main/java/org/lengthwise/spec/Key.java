package org.lengthwise.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a key of the config means and which values it takes; used by the reader, the schema and the
 * documents.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /** What the key means, with its unit, in one sentence. */
  String about();

  /** The least number allowed (itself included, unless {@link #above}). */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest number allowed, itself included. */
  double max() default Double.POSITIVE_INFINITY;

  /** Whether a number must be greater than {@link #min}, not equal to it. */
  boolean above() default false;

  /** Whether a number must be less than {@link #max}, not equal to it. */
  boolean below() default false;

  /** Whether a text becomes part of a file name, and so takes only characters safe in one. */
  boolean fileName() default false;

  /** Whether a list may have no items. */
  boolean mayBeEmpty() default false;

  /**
   * A value to begin with, as YAML; of a section with kinds, the kind. Empty if none suits more
   * than one experiment.
   */
  String recommended() default "";

  /** Where the recommended value comes from: a paper, a program, a config, or its reason. */
  String source() default "";
}
