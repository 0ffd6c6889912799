package io.quittance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The fixtures inside the jar, by the index that the build writes; a jar cannot be listed. */
public final class Fixtures {
  private static final String ROOT = "fixtures/";

  private Fixtures() {}

  /** All files of this name, one for each case that has it, in the order of the cases. */
  public static List<byte[]> all(String fileName) throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (String path : index()) {
      if (path.endsWith("/" + fileName)) {
        files.add(read(ROOT + path));
      }
    }
    return files;
  }

  private static List<String> index() throws IOException {
    try (InputStream index = open(ROOT + "index.txt")) {
      return index == null
          ? List.of()
          : new String(index.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .sorted()
              .toList();
    }
  }

  private static byte[] read(String path) throws IOException {
    try (InputStream file = open(path)) {
      if (file == null) {
        throw new IOException("the index names " + path + ", which is not there");
      }
      return file.readAllBytes();
    }
  }

  private static InputStream open(String path) {
    return Thread.currentThread().getContextClassLoader().getResourceAsStream(path);
  }
}
