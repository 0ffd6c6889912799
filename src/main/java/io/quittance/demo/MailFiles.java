package io.quittance.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The demo's mails as files {@code UID.eml} beside one that holds the UIDVALIDITY, so that both
 * survive the process. A mail is on disk when {@link #write} returns.
 */
final class MailFiles {
  private static final String SUFFIX = ".eml";

  private final Path folder;
  private final long validity;

  private MailFiles(Path folder, long validity) {
    this.folder = folder;
    this.validity = validity;
  }

  /**
   * Opens the folder, at the first start filling it.
   *
   * @param seeds the mails that lie in it from the beginning
   */
  static MailFiles open(Path folder, List<byte[]> seeds, Clock clock) throws IOException {
    Files.createDirectories(folder);
    Path validity = folder.resolve("uidvalidity");
    if (!Files.exists(validity)) {
      MailFiles fresh = new MailFiles(folder, clock.instant().getEpochSecond());
      for (int i = 0; i < seeds.size(); i++) {
        fresh.write(i + 1L, seeds.get(i));
      }
      // Written last: a start that was cut short begins anew.
      fresh.put(validity, Long.toString(fresh.validity).getBytes(StandardCharsets.US_ASCII));
    }
    return new MailFiles(folder, Long.parseLong(Files.readString(validity).strip()));
  }

  /** Seconds since 1970 of the first start: fits the 32 bits that IMAP gives it. */
  long validity() {
    return validity;
  }

  /** The mails by UID, ascending. */
  SortedMap<Long, Path> mails() throws IOException {
    SortedMap<Long, Path> mails = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        String uid = name.substring(0, name.length() - SUFFIX.length());
        if (uid.matches("\\d{1,9}")) {
          mails.put(Long.parseLong(uid), file);
        }
      }
    }
    return mails;
  }

  void write(long uid, byte[] raw) throws IOException {
    put(folder.resolve(uid + SUFFIX), raw);
  }

  /** All of it or nothing, and on disk, also its name. */
  private void put(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
