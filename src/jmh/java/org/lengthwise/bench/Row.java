package org.lengthwise.bench;

/** A group of measurements that {@code ONLY=name} picks. */
interface Row {
  /** What ONLY calls it. */
  String name();

  /**
   * The setting without which it cannot run, such as {@code DATA=folder}; empty if there is none.
   */
  default String missing(Settings settings) {
    return "";
  }

  /** Measures; every measurement and table goes to the session. */
  void run(Session session) throws Exception;
}
