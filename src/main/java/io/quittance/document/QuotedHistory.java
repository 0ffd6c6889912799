package io.quittance.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the newest message from the history below it. History below a reply is quoted; what a
 * person forwards with little or nothing of their own above it is the message itself.
 */
final class QuotedHistory {

  /** An own text up to this size above a forwarded mail is a covering note. */
  private static final int NOTE_LINES = 15;

  private static final int NOTE_CHARACTERS = 1_200;

  private final List<FlatLine> lines;
  private final int[] quoted;
  private String subject;
  private int sectionStart;
  private int history;
  private int forwardedDepth;
  private boolean entered;

  private QuotedHistory(List<FlatLine> lines, String subject) {
    this.lines = lines;
    this.subject = subject;
    this.quoted = new int[lines.size()];
  }

  /**
   * @param subject of the mail, or null; a file that is no body has no quotes
   * @return for each line 0 for the newest message, else the level of quotation
   */
  static int[] levels(List<FlatLine> lines, String subject) {
    QuotedHistory work = new QuotedHistory(lines, subject);
    work.walk();
    return work.quoted;
  }

  private enum Mark {
    NONE,
    FORWARDED,
    ORIGINAL,
    HEADERS,
    ATTRIBUTION
  }

  private void walk() {
    for (int i = 0; i < lines.size(); ) {
      Mark mark = mark(i);
      int length = mark == Mark.NONE ? 1 : Math.max(1, markLength(mark, i));
      int least = mark == Mark.NONE ? 0 : enter(mark, i, i + length);
      for (int k = i; k < Math.min(i + length, lines.size()); k++) {
        int level = Math.max(0, lines.get(k).depth() - forwardedDepth) + history;
        quoted[k] = Math.max(least, level);
      }
      i += length;
    }
  }

  /**
   * A quoted mail starts: either it is forwarded and is the message, or it is history.
   *
   * @return the least level of the mark itself
   */
  private int enter(Mark mark, int at, int after) {
    int depth = lines.get(at).depth();
    int depthBelow = depthOfNext(after, depth);
    boolean forward = history == 0 && depth <= forwardedDepth && isForwardOf(mark, at);
    if (forward || depth > forwardedDepth && history == 0 && isForwardInQuote(mark, at)) {
      forwardedDepth = Math.max(forwardedDepth, Math.max(depth, depthBelow));
      forward = true;
      entered = true;
    } else if (depth <= forwardedDepth && depthBelow <= depth) {
      // Nothing but the mark tells the history below it; else its quotation marks do.
      history++;
    }
    String inner = headersSubject(at, after);
    subject = inner == null ? subject : inner;
    sectionStart = after;
    return forward ? 0 : 1;
  }

  /** Some programs put the announcement of a forwarded mail inside the quote. */
  private boolean isForwardInQuote(Mark mark, int at) {
    int quotedBefore = 0;
    for (int i = sectionStart; i < at; i++) {
      quotedBefore += !isBlank(i) && lines.get(i).depth() > forwardedDepth ? 1 : 0;
    }
    return quotedBefore <= 1 && isForwardOf(mark, at);
  }

  private boolean isForwardOf(Mark mark, int at) {
    int ownLines = 0;
    int ownCharacters = 0;
    // An announcement in a language that is not known says nothing of its own.
    int lastBefore = at - 1;
    while (lastBefore > sectionStart && isBlank(lastBefore)) {
      lastBefore--;
    }
    for (int i = sectionStart; i < at; i++) {
      String text = lines.get(i).text().strip();
      boolean announces = i == lastBefore && (text.endsWith(":") || text.startsWith("--"));
      boolean content = !text.isEmpty() && lines.get(i).depth() <= forwardedDepth && !announces;
      ownLines += content ? 1 : 0;
      ownCharacters += content ? text.length() : 0;
    }
    boolean note = ownLines <= NOTE_LINES && ownCharacters <= NOTE_CHARACTERS;
    boolean nothing = ownLines == 0;
    boolean forwarding = QuoteMarks.isForwardSubject(subject);
    return switch (mark) {
      case FORWARDED -> note;
      case ORIGINAL, HEADERS -> forwarding ? note : nothing && !QuoteMarks.isReplySubject(subject);
      // What a forwarded mail answers is history, however short the answer.
      case ATTRIBUTION -> forwarding && note && !entered;
      case NONE -> false;
    };
  }

  private Mark mark(int i) {
    FlatLine line = lines.get(i);
    String text = line.text().strip();
    if (text.isEmpty()) {
      return Mark.NONE;
    }
    if (QuoteMarks.isForwarded(text)) {
      return Mark.FORWARDED;
    }
    if (QuoteMarks.isOriginal(text)) {
      return Mark.ORIGINAL;
    }
    if (line.boundary() || QuoteMarks.blockSubject(texts(i, 12)) != null) {
      return Mark.HEADERS;
    }
    return attributionLength(i) > 0 ? Mark.ATTRIBUTION : Mark.NONE;
  }

  /** Lines that belong to the mark itself, with the block of headers that follows it. */
  private int markLength(Mark mark, int i) {
    if (mark == Mark.ATTRIBUTION) {
      return attributionLength(i);
    }
    int at = i + (mark == Mark.HEADERS ? 0 : 1);
    while (mark != Mark.HEADERS && at < lines.size() && at < i + 3 && isBlank(at)) {
      at++;
    }
    if (at >= lines.size() || QuoteMarks.blockSubject(texts(at, 12)) == null) {
      return 1;
    }
    int end = at + 1;
    while (end < lines.size() && end < at + 12 && QuoteMarks.isLabelled(lines.get(end).text())) {
      end++;
    }
    return end - i;
  }

  private int attributionLength(int i) {
    StringBuilder joined = new StringBuilder();
    for (int k = 0; k < 3 && i + k < lines.size() && !isBlank(i + k); k++) {
      joined.append(k == 0 ? "" : " ").append(lines.get(i + k).text().strip());
      if (QuoteMarks.isAttribution(joined.toString(), k == 0)) {
        return k + 1;
      }
    }
    return 0;
  }

  private String headersSubject(int at, int after) {
    for (int i = at; i < Math.min(after, lines.size()); i++) {
      String found = QuoteMarks.blockSubject(texts(i, 12));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private int depthOfNext(int from, int otherwise) {
    for (int i = from; i < lines.size(); i++) {
      if (!isBlank(i)) {
        return lines.get(i).depth();
      }
    }
    return otherwise;
  }

  private boolean isBlank(int i) {
    return lines.get(i).text().isBlank();
  }

  private List<String> texts(int from, int most) {
    List<String> found = new ArrayList<>();
    for (int i = from; i < Math.min(lines.size(), from + most); i++) {
      found.add(lines.get(i).text().strip());
    }
    return found;
  }
}
