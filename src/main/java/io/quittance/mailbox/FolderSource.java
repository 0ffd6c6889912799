package io.quittance.mailbox;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A folder of .eml files. A file is read once its size and time stayed the same between two looks:
 * until then somebody may still write it. Files are left as they are.
 */
final class FolderSource implements MailSource {
  private static final String SUFFIX = ".eml";

  private final Path folder;
  private final long maxMailBytes;
  private final int batchMails;
  private Map<Path, Look> lastLook = Map.of();
  private final Set<Look> done = new HashSet<>();

  FolderSource(Path folder, long maxMailBytes, int batchMails) {
    this.folder = folder;
    this.maxMailBytes = maxMailBytes;
    this.batchMails = batchMails;
  }

  /** One file as it was seen. */
  private record Look(String name, long size, Instant time) {}

  @Override
  public boolean read(MailSink sink) throws SourceFailure {
    sink.begin(0);
    Map<Path, Look> look = look();
    List<Path> stable =
        look.keySet().stream()
            .filter(file -> look.get(file).equals(lastLook.get(file)))
            .filter(file -> !done.contains(look.get(file)))
            .sorted(
                Comparator.comparing((Path file) -> look.get(file).time()).thenComparing(p -> p))
            .toList();
    lastLook = look;
    done.retainAll(new HashSet<>(look.values()));
    for (Path file : stable.subList(0, Math.min(batchMails, stable.size()))) {
      take(sink, file, look.get(file));
    }
    return stable.size() > batchMails;
  }

  private Map<Path, Look> look() throws SourceFailure {
    Map<Path, Look> look = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, FolderSource::isMail)) {
      for (Path file : files) {
        attributes(file, look);
      }
      return look;
    } catch (IOException | DirectoryIteratorException e) {
      throw new SourceFailure("the folder " + folder + " cannot be read", e);
    }
  }

  private static void attributes(Path file, Map<Path, Look> look) {
    try {
      BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class);
      if (seen.isRegularFile()) {
        look.put(file, new Look(name(file), seen.size(), seen.lastModifiedTime().toInstant()));
      }
    } catch (IOException e) {
      // It went away between the listing and this look; the next look tells.
    }
  }

  private static boolean isMail(Path file) throws IOException {
    return name(file).toLowerCase(Locale.ROOT).endsWith(SUFFIX)
        && !Files.isHidden(file)
        && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
  }

  private void take(MailSink sink, Path file, Look look) {
    String unread = look.name() + "/unread";
    if (look.size() > maxMailBytes) {
      sink.tooLarge(place(look.name() + "/" + look.size(), look), MailFacts.NONE);
      done.add(look);
      return;
    }
    byte[] raw;
    try {
      raw = Files.readAllBytes(file);
    } catch (IOException e) {
      sink.failed(place(unread, look), "the file cannot be read");
      return;
    }
    if (raw.length != look.size()) {
      return;
    }
    String locator = look.name() + "/" + ContentStore.sha256(raw);
    if (!sink.knows(locator)) {
      sink.found(place(locator, look), raw);
      sink.gone(unread);
    }
    done.add(look);
  }

  private static MailPlace place(String locator, Look look) {
    return new MailPlace(locator, 0, look.time(), look.size());
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
