package io.quittance.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** Secrets made at the first start and kept in a file that only its owner reads. */
public final class StoredSecrets {
  private static final List<String> NAMES =
      List.of("superuser", "owner", "application", "content", "boundary");
  private static final int BYTES = 32;

  private final Properties values;

  private StoredSecrets(Properties values) {
    this.values = values;
  }

  /** Reads the file, adding secrets that it lacks. */
  public static StoredSecrets of(Path file) throws IOException {
    Properties values = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        values.load(reader);
      }
    }
    if (!values.stringPropertyNames().containsAll(NAMES)) {
      SecureRandom random = new SecureRandom();
      for (String name : NAMES) {
        values.computeIfAbsent(name, missing -> randomHex(random));
      }
      write(file, values);
    }
    return new StoredSecrets(values);
  }

  /** 64 hex digits. */
  public String get(String name) {
    String value = values.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException("no secret is called " + name);
    }
    return value;
  }

  private static String randomHex(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new file takes the place of the old one in one step: a crash leaves one of the two. */
  private static void write(Path file, Properties values) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
      values.store(writer, "secrets of this installation; losing them loses the stored mails");
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
