package io.quittance.harm;

import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The mail of a {@link World} of which a part is a picture that was badly recognised: what is
 * misread is unsure, and a misread figure is often another item's. The same seed gives the same.
 */
final class PageWorld {
  /** Which part is a picture. */
  private enum Scanned {
    /** The attached list, or the whole mail where nothing is attached. */
    LIST,
    /** A page beside the mail that shows the paid list again, or another one. */
    BESIDE,
    /** A page beside the mail that has nothing to do with it. */
    LETTERHEAD_BESIDE,
    /** A page without any recognised word. */
    BLANK_BESIDE
  }

  /** Points; a fixed pitch makes columns of letters columns on the page. */
  private static final double LETTER = 6;

  private static final double ROW = 20;

  private static final Document LETTERHEAD =
      text("Payer Ltd", "Harbour Street 12", "80331 Munich", "Telephone 089 4711 20");

  final World world;
  final ReadMessage mail;

  /** As a question names the page. */
  final String page;

  private final Random random;
  private final double unsure;

  /** What is misread may become the number of an item. */
  private final boolean ownNumbers;

  PageWorld(long seed, World world, ReadMessage read) {
    this.world = world;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    Scanned scanned =
        random.nextBoolean()
            ? Scanned.LETTERHEAD_BESIDE
            : Scanned.values()[random.nextInt(Scanned.values().length)];
    this.ownNumbers = scanned != Scanned.LETTERHEAD_BESIDE;
    this.unsure = random.nextInt(3) == 0 ? 1 : 0.4;
    List<Document> documents = new ArrayList<>(read.documents());
    int at = documents.size() - 1;
    if (scanned == Scanned.LIST) {
      documents.set(at, scan(documents.get(at)));
    } else {
      at = documents.size();
      documents.add(
          switch (scanned) {
            case LIST, BESIDE -> scan(copy(documents.get(random.nextInt(documents.size()))));
            case LETTERHEAD_BESIDE -> scan(LETTERHEAD);
            case BLANK_BESIDE -> blank();
          });
    }
    this.page = "D" + (at + 1) + ".P1";
    this.mail = new ReadMessage(read.envelope(), read.parts(), documents);
  }

  private static Document text(String... rows) {
    List<Line> lines = new ArrayList<>();
    for (String row : rows) {
      List<Word> words = new ArrayList<>();
      int at = 0;
      for (String word : row.split(" ", -1)) {
        words.add(Word.inLine(word, at, at + word.length()));
        at += word.length() + 1;
      }
      lines.add(new Line(lines.size() + 1, words, 0));
    }
    Page page = new Page(1, null, 0, 0, lines);
    return new Document("9", Document.Kind.TEXT, List.of(page), List.of(), List.of());
  }

  private static Document copy(Document document) {
    return new Document("9", document.kind(), document.pages(), List.of(), List.of());
  }

  private static Document blank() {
    return new Document(
        "9",
        Document.Kind.IMAGE,
        List.of(new Page(1, null, 600, 800, List.of())),
        List.of(),
        List.of(new Document.Flag(Document.Flag.Code.NO_TEXT, "a picture without text")));
  }

  private Document scan(Document document) {
    List<Line> lines = new ArrayList<>();
    boolean[] misread = {false};
    document
        .lines()
        .forEach(line -> lines.add(new Line(lines.size() + 1, scan(line, misread), line.quoted())));
    Page page = new Page(1, null, 600, 800, misread[0] ? lines : allUnsure(lines));
    Document.Flag flag = new Document.Flag(Document.Flag.Code.OCR, "recognised");
    return new Document(
        document.part(), Document.Kind.PDF, List.of(page), List.of(), List.of(flag));
  }

  private List<Word> scan(Line line, boolean[] misread) {
    List<Word> words = new ArrayList<>();
    double at = 0;
    for (Word word : line.words()) {
      double from = word.column() != null ? 20 * LETTER * word.column() : LETTER * word.from();
      from = Math.max(from, at);
      double to = from + LETTER * word.text().length();
      Box box = new Box(from, ROW * line.number(), to, ROW * line.number() + 10);
      boolean figures = word.text().chars().anyMatch(Character::isDigit);
      if (figures && random.nextDouble() < unsure) {
        words.add(Word.recognised(misread(word.text()), box, random.nextDouble() / 2));
        misread[0] = true;
      } else {
        words.add(Word.recognised(word.text(), box, 0.5 + random.nextDouble() / 2));
      }
      at = to + LETTER;
    }
    return words;
  }

  private String misread(String text) {
    int at = random.nextInt(text.length());
    char c = text.charAt(at);
    return switch (random.nextInt(4)) {
      case 0 -> text;
      case 1 -> ownNumbers ? world.any(world.items()).number() : text;
      default ->
          Character.isDigit(c)
              ? text.substring(0, at) + (char) ('0' + random.nextInt(10)) + text.substring(at + 1)
              : text;
    };
  }

  private static List<Line> allUnsure(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.number(),
                    line.words().stream()
                        .map(word -> Word.recognised(word.text(), word.box(), 0.3))
                        .toList(),
                    line.quoted()))
        .toList();
  }
}
