package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The envelopes of X12 around its transactions: ISA/IEA, GS/GE and ST/SE with their counts and
 * control numbers. Senders leave envelopes out; what is there must agree. Source: X12.5, X12.6.
 */
final class X12Interchange {

  static final String READER = "x12-820";

  private final String part;
  private final List<AdviceDraft> drafts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private List<Segment> inside = new ArrayList<>();
  private Segment interchange;
  private Segment group;
  private Segment set;
  private int groups;
  private int sets;
  private boolean ended;

  X12Interchange(String part) {
    this.part = part;
  }

  StructuredRemittance.Outcome read(List<Segment> segments) {
    segments.forEach(this::next);
    finishSet(null);
    if (group != null) {
      problem("the group is not closed by GE", group.where());
    }
    if (interchange != null) {
      problem("the interchange is not closed by IEA", interchange.where());
    }
    // What is wrong with an envelope is wrong with every advice in it.
    drafts.forEach(draft -> draft.problems(problems));
    return new StructuredRemittance.Outcome(
        READER, false, drafts.stream().map(AdviceDraft::build).toList(), problems);
  }

  private void next(Segment segment) {
    switch (segment.name()) {
      case "ISA" -> {
        interchange = segment;
        groups = 0;
      }
      case "GS" -> {
        group = segment;
        groups++;
        sets = 0;
      }
      case "ST" -> {
        finishSet(null);
        set = segment;
        sets++;
        inside.add(segment);
      }
      case "SE" -> {
        inside.add(segment);
        finishSet(segment);
      }
      case "GE" -> {
        finishSet(null);
        agree(segment, sets, "transactions", group, 6);
        group = null;
      }
      case "IEA" -> {
        finishSet(null);
        agree(segment, groups, "groups", interchange, 13);
        interchange = null;
        ended = true;
      }
      case "" -> {
        // After the trailer a signature or a bank's footer may follow.
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

  private void finishSet(Segment trailer) {
    List<Segment> segments = inside;
    Segment header = set;
    inside = new ArrayList<>();
    set = null;
    if (segments.isEmpty() || header != null && !header.text(1).equals("820")) {
      return;
    }
    AdviceDraft draft = new X12Remittance(READER, part).read(segments);
    if (draft.saysNothing()) {
      if (header != null) {
        problems.add(
            new Problem(
                Problem.Code.UNREADABLE,
                "the 820 says neither an amount nor an item",
                header.where()));
      }
      return;
    }
    if (header != null && trailer == null) {
      draft.problem(Problem.Code.TRUNCATED, "the transaction is not closed by SE", header.where());
    } else if (header != null) {
      count(trailer, segments.size(), "segments").ifPresent(p -> draft.problems(List.of(p)));
      if (!trailer.text(2).equals(header.text(2))) {
        draft.problem(
            Problem.Code.TRUNCATED,
            "SE closes %s, ST opens %s".formatted(trailer.text(2), header.text(2)),
            trailer.where());
      }
    }
    drafts.add(draft);
  }

  private void agree(Segment trailer, int counted, String what, Segment opener, int control) {
    count(trailer, counted, what).ifPresent(problems::add);
    if (opener != null && !trailer.text(2).equals(opener.text(control))) {
      problem(
          "%s closes %s, opened was %s"
              .formatted(trailer.name(), trailer.text(2), opener.text(control)),
          trailer.where());
    }
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
