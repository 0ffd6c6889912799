package io.quittance.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fixtures inside the jar, in the order of their names. */
public final class Fixtures {
  private static final String ROOT = "fixtures/";

  private Fixtures() {}

  /** Every file of this name, for example {@code mail.eml}, one for each case that has it. */
  public static List<byte[]> files(String name) {
    return index().stream().filter(path -> path.endsWith("/" + name)).map(Fixtures::read).toList();
  }

  private static List<String> index() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String path) {
    try (InputStream in = open(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    InputStream in = Fixtures.class.getClassLoader().getResourceAsStream(ROOT + path);
    if (in == null) {
      throw new IllegalStateException("the build lacks the resource " + ROOT + path);
    }
    return in;
  }
}
