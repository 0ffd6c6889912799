package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Unpacked.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A file made smaller by gzip, and the tar that is often inside. */
final class Compressed {

  private Compressed() {}

  static Unpacked gzip(byte[] bytes, String name, Opening opening) {
    long most = opening.most();
    String inner = innerName(name);
    try (InputStream in =
        GzipCompressorInputStream.builder()
            .setByteArray(bytes)
            .setDecompressConcatenated(true)
            .get()) {
      Optional<byte[]> content = opening.read(in);
      Item item =
          content.isPresent() ? Unpacked.file(inner, content.get()) : opening.tooLarge(inner, most);
      return Unpacked.opened(List.of(item));
    } catch (IOException | RuntimeException e) {
      return Unpacked.broken("gzip file", e);
    }
  }

  static Unpacked tar(byte[] bytes, Opening opening) {
    List<Item> items = new ArrayList<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
      TarArchiveEntry entry = in.getNextEntry();
      while (entry != null && items.size() <= opening.limits().parts()) {
        if (entry.isFile()) {
          String name = Archive.bareName(entry.getName());
          long most = opening.most();
          Optional<byte[]> content = opening.read(in);
          items.add(
              content.isPresent()
                  ? Unpacked.file(name, content.get())
                  : opening.tooLarge(name, most));
        }
        entry = in.getNextEntry();
      }
    } catch (IOException | RuntimeException e) {
      return Unpacked.broken("tar", e);
    }
    return items.isEmpty() ? Unpacked.closed(Fate.EMPTY, "an empty tar") : Unpacked.opened(items);
  }

  private static String innerName(String name) {
    if (name == null) {
      return null;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".tgz")) {
      return name.substring(0, name.length() - 4) + ".tar";
    }
    return lower.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }
}
