package io.quittance.message;

import io.quittance.message.Part.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Unpacks a zip in memory under limits: entries, bytes of one, bytes of all. */
final class Archive {

  private Archive() {}

  /**
   * @param bytes null unless the fate is READ
   */
  record Entry(String name, byte[] bytes, Fate fate, String reason) {}

  record Opened(Fate fate, String reason, List<Entry> entries) {}

  static Opened open(byte[] zip, ReadingLimits limits) {
    List<Entry> entries = new ArrayList<>();
    long left = limits.unpackedBytes();
    try (ZipFile file =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      Enumeration<ZipArchiveEntry> all = file.getEntries();
      while (all.hasMoreElements() && entries.size() <= limits.parts()) {
        ZipArchiveEntry entry = all.nextElement();
        if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
          Entry read = read(file, entry, Math.min(left, limits.partBytes()));
          left -= read.bytes == null ? 0 : read.bytes.length;
          entries.add(read);
        }
      }
    } catch (IOException | RuntimeException e) {
      return new Opened(Fate.UNREADABLE, "a broken zip: " + e.getMessage(), List.of());
    }
    return entries.isEmpty()
        ? new Opened(Fate.EMPTY, "an empty zip", List.of())
        : new Opened(Fate.CONTAINER, null, entries);
  }

  private static Entry read(ZipFile file, ZipArchiveEntry entry, long most) {
    String path = entry.getName().replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return new Entry(name, null, Fate.ENCRYPTED, "the zip is protected by a password");
    }
    try (InputStream in = file.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
      return bytes.length > most
          ? new Entry(name, null, Fate.TOO_LARGE, "unpacks to more than " + most + " bytes")
          : new Entry(name, bytes, Fate.READ, null);
    } catch (IOException | RuntimeException e) {
      return new Entry(name, null, Fate.UNREADABLE, "a broken zip entry: " + e.getMessage());
    }
  }
}
