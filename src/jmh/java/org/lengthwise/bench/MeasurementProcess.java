package org.lengthwise.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The process of one measurement; the last line it writes is the measurement's JSON. */
public final class MeasurementProcess {
  private MeasurementProcess() {}

  /** Takes the name of the measurement's class, then {@code name=value} for each argument. */
  public static void main(String[] words) throws Exception {
    Map<String, String> arguments = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      arguments.put(pair[0], pair[1]);
    }
    Measurement measurement = (Measurement) Class.forName(words[0]).getConstructor().newInstance();
    System.out.println(measurement.measure(arguments));
    System.out.flush();
    System.exit(0); // the engine's threads would hold the process
  }
}
