package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The envelopes of EDIFACT around its messages: UNB/UNZ, UNG/UNE and UNH/UNT with their counts and
 * references. Source: ISO 9735. Senders leave envelopes out; what is there must agree.
 */
final class EdifactInterchange {

  static final String READER = "remadv";
  private static final int MARK = 2;

  private final String part;
  private final List<AdviceDraft> drafts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final EnclosedMessage.Collected message = new EnclosedMessage.Collected();
  private char decimalMark = ' ';
  private Segment interchange;
  private int messages;
  private int groups;
  private boolean ended;

  EdifactInterchange(String part) {
    this.part = part;
  }

  StructuredRemittance.Outcome read(List<Segment> segments) {
    segments.forEach(this::next);
    finish(null);
    if (interchange != null) {
      problems.add(
          new Problem(
              Problem.Code.TRUNCATED, "the interchange is not closed by UNZ", interchange.where()));
    }
    drafts.forEach(draft -> draft.problems(problems));
    return StructuredRemittance.Outcome.of(READER, false, drafts, problems);
  }

  private void next(Segment segment) {
    switch (segment.name()) {
      case "UNA" ->
          decimalMark = segment.text(1).length() > MARK ? segment.text(1).charAt(MARK) : ' ';
      case "UNB" -> {
        interchange = segment;
        messages = 0;
        groups = 0;
      }
      case "UNG" -> groups++;
      case "UNE" -> finish(null);
      case "UNH" -> {
        finish(null);
        messages++;
        message.open(segment);
      }
      case "UNT" -> {
        message.add(segment);
        finish(segment);
      }
      case "UNZ" -> {
        finish(null);
        segment
            .control(1)
            .counts(groups > 0 ? groups : messages, groups > 0 ? "groups" : "messages")
            .ifPresent(problems::add);
        if (interchange != null) {
          segment.control(2).closes(interchange, interchange.text(5, 1)).ifPresent(problems::add);
        }
        interchange = null;
        ended = true;
      }
      case "" -> {
        if (!ended) {
          problems.add(segment.noSegment());
        }
      }
      default -> message.add(segment);
    }
  }

  private void finish(Segment trailer) {
    EnclosedMessage closed = message.close(trailer);
    Segment header = closed.header();
    boolean other = header != null && !header.text(2, 1).equals("REMADV");
    if (!closed.segments().isEmpty() && !other) {
      AdviceDraft draft = new RemadvMessage(READER, part, decimalMark).read(closed.segments());
      closed.take(draft, "UNT", header == null ? "" : header.text(1), drafts, problems);
    }
  }
}
