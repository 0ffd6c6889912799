package io.quittance.message;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes the formats of Outlook for tests: .msg and winmail.dat. */
public final class OutlookFiles {

  private OutlookFiles() {}

  /** What goes into one message or attachment of a .msg. */
  @FunctionalInterface
  public interface Content {
    void writeTo(DirectoryEntry folder) throws IOException;
  }

  public static byte[] msg(Content... contents) throws IOException {
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      write(file.getRoot(), 32, contents);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** A Unicode property, for example 0x0037 for the subject. */
  public static Content text(int property, String value) {
    return folder ->
        entry(
            folder,
            String.format("__substg1.0_%04X001F", property),
            value.getBytes(StandardCharsets.UTF_16LE));
  }

  public static Content bytes(int property, byte[] value) {
    return folder -> entry(folder, String.format("__substg1.0_%04X0102", property), value);
  }

  /** RTF in the container that is not compressed, [MS-OXRTFCP]. */
  public static Content rtf(String rtf) {
    return bytes(0x1009, uncompressed(rtf));
  }

  public static Content attachment(int number, Content... contents) {
    return folder -> {
      String name = String.format("__attach_version1.0_#%08X", number);
      write(folder.createDirectory(name), 8, contents);
    };
  }

  /** A message as the content of an attachment. */
  public static Content embedded(Content... contents) {
    return folder -> write(folder.createDirectory("__substg1.0_3701000D"), 24, contents);
  }

  private static void write(DirectoryEntry folder, int header, Content... contents)
      throws IOException {
    entry(folder, "__properties_version1.0", new byte[header]);
    for (Content content : contents) {
      content.writeTo(folder);
    }
  }

  private static void entry(DirectoryEntry folder, String name, byte[] bytes) throws IOException {
    folder.createDocument(name, new ByteArrayInputStream(bytes));
  }

  private static byte[] uncompressed(String rtf) {
    byte[] raw = rtf.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(raw.length + 16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(raw.length + 12)
        .putInt(raw.length)
        .putInt(0x414C454D)
        .putInt(0)
        .put(raw)
        .array();
  }

  /** A winmail.dat being written. */
  public static final class Tnef {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Tnef() {
      put(little(0x223E9F78, 4));
      put(little(1, 2));
    }

    /** A property list of the message. */
    public Tnef message(byte[]... properties) {
      return attribute(1, 0x0006_9003, list(properties));
    }

    /** An attachment: its beginning, its title, its data, then its own properties. */
    public Tnef attachment(String title, byte[] data, byte[]... properties) {
      attribute(2, 0x0006_9002, new byte[14]);
      attribute(2, 0x0001_8010, (title + "\0").getBytes(StandardCharsets.ISO_8859_1));
      if (data != null) {
        attribute(2, 0x0006_800F, data);
      }
      return properties.length == 0 ? this : attribute(2, 0x0006_9005, list(properties));
    }

    public byte[] bytes() {
      return out.toByteArray();
    }

    public static byte[] unicode(int property, String value) {
      byte[] text = (value + "\0").getBytes(StandardCharsets.UTF_16LE);
      return variable(property, 0x001F, text);
    }

    public static byte[] binary(int property, byte[] value) {
      return variable(property, 0x0102, value);
    }

    public static byte[] rtf(String rtf) {
      return binary(0x1009, uncompressed(rtf));
    }

    /** A message inside: the identifier of its interface, then a TNEF of its own. */
    public static byte[] object(byte[] tnef) {
      byte[] value = new byte[16 + tnef.length];
      System.arraycopy(tnef, 0, value, 16, tnef.length);
      return variable(0x3701, 0x000D, value);
    }

    private static byte[] variable(int property, int type, byte[] value) {
      int padded = (value.length + 3) / 4 * 4;
      return ByteBuffer.allocate(12 + padded)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(property << 16 | type)
          .putInt(1)
          .putInt(value.length)
          .put(value)
          .array();
    }

    private static byte[] list(byte[]... properties) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.writeBytes(little(properties.length, 4));
      for (byte[] property : properties) {
        all.writeBytes(property);
      }
      return all.toByteArray();
    }

    private Tnef attribute(int level, int id, byte[] data) {
      int sum = 0;
      for (byte b : data) {
        sum += b & 0xFF;
      }
      out.write(level);
      put(little(id, 4));
      put(little(data.length, 4));
      put(data);
      put(little(sum & 0xFFFF, 2));
      return this;
    }

    private void put(byte[] bytes) {
      out.writeBytes(bytes);
    }

    private static byte[] little(int value, int length) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (value >> 8 * i);
      }
      return bytes;
    }
  }
}
