package io.quittance.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The prompts on the class path, {@code prompts/TASK/vN/}. A version never changes: its hash is
 * recorded with what was read by it.
 */
public final class PromptLibrary {
  private final ClassLoader classes;
  private final Map<String, Prompt> loaded = new ConcurrentHashMap<>();

  public PromptLibrary() {
    this(PromptLibrary.class.getClassLoader());
  }

  PromptLibrary(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * One version of a prompt, loaded once.
   *
   * @param name task and version, {@code read-advice/v1}
   * @throws IllegalArgumentException when there is no such prompt
   */
  public Prompt prompt(String name) {
    if (!name.matches("[a-z][a-z0-9-]{0,63}/v[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("a prompt is named TASK/vN, not " + name);
    }
    return loaded.computeIfAbsent(name, this::load);
  }

  private Prompt load(String name) {
    byte[] system = file(name, "system.md");
    byte[] user = file(name, "user.md");
    byte[] schema = file(name, "schema.json");
    int slash = name.indexOf('/');
    return new Prompt(
        name.substring(0, slash),
        name.substring(slash + 1),
        text(system),
        text(user),
        text(schema),
        sha256(system, user, schema));
  }

  private byte[] file(String name, String file) {
    String path = "prompts/" + name + "/" + file;
    try (InputStream stream = classes.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("there is no prompt " + name + ": no " + path);
      }
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(path, broken);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Each file with its length before it, so that a byte moved between files shows. */
  private static String sha256(byte[]... files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] file : files) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(file.length).array());
        digest.update(file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
