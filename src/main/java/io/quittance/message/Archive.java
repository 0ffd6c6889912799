package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Unpacked.Aside;
import io.quittance.message.Unpacked.Item;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Unpacks a zip in memory under limits: entries, bytes of one, bytes of all. */
final class Archive {

  private Archive() {}

  static Unpacked open(byte[] zip, Opening opening) {
    List<Item> items = new ArrayList<>();
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      Enumeration<ZipArchiveEntry> all = file.getEntries();
      while (all.hasMoreElements() && items.size() <= opening.limits().parts()) {
        ZipArchiveEntry entry = all.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
          items.add(item(file, entry, opening));
        }
      }
    } catch (IOException | RuntimeException e) {
      return Unpacked.broken("zip", e);
    }
    return items.isEmpty() ? Unpacked.closed(Fate.EMPTY, "an empty zip") : Unpacked.opened(items);
  }

  /** The file name without folders. */
  static String bareName(String path) {
    String slashed = path.replace('\\', '/');
    return slashed.substring(slashed.lastIndexOf('/') + 1);
  }

  private static Item protectedItem(
      ZipFile file, ZipArchiveEntry entry, String name, Opening opening) {
    String reason = "the zip is protected by a password";
    for (String password : opening.hints().passwords().values()) {
      try (InputStream raw = file.getRawInputStream(entry)) {
        Optional<byte[]> bytes = ProtectedZipEntry.open(entry, raw, password, opening.most());
        if (bytes.isPresent() && opening.takes(bytes.get())) {
          return Unpacked.file(name, bytes.get());
        }
        reason = "the zip is protected by another password";
      } catch (IOException | GeneralSecurityException | RuntimeException e) {
        reason = "the zip is protected in a way that is not read";
      }
    }
    return new Aside(name, Fate.ENCRYPTED, reason);
  }

  private static Item item(ZipFile file, ZipArchiveEntry entry, Opening opening) {
    String name = bareName(entry.getName());
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return protectedItem(file, entry, name, opening);
    }
    long most = opening.most();
    try (InputStream in = file.getInputStream(entry)) {
      Optional<byte[]> bytes = in == null ? Optional.empty() : opening.read(in);
      return bytes.isPresent() ? Unpacked.file(name, bytes.get()) : opening.tooLarge(name, most);
    } catch (IOException | RuntimeException e) {
      return new Aside(name, Fate.UNREADABLE, "a broken zip entry: " + e.getMessage());
    }
  }
}
