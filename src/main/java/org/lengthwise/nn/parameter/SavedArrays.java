package org.lengthwise.nn.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.lengthwise.io.IoFault;

/** Named arrays in the SafeTensors format; values are kept bit for bit. */
public final class SavedArrays implements ParameterSource {
  private final String origin;
  private final Map<String, float[]> values = new HashMap<>();
  private final Map<String, Shape> shapes = new HashMap<>();

  private SavedArrays(String origin) {
    this.origin = origin;
  }

  /** Encodes the arrays as the bytes of a SafeTensors file. */
  public static byte[] encode(Map<String, NDArray> arrays) {
    NDList list = new NDList(arrays.size());
    arrays.forEach(
        (name, array) -> {
          array.setName(name);
          list.add(array);
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      list.encode(bytes, NDList.Encoding.SAFETENSORS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads bytes that {@link #encode} wrote.
   *
   * @param origin the file's name, for errors
   * @throws IllegalArgumentException when the bytes are not SafeTensors
   */
  public static SavedArrays decode(byte[] bytes, String origin, NDManager parent) {
    SavedArrays saved = new SavedArrays(origin);
    try (NDManager manager = parent.newSubManager()) {
      for (NDArray array : NDList.decode(manager, bytes)) {
        saved.values.put(array.getName(), array.toFloatArray());
        saved.shapes.put(array.getName(), array.getShape());
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(origin + " is not a SafeTensors file", e);
    }
    return saved;
  }

  /**
   * Reads a SafeTensors file.
   *
   * @throws UncheckedIOException when it cannot be read
   * @throws IllegalArgumentException when it is not a SafeTensors file
   */
  public static SavedArrays read(Path file, NDManager parent) {
    try {
      return decode(Files.readAllBytes(file), file.toString(), parent);
    } catch (IOException e) {
      throw IoFault.cannot("read", file, e);
    }
  }

  /**
   * @throws IllegalArgumentException when the array is missing or has another shape
   */
  @Override
  public float[] values(String name, Parameters.Role role, Shape shape) {
    float[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException(origin + " lacks " + name + "; it is of another model");
    }
    if (!shape.equals(shapes.get(name))) {
      throw new IllegalArgumentException(
          origin + ": " + name + " is " + shapes.get(name) + ", wanted " + shape);
    }
    return found;
  }
}
