package org.lengthwise.config.binding;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;

/** A finite number of 64 bits. */
record RealType(Range range) implements ValueType {
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    boolean number =
        node instanceof ConfigScalar scalar
            && (scalar.type() == ConfigScalar.Type.WHOLE
                || scalar.type() == ConfigScalar.Type.REAL);
    if (!number) {
      return reading.wrong(node, path, wanted());
    }
    String text = ((ConfigScalar) node).text();
    String found = Fault.quote(text);
    if (IntegerType.hasLeadingZero(text)) {
      return reading.wrong(node, path, found, wanted() + ", without a leading zero");
    }
    double value = parse(text);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return reading.wrong(node, path, found, wanted() + ", and a finite one");
    }
    return range.holds(value) ? Optional.of(value) : reading.wrong(node, path, found, wanted());
  }

  private static double parse(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (plain.endsWith(".nan") || plain.endsWith(".inf")) {
      return Double.NaN;
    }
    if (plain.startsWith("0x") || plain.startsWith("0o")) {
      return IntegerType.parse(plain).doubleValue();
    }
    return Double.parseDouble(plain);
  }

  @Override
  public String wanted() {
    return range.of("a number");
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "number");
    range.describe(schema);
    return schema;
  }
}
