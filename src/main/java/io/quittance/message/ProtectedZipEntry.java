package io.quittance.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * An entry of a zip with a password: the traditional way (APPNOTE 6.3.10, 6.1) and the AES of
 * WinZip (AE-1 and AE-2).
 */
final class ProtectedZipEntry {

  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int AES = 99;
  private static final int AES_FIELD = 0x9901;
  private static final int AES_ROUNDS = 1_000;
  private static final int TRADITIONAL_HEADER = 12;
  private static final int AUTHENTICATION_BYTES = 10;
  private static final int[] CRC = crcTable();

  private ProtectedZipEntry() {}

  /**
   * @param raw the entry as it is stored, bounded by the archive around it
   * @return empty when the password is wrong, or the entry larger than {@code most}
   */
  static Optional<byte[]> open(ZipArchiveEntry entry, InputStream raw, String password, long most)
      throws IOException, GeneralSecurityException {
    byte[] stored = raw.readAllBytes();
    byte[] key = password.getBytes(StandardCharsets.UTF_8);
    if (entry.getMethod() != AES) {
      byte[] plain = traditional(stored, key);
      Optional<byte[]> content = inflated(plain, entry.getMethod(), most);
      return content.filter(bytes -> crc(bytes) == entry.getCrc());
    }
    byte[] field = aesField(entry);
    if (field == null) {
      return Optional.empty();
    }
    int method = field[5] & 0xFF | (field[6] & 0xFF) << 8;
    Optional<byte[]> plain = aes(stored, password, field[4]);
    return plain.isEmpty() ? plain : inflated(plain.get(), method, most);
  }

  private static Optional<byte[]> inflated(byte[] plain, int method, long most) throws IOException {
    if (method == STORED) {
      return plain.length > most ? Optional.empty() : Optional.of(plain);
    }
    if (method != DEFLATED) {
      throw new IOException("compressed by method " + method);
    }
    Inflater inflater = new Inflater(true);
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(plain), inflater)) {
      byte[] content = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      return content.length > most ? Optional.empty() : Optional.of(content);
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      // What a wrong password makes of the bytes.
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  private static byte[] traditional(byte[] stored, byte[] password) throws IOException {
    if (stored.length < TRADITIONAL_HEADER) {
      throw new IOException("an entry without its header");
    }
    int[] keys = {0x12345678, 0x23456789, 0x34567890};
    for (byte b : password) {
      update(keys, b);
    }
    byte[] plain = new byte[stored.length];
    for (int i = 0; i < stored.length; i++) {
      int mixed = keys[2] & 0xFFFF | 2;
      plain[i] = (byte) (stored[i] ^ mixed * (mixed ^ 1) >> 8);
      update(keys, plain[i]);
    }
    return Arrays.copyOfRange(plain, TRADITIONAL_HEADER, plain.length);
  }

  private static void update(int[] keys, byte b) {
    keys[0] = CRC[(keys[0] ^ b) & 0xFF] ^ keys[0] >>> 8;
    keys[1] = (keys[1] + (keys[0] & 0xFF)) * 134775813 + 1;
    keys[2] = CRC[(keys[2] ^ keys[1] >>> 24) & 0xFF] ^ keys[2] >>> 8;
  }

  /** Version, vendor, strength and the method of compression, or null. */
  private static byte[] aesField(ZipArchiveEntry entry) {
    return Arrays.stream(entry.getExtraFields(true))
        .filter(field -> field.getHeaderId().getValue() == AES_FIELD)
        .map(field -> field.getCentralDirectoryData())
        .filter(data -> data.length >= 7)
        .findFirst()
        .orElse(null);
  }

  /** Empty when the password is wrong or the bytes were changed. */
  private static Optional<byte[]> aes(byte[] stored, String password, int strength)
      throws GeneralSecurityException {
    int keyBytes = 8 + 8 * Math.min(3, Math.max(1, strength));
    int saltBytes = keyBytes / 2;
    int from = saltBytes + 2;
    int to = stored.length - AUTHENTICATION_BYTES;
    if (to < from) {
      return Optional.empty();
    }
    byte[] salt = Arrays.copyOf(stored, saltBytes);
    PBEKeySpec spec =
        new PBEKeySpec(password.toCharArray(), salt, AES_ROUNDS, (2 * keyBytes + 2) * 8);
    byte[] keys =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(spec).getEncoded();
    boolean known =
        keys[2 * keyBytes] == stored[saltBytes] && keys[2 * keyBytes + 1] == stored[saltBytes + 1];
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(keys, keyBytes, keyBytes, "HmacSHA1"));
    mac.update(stored, from, to - from);
    byte[] sum = Arrays.copyOf(mac.doFinal(), AUTHENTICATION_BYTES);
    if (!known || !Arrays.equals(sum, Arrays.copyOfRange(stored, to, stored.length))) {
      return Optional.empty();
    }
    return Optional.of(
        counted(Arrays.copyOfRange(stored, from, to), Arrays.copyOf(keys, keyBytes)));
  }

  /** AES in counter mode, the counter with its lowest byte first, which no JDK cipher counts. */
  private static byte[] counted(byte[] bytes, byte[] key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    byte[] counter = new byte[16];
    for (int at = 0; at < bytes.length; at += 16) {
      for (int i = 0; i < 16 && ++counter[i] == 0; i++) {
        // The carry goes on to the next byte.
      }
      byte[] mask = cipher.doFinal(counter);
      for (int i = 0; i < 16 && at + i < bytes.length; i++) {
        bytes[at + i] ^= mask[i];
      }
    }
    return bytes;
  }

  private static long crc(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private static int[] crcTable() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xEDB88320;
      }
      table[i] = value;
    }
    return table;
  }
}
