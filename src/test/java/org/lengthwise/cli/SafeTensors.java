package org.lengthwise.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A SafeTensors file read by its format alone: the length of the header (8 bytes, least significant
 * first), the header (JSON: name to type, shape and place), the numbers in row-major order.
 */
final class SafeTensors {
  /**
   * @param rows 1 for a vector
   */
  private record Tensor(int rank, int rows, int columns, double[] values) {}

  private final Map<String, Tensor> tensors = new HashMap<>();

  private SafeTensors() {}

  static SafeTensors read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(header);
    ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    JsonObject entries =
        JsonParser.parseString(new String(header, StandardCharsets.UTF_8)).getAsJsonObject();
    SafeTensors read = new SafeTensors();
    for (String name : entries.keySet()) {
      if (!name.equals("__metadata__")) {
        read.tensors.put(name, tensor(entries.getAsJsonObject(name), data));
      }
    }
    return read;
  }

  private static Tensor tensor(JsonObject entry, ByteBuffer data) {
    if (!entry.get("dtype").getAsString().equals("F32")) {
      throw new IllegalArgumentException(entry + " is not of 32-bit floating-point numbers");
    }
    JsonArray shape = entry.getAsJsonArray("shape");
    int columns = shape.get(shape.size() - 1).getAsInt();
    int rows = shape.size() == 1 ? 1 : shape.get(0).getAsInt();
    JsonArray place = entry.getAsJsonArray("data_offsets");
    int from = place.get(0).getAsInt();
    double[] values = new double[rows * columns];
    if (place.get(1).getAsInt() - from != values.length * Float.BYTES) {
      throw new IllegalArgumentException(entry + " has a place of another size than its shape");
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = data.getFloat(from + i * Float.BYTES);
    }
    return new Tensor(shape.size(), rows, columns, values);
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** A tensor of one axis. */
  double[] vector(String name) {
    return of(name, 1).values().clone();
  }

  /** A row of a matrix. */
  double[] row(String name, int row) {
    Tensor matrix = of(name, 2);
    double[] values = new double[matrix.columns()];
    System.arraycopy(matrix.values(), row * matrix.columns(), values, 0, matrix.columns());
    return values;
  }

  /** A row vector times a matrix. */
  double[] product(double[] vector, String name) {
    Tensor matrix = of(name, 2);
    if (matrix.rows() != vector.length) {
      throw new IllegalArgumentException(
          "%s has %d rows, the vector %d numbers".formatted(name, matrix.rows(), vector.length));
    }
    double[] product = new double[matrix.columns()];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < product.length; j++) {
        product[j] += vector[i] * matrix.values()[i * product.length + j];
      }
    }
    return product;
  }

  private Tensor of(String name, int rank) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || tensor.rank() != rank) {
      throw new IllegalArgumentException(name + " is missing or does not have " + rank + " axes");
    }
    return tensor;
  }
}
