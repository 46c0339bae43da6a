package org.lengthwise.bench;

import com.google.gson.JsonObject;
import java.util.Map;

/**
 * What is measured in a process that it has to itself; {@link MeasurementProcess} makes it by its
 * public constructor without arguments.
 */
public interface Measurement {
  /**
   * Measures.
   *
   * @param arguments what the row asked for, by name
   * @return the fields of the line of JSON
   */
  JsonObject measure(Map<String, String> arguments) throws Exception;
}
