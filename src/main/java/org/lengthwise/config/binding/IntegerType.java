package org.lengthwise.config.binding;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigMapping;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.config.yaml.ConfigScalar;
import org.lengthwise.config.yaml.Fault;

/** A whole number, of 32 bits or of 64. */
public record IntegerType(Range range, boolean narrow) implements ValueType {
  @Override
  public Optional<Object> read(ConfigNode node, String path, Reading reading) {
    if (!(node instanceof ConfigScalar scalar) || scalar.type() != ConfigScalar.Type.WHOLE) {
      return reading.wrong(node, path, wanted());
    }
    String found = Fault.quote(scalar.text());
    if (hasLeadingZero(scalar.text())) {
      return reading.wrong(node, path, found, wanted() + ", without a leading zero");
    }
    BigInteger number = parse(scalar.text());
    if (number.bitLength() > (narrow ? 31 : 63)) {
      return reading.wrong(node, path, found, withinType().of("a whole number"));
    }
    if (!range.holds(number.doubleValue())) {
      return reading.wrong(node, path, found, wanted());
    }
    return Optional.of(narrow ? (Object) number.intValueExact() : (Object) number.longValueExact());
  }

  /** Whether YAML 1.1 would have read the digits as octal and YAML 1.2 reads them as decimal. */
  static boolean hasLeadingZero(String text) {
    return text.matches("[-+]?0[0-9]+");
  }

  /** The whole number of a key, of any size, if it has one. */
  public static Optional<BigInteger> in(ConfigMapping mapping, String key) {
    return mapping.get(key).flatMap(IntegerType::in);
  }

  public static Optional<BigInteger> in(ConfigNode node) {
    return node instanceof ConfigScalar scalar && scalar.type() == ConfigScalar.Type.WHOLE
        ? Optional.of(parse(scalar.text()))
        : Optional.empty();
  }

  static BigInteger parse(String text) {
    if (text.startsWith("0o")) {
      return new BigInteger(text.substring(2), 8);
    }
    return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
  }

  private Range withinType() {
    return narrow
        ? range.within(Integer.MIN_VALUE, Integer.MAX_VALUE)
        : range.within(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  @Override
  public String wanted() {
    return range.of("a whole number");
  }

  @Override
  public Map<String, Object> schema(boolean partial) {
    return range.schema("integer");
  }
}
