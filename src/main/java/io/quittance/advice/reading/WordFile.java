package io.quittance.advice.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The files of words that stand beside the readers. */
final class WordFile {
  private WordFile() {}

  /**
   * The lines of such a file without the blank ones and those that explain ({@code #}).
   *
   * @throws UncheckedIOException when the file, which is part of the program, cannot be read
   */
  static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(WordFile.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(name, broken);
    }
  }
}
