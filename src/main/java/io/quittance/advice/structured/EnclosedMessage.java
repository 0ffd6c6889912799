package io.quittance.advice.structured;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The segments of one message with its header and trailer among them; senders leave out either.
 *
 * @param header first of the segments, or null
 * @param trailer last of the segments, or null
 */
record EnclosedMessage(Segment header, List<Segment> segments, Segment trailer) {

  /** Collects the segments of one message after the other. */
  static final class Collected {
    private Segment header;
    private List<Segment> inside = new ArrayList<>();

    void open(Segment segment) {
      header = segment;
      inside.add(segment);
    }

    void add(Segment segment) {
      inside.add(segment);
    }

    /**
     * @param trailer added already, or null where the next message or the end closes this one
     */
    EnclosedMessage close(Segment trailer) {
      EnclosedMessage message = new EnclosedMessage(header, inside, trailer);
      header = null;
      inside = new ArrayList<>();
      return message;
    }
  }

  /**
   * Takes what was read of it among the advices, with what is wrong with how it is closed.
   *
   * @param closedBy name of the trailer
   * @param opened control number in the header
   */
  void take(
      AdviceDraft draft,
      String closedBy,
      String opened,
      List<AdviceDraft> drafts,
      List<Problem> problems) {
    if (draft.saysNothing()) {
      if (header != null) {
        problems.add(
            new Problem(
                Problem.Code.UNREADABLE,
                "the remittance advice says neither an amount nor an item",
                header.where()));
      }
      return;
    }
    if (header != null && trailer == null) {
      draft.problem(
          Problem.Code.TRUNCATED, "the message is not closed by " + closedBy, header.where());
    } else if (header != null) {
      trailer.control(1).counts(segments.size(), "segments").ifPresent(draft::problem);
      trailer.control(2).closes(header, opened).ifPresent(draft::problem);
    }
    drafts.add(draft);
  }
}
