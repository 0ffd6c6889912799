package io.quittance.report;

import io.quittance.document.Document;
import io.quittance.document.Page;
import io.quittance.document.PageImages;
import io.quittance.message.PartBytes;
import io.quittance.message.ReadingLimits;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The pictures of one message's pages, inside the page itself; as many as its limits let in. */
final class PagePictures {
  private static final int DPI = 110;
  private static final int PAGES_OF_A_DOCUMENT = 20;
  private static final int BYTES_AT_MOST = 24 * 1024 * 1024;

  private final PageImages images;
  private final byte[] content;
  private final String fileName;
  private final Map<String, Optional<byte[]>> parts = new HashMap<>();
  private final Map<String, Integer> drawn = new HashMap<>();
  private int bytes;

  /**
   * @param content of the whole mail, or the bare file
   * @param fileName as it was given to the reader
   */
  PagePictures(PageImages images, byte[] content, String fileName) {
    this.images = images;
    this.content = content;
    this.fileName = fileName;
  }

  /** A data address; empty when the page cannot be drawn or a limit is reached. */
  String address(Document document, Page page) {
    int count = drawn.merge(document.part(), 1, Integer::sum);
    if (count > PAGES_OF_A_DOCUMENT || bytes >= BYTES_AT_MOST) {
      return "";
    }
    return parts
        .computeIfAbsent(
            document.part(), part -> PartBytes.of(content, fileName, part, ReadingLimits.DEFAULT))
        .flatMap(part -> images.render(part, page.number(), DPI))
        .filter(png -> bytes + png.length <= BYTES_AT_MOST)
        .map(this::address)
        .orElse("");
  }

  private String address(byte[] png) {
    bytes += png.length;
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
