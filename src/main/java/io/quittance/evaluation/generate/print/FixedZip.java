package io.quittance.evaluation.generate.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zips without a clock: entries in the order of their names, all of one moment. */
final class FixedZip {
  private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final String CREATED = "(<dcterms:(created|modified)[^>]*>)[^<]*";

  private FixedZip() {}

  static byte[] of(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    entries.computeIfPresent("docProps/core.xml", (name, content) -> withoutMoment(content));
    return of(entries);
  }

  static byte[] of(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> content : new TreeMap<>(entries).entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        entry.setTimeLocal(MOMENT);
        out.putNextEntry(entry);
        out.write(content.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] withoutMoment(byte[] properties) {
    return new String(properties, StandardCharsets.UTF_8)
        .replaceAll(CREATED, "$12026-01-01T00:00:00Z")
        .getBytes(StandardCharsets.UTF_8);
  }
}
