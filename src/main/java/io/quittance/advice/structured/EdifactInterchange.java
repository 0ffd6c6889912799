package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private List<Segment> inside = new ArrayList<>();
  private char decimalMark = ' ';
  private Segment interchange;
  private Segment header;
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
      problem("the interchange is not closed by UNZ", interchange.where());
    }
    drafts.forEach(draft -> draft.problems(problems));
    return new StructuredRemittance.Outcome(
        READER, false, drafts.stream().map(AdviceDraft::build).toList(), problems);
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
        header = segment;
        messages++;
        inside.add(segment);
      }
      case "UNT" -> {
        inside.add(segment);
        finish(segment);
      }
      case "UNZ" -> {
        finish(null);
        count(segment, groups > 0 ? groups : messages, groups > 0 ? "groups" : "messages")
            .ifPresent(problems::add);
        if (interchange != null && !segment.text(2).equals(interchange.text(5, 1))) {
          problem(
              "UNZ closes %s, UNB opens %s".formatted(segment.text(2), interchange.text(5, 1)),
              segment.where());
        }
        interchange = null;
        ended = true;
      }
      case "" -> {
        if (!ended) {
          String shown = segment.text();
          problems.add(
              new Problem(
                  Problem.Code.UNREADABLE,
                  "no segment: " + shown.substring(0, Math.min(40, shown.length())),
                  segment.where()));
        }
      }
      default -> inside.add(segment);
    }
  }

  private void finish(Segment trailer) {
    List<Segment> segments = inside;
    Segment opener = header;
    inside = new ArrayList<>();
    header = null;
    if (segments.isEmpty() || opener != null && !opener.text(2, 1).equals("REMADV")) {
      return;
    }
    AdviceDraft draft = new RemadvMessage(READER, part, decimalMark).read(segments);
    if (draft.saysNothing()) {
      if (opener != null) {
        problems.add(
            new Problem(
                Problem.Code.UNREADABLE,
                "the remittance advice says neither an amount nor an item",
                opener.where()));
      }
      return;
    }
    if (opener != null && trailer == null) {
      draft.problem(Problem.Code.TRUNCATED, "the message is not closed by UNT", opener.where());
    } else if (opener != null) {
      count(trailer, segments.size(), "segments").ifPresent(p -> draft.problems(List.of(p)));
      if (!trailer.text(2).equals(opener.text(1))) {
        draft.problem(
            Problem.Code.TRUNCATED,
            "UNT closes %s, UNH opens %s".formatted(trailer.text(2), opener.text(1)),
            trailer.where());
      }
    }
    drafts.add(draft);
  }

  private static Optional<Problem> count(Segment trailer, int counted, String what) {
    String said = trailer.text(1);
    return said.matches("0*" + counted)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Problem.Code.TRUNCATED,
                "%s says %s %s, there are %d".formatted(trailer.name(), said, what, counted),
                trailer.where()));
  }

  private void problem(String message, String where) {
    problems.add(new Problem(Problem.Code.TRUNCATED, message, where));
  }
}
