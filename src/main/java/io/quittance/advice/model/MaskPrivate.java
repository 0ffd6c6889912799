package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.reading.CompanyNames;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message as somebody sees it who may not see names, addresses and account numbers. Every masked
 * line has the length and the places of the true one, so that whoever points into the one has
 * pointed into the other, and code reads the value in the true one.
 */
final class MaskPrivate implements Masking {
  private static final int SIGNATURE_LINES = 8;
  private static final int SIGNATURE_WORDS = 9;
  private static final int ABOVE_ADDRESS = 3;
  private static final int BELOW_ADDRESS = 2;
  private static final int WORDS_OF_NAME = 8;
  private static final int WORDS_OF_COUNTRY = 4;

  private static final Pattern GREETING =
      Pattern.compile(
          "(?iu)^\\s*"
              + PrivateWords.GREETING.anyOf()
              + "(?![\\p{L}])\\s+([^,:;!]{1,60}?)\\s*(?:[,:;!–-].*)?$");

  /** A title and who bears it; the title is no secret. */
  private static final Pattern TITLED =
      Pattern.compile(
          "(?u)(?<![\\p{L}])(?i:"
              + PrivateWords.TITLE.anyOf()
              + ")\\.? ((?:\\p{Lu}[\\p{L}.'’-]{1,30} ?){1,3})");

  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])" + PrivateWords.NAME_LABEL.anyOf() + "\\s*:\\s*([^·|;:]{2,80})");

  /** Where a forwarded mail begins. */
  private static final Pattern FORWARDED =
      Pattern.compile("(?iu)^(?:from|von|de|da|van|od|från)\\s*:.*");

  /** More cells than a label and its value take. */
  private static final int CELLS_OF_HEADING = 4;

  private final Map<Line, Line> shown = new IdentityHashMap<>();
  private final PartyNames names;

  /**
   * @param advices what is known of the message
   */
  MaskPrivate(ReadMessage message, List<Advice> advices) {
    names = new PartyNames(message.envelope(), advices);
    Map<Line, Marks> marks = new IdentityHashMap<>();
    for (Document document : message.documents()) {
      for (Page page : document.pages()) {
        new OnePage(page.lines(), marks).mark();
      }
    }
    names.known();
    marks.forEach(
        (line, mark) -> {
          names.mark(mark);
          shown.put(line, mark.any() ? masked(line, mark.masked()) : line);
        });
  }

  @Override
  public Line shown(Line line) {
    return shown.getOrDefault(line, line);
  }

  @Override
  public String shown(String words) {
    Marks marks = new Marks(words);
    AccountNumbers.mark(marks);
    ContactDetails.mark(marks);
    PostalAddresses.mark(marks);
    names.mark(marks);
    return marks.masked();
  }

  @Override
  public String remark() {
    List<String> kinds = new ArrayList<>();
    for (Marks.Kind kind : Marks.Kind.values()) {
      kinds.add(kind.words());
    }
    return "masked letter by letter, copy them as they stand: " + String.join(", ", kinds);
  }

  /** The same words in the same places; a word that holds a number of a sheet shows no other. */
  private static Line masked(Line line, String text) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (Word word : line.words()) {
      int end = at + word.text().length();
      words.add(
          new Word(
              text.substring(at, end),
              word.box(),
              word.cell(),
              word.from(),
              word.to(),
              word.column(),
              word.table(),
              word.typed(),
              word.sureness()));
      at = end + 1;
    }
    return new Line(line.number(), words, line.quoted());
  }

  /** What only the lines around a line tell. */
  private final class OnePage {
    private final List<Line> lines;
    private final List<Marks> marks = new ArrayList<>();
    private final Map<Line, List<Segments.Segment>> segments = new IdentityHashMap<>();

    OnePage(List<Line> lines, Map<Line, Marks> all) {
      this.lines = lines.stream().filter(line -> !line.words().isEmpty()).toList();
      for (Line line : this.lines) {
        List<Segments.Segment> runs = Segments.of(line);
        Marks mark = new Marks(line.text(), runs);
        all.put(line, mark);
        marks.add(mark);
        segments.put(line, runs);
      }
    }

    void mark() {
      int signature = 0;
      for (int i = 0; i < lines.size(); i++) {
        Marks line = marks.get(i);
        AccountNumbers.mark(line);
        ContactDetails.mark(line);
        PostalAddresses.mark(line);
        names.companies(line.text());
        ContactDetails.mails(line.text()).forEach(names::add);
        greeting(line);
        titled(line);
        for (Segments.Segment segment : segments.get(lines.get(i))) {
          segment(i, segment);
        }
        if (signature > 0 && signs(i)) {
          sign(line);
          signature--;
        } else {
          signature = closes(line.text()) ? SIGNATURE_LINES : 0;
        }
      }
    }

    private void segment(int i, Segments.Segment segment) {
      Marks line = marks.get(i);
      String text = segment.in(line.text());
      if (PostalAddresses.isLine(text)) {
        line.markBut(segment.from(), segment.to(), Marks.Kind.PLACE);
        PostalAddresses.towns(text).forEach(names::add);
        around(i, segment, -1, ABOVE_ADDRESS);
        around(i, segment, 1, BELOW_ADDRESS);
      }
      labelled(line, segment);
      String label = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
      if (PrivateWords.NAME_LABEL.has(label)) {
        next(i, segment);
      }
      if (AccountNumbers.isHeading(text)) {
        below(i, segment);
      }
    }

    /** The value of a label at its right. */
    private void next(int i, Segments.Segment label) {
      List<Segments.Segment> all = segments.get(lines.get(i));
      int at = all.indexOf(label) + 1;
      if (at < all.size() && all.size() < CELLS_OF_HEADING) {
        Segments.Segment value = all.get(at);
        if (!PrivateWords.NAME_LABEL.has(value.in(marks.get(i).text()))) {
          name(marks.get(i), value.from(), value.to());
        }
      }
    }

    private void name(Marks line, int from, int to) {
      String value = line.text().substring(from, to);
      boolean wordy = value.chars().anyMatch(Character::isUpperCase) || value.isBlank();
      if (wordy && PostalAddresses.words(value) <= WORDS_OF_NAME && !Marks.needed(value)) {
        names.add(value);
        line.markBut(from, to, Marks.Kind.NAME);
      }
    }

    /** The rows below a heading that says that account numbers stand there. */
    private void below(int i, Segments.Segment heading) {
      for (int row = i + 1; row < lines.size(); row++) {
        boolean any = false;
        for (Segments.Segment cell : segments.get(lines.get(row))) {
          if (cell.under(heading)) {
            AccountNumbers.value(marks.get(row), cell.from(), cell.to());
            any = true;
          }
        }
        if (!any) {
          return;
        }
      }
    }

    /** Whoever lives there stands above, and the country below, in the same column. */
    private void around(int i, Segments.Segment address, int step, int most) {
      for (int n = 1; n <= most && i + n * step >= 0 && i + n * step < lines.size(); n++) {
        int at = i + n * step;
        Marks line = marks.get(at);
        List<Segments.Segment> near =
            segments.get(lines.get(at)).stream().filter(s -> s.under(address)).toList();
        if (near.size() != 1 || !partOfAddress(near.get(0).in(line.text()), step > 0)) {
          return;
        }
        Segments.Segment segment = near.get(0);
        if (step < 0) {
          names.add(segment.in(line.text()));
        }
        line.markBut(segment.from(), segment.to(), step < 0 ? Marks.Kind.NAME : Marks.Kind.PLACE);
      }
    }

    private boolean partOfAddress(String text, boolean country) {
      if (Marks.needed(text)
          || text.contains(":")
          || text.matches(".*[.!?,]")
          || !Character.isUpperCase(text.codePointAt(0))
          || PostalAddresses.words(text) > (country ? WORDS_OF_COUNTRY : WORDS_OF_NAME)
          || (country && text.chars().anyMatch(Character::isDigit))) {
        return false;
      }
      for (String word : text.split("[^\\p{L}]+")) {
        if (word.length() > 3 && PrivateWords.NO_NAME.has(word) && !country) {
          return PostalAddresses.isLine(text) || !CompanyNames.in(text).isEmpty();
        }
        if (country && word.length() > 1 && PrivateWords.NO_NAME.has(word)) {
          return false;
        }
      }
      return true;
    }

    private void greeting(Marks line) {
      Matcher greeting = GREETING.matcher(line.text());
      if (greeting.matches() && PostalAddresses.words(greeting.group(1)) <= WORDS_OF_NAME) {
        names.add(greeting.group(1));
        line.markBut(greeting.start(1), greeting.end(1), Marks.Kind.NAME);
      }
    }

    private void titled(Marks line) {
      Matcher titled = TITLED.matcher(line.text());
      while (titled.find()) {
        name(line, titled.start(1), titled.end(1));
      }
    }

    /** A label, a colon and a name in one run of text; a gap ends the name. */
    private void labelled(Marks line, Segments.Segment segment) {
      Matcher labelled = LABELLED.matcher(line.text()).region(segment.from(), segment.to());
      while (labelled.find()) {
        name(line, labelled.start(1), labelled.end(1));
      }
    }

    private static boolean closes(String text) {
      return PrivateWords.CLOSING.has(text.strip().replaceAll("[\\s,.!–-]+$", ""));
    }

    private boolean signs(int i) {
      String text = marks.get(i).text();
      return !Marks.needed(text)
          && PostalAddresses.words(text) <= SIGNATURE_WORDS
          && !FORWARDED.matcher(text).matches()
          && lines.get(i).quoted() == lines.get(i - 1).quoted();
    }

    private void sign(Marks line) {
      names.add(line.text());
      line.markBut(0, line.text().length(), Marks.Kind.NAME);
    }
  }
}
