package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Unpacked.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Unpacks a 7z in memory under the same limits as a zip. */
final class SevenZip {

  /** A dictionary may ask for memory before a single byte is unpacked. */
  private static final int MOST_MEMORY_KILOBYTES = 64 * 1024;

  private SevenZip() {}

  static Unpacked open(byte[] bytes, Opening opening) {
    Unpacked opened = open(bytes, null, opening);
    for (String password : opening.hints().passwords().values()) {
      if (opened.fate() == Fate.ENCRYPTED) {
        opened = open(bytes, password.toCharArray(), opening);
      }
    }
    return opened;
  }

  private static Unpacked open(byte[] bytes, char[] password, Opening opening) {
    List<Item> items = new ArrayList<>();
    try (SevenZFile file =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setMaxMemoryLimitKiB(MOST_MEMORY_KILOBYTES)
            .setPassword(password)
            .get()) {
      SevenZArchiveEntry entry = file.getNextEntry();
      while (entry != null && items.size() <= opening.limits().parts()) {
        if (!entry.isDirectory() && entry.hasStream()) {
          String name = Archive.bareName(entry.getName() == null ? "" : entry.getName());
          long most = opening.most();
          Optional<byte[]> content = opening.read(file.getInputStream(entry));
          items.add(
              content.isPresent()
                  ? Unpacked.file(name, content.get())
                  : opening.tooLarge(name, most));
        }
        entry = file.getNextEntry();
      }
    } catch (PasswordRequiredException e) {
      return Unpacked.closed(Fate.ENCRYPTED, "the 7z archive is protected by a password");
    } catch (IOException | RuntimeException e) {
      if (password != null) {
        // A wrong password shows as bytes that make no sense.
        return Unpacked.closed(Fate.ENCRYPTED, "the 7z archive is protected by another password");
      }
      return Unpacked.broken("7z archive", e);
    }
    return items.isEmpty()
        ? Unpacked.closed(Fate.EMPTY, "an empty 7z archive")
        : Unpacked.opened(items);
  }
}
