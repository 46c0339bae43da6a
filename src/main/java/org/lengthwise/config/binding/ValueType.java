package org.lengthwise.config.binding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lengthwise.config.yaml.ConfigNode;
import org.lengthwise.spec.CorpusSpec;
import org.lengthwise.spec.Key;
import org.lengthwise.spec.SweepSpec;

/** What a key takes: how its value is read, asked for in a fault and described in the schema. */
public sealed interface ValueType
    permits IntegerType,
        RealType,
        BooleanType,
        StringType,
        EnumType,
        PairCountType,
        ListType,
        SweptListsType,
        RecordType {
  /** The typed value; empty where something is wrong with it, which is then among the faults. */
  Optional<Object> read(ConfigNode node, String path, Reading reading);

  /** The values taken, as the end of {@code wanted …}. */
  String wanted();

  /**
   * The values taken, in the words of JSON Schema.
   *
   * @param partial whether keys may be missing, for a config that extends another
   */
  Map<String, Object> schema(boolean partial);

  /** The type that a component of a record declares; of an optional one, the type within. */
  static ValueType of(Type declared, Key key) {
    if (declared instanceof ParameterizedType generic) {
      ValueType within = of(generic.getActualTypeArguments()[0], key);
      return generic.getRawType() == List.class ? new ListType(within, key.mayBeEmpty()) : within;
    }
    Class<?> type = (Class<?>) declared;
    if (type == int.class || type == Integer.class) {
      return new IntegerType(Range.of(key), true);
    }
    if (type == long.class || type == Long.class) {
      return new IntegerType(Range.of(key), false);
    }
    if (type == double.class || type == Double.class) {
      return new RealType(Range.of(key));
    }
    if (type == boolean.class || type == Boolean.class) {
      return new BooleanType();
    }
    if (type == String.class) {
      return new StringType(key.fileName());
    }
    if (type == CorpusSpec.PairCount.class) {
      return new PairCountType();
    }
    if (type == SweepSpec.class) {
      return new SweptListsType();
    }
    return type.isEnum() ? EnumType.of(type) : new RecordType(type);
  }
}
