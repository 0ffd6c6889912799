package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The envelopes of X12 around its transactions: ISA/IEA, GS/GE and ST/SE with their counts and
 * control numbers. Senders leave envelopes out; what is there must agree. Source: X12.5, X12.6.
 */
final class X12Interchange {

  static final String READER = "x12-820";

  private final String part;
  private final List<AdviceDraft> drafts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final EnclosedMessage.Collected set = new EnclosedMessage.Collected();
  private Segment interchange;
  private Segment group;
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
    return StructuredRemittance.Outcome.of(READER, false, drafts, problems);
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
        sets++;
        set.open(segment);
      }
      case "SE" -> {
        set.add(segment);
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
          problems.add(segment.noSegment());
        }
      }
      default -> set.add(segment);
    }
  }

  private void finishSet(Segment trailer) {
    EnclosedMessage message = set.close(trailer);
    Segment header = message.header();
    boolean other = header != null && !header.text(1).equals("820");
    if (!message.segments().isEmpty() && !other) {
      AdviceDraft draft = new X12Remittance(READER, part).read(message.segments());
      message.take(draft, "SE", header == null ? "" : header.text(2), drafts, problems);
    }
  }

  private void agree(Segment trailer, int counted, String what, Segment opener, int control) {
    trailer.control(1).counts(counted, what).ifPresent(problems::add);
    if (opener != null) {
      trailer.control(2).closes(opener, opener.text(control)).ifPresent(problems::add);
    }
  }

  private void problem(String message, String where) {
    problems.add(new Problem(Problem.Code.TRUNCATED, message, where));
  }
}
