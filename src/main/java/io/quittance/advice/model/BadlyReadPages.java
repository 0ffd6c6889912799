package io.quittance.advice.model;

import io.quittance.advice.PagePictures;
import io.quittance.document.Document;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.model.PageImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages that were recognised from pictures, and at least one of them so badly that a second look
 * may pay. A list goes on over its pages, so that those read better go with it.
 */
final class BadlyReadPages {
  /** More of one message are not sent: a picture costs as much as a long mail. */
  private static final int MOST = 4;

  /** Below it a value is doubtful. */
  private static final double UNSURE = 0.5;

  /** Of the words with figures; fewer unsure ones are looked at by a person sooner. */
  private static final double SHARE = 0.25;

  private BadlyReadPages() {}

  /** Their pictures under the names {@code D2.P1}, as far as there are any. */
  static List<PageImage> images(ReadMessage message, PagePictures pictures) {
    List<PageImage> images = new ArrayList<>();
    if (!any(message)) {
      return images;
    }
    for (int i = 0; i < message.documents().size(); i++) {
      Document document = message.documents().get(i);
      for (Page page : document.pages()) {
        if (images.size() < MOST && (recognised(page) || badly(document, page))) {
          String name = "D" + (i + 1) + ".P" + page.number();
          pictures
              .png(document.part(), page.number())
              .ifPresent(png -> images.add(new PageImage(name, png)));
        }
      }
    }
    return images;
  }

  /** Whether there is any, without drawing it. */
  static boolean any(ReadMessage message) {
    return message.documents().stream()
        .anyMatch(d -> d.pages().stream().anyMatch(page -> badly(d, page)));
  }

  private static boolean recognised(Page page) {
    return page.lines().stream()
        .flatMap(line -> line.words().stream())
        .anyMatch(word -> word.sureness() != null);
  }

  private static boolean badly(Document document, Page page) {
    boolean picture =
        document.kind() == Document.Kind.PDF || document.kind() == Document.Kind.IMAGE;
    if (picture && page.lines().isEmpty()) {
      return document.has(Document.Flag.Code.NO_TEXT);
    }
    List<Word> figures =
        page.lines().stream()
            .flatMap(line -> line.words().stream())
            .filter(word -> word.sureness() != null)
            .filter(word -> word.text().chars().anyMatch(Character::isDigit))
            .toList();
    long unsure = figures.stream().filter(word -> word.sureness() < UNSURE).count();
    return unsure > 0 && unsure >= SHARE * figures.size();
  }
}
