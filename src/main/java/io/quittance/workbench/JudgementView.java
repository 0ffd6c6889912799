package io.quittance.workbench;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.MessageDetail.ApplicationView;
import io.quittance.pipeline.MessageDetail.ProposalView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The right half of a message: where it stands and why, what was read, proposed and posted.
 *
 * @param busy true while the pipeline is at work on it
 * @param whole what is to decide about the message as a whole, or null
 * @param duplicateOf id of the message that said the same before, or empty
 */
record JudgementView(
    String id,
    String status,
    String tone,
    boolean busy,
    String duplicateOf,
    List<Reason> reasons,
    List<Reason> problems,
    Decidable whole,
    List<CaseView> cases,
    List<Applied> applications,
    String readers,
    Notice notice) {

  record Reason(String code, String message, boolean holds) {}

  /**
   * @param id as an address carries it
   */
  record Applied(
      String anchor,
      String id,
      String number,
      String payment,
      String currency,
      String amount,
      String discount,
      String writeOff,
      String by,
      String when,
      String whenText,
      boolean reversed) {}

  /** What became of the decision just made. */
  record Notice(String tone, String title, String text, boolean changed) {
    static final Notice NONE = new Notice("", "", "", false);
  }

  /**
   * @param asks whether a model may draft a question to the payer
   */
  static JudgementView of(MessageDetail detail, Notice notice, boolean asks) {
    Reading reading = detail.reading();
    return new JudgementView(
        detail.summary().id().toString(),
        Wording.status(detail.summary().status()),
        Wording.tone(detail.summary().status()),
        switch (detail.summary().status()) {
          case RECEIVED, READING -> true;
          default -> false;
        },
        detail.duplicateOf() == null ? "" : detail.duplicateOf().toString(),
        detail.summary().reasons().stream()
            .map(reason -> new Reason(reason.code(), reason.message(), false))
            .toList(),
        reading == null
            ? List.of()
            : reading.problems().stream()
                .map(
                    problem ->
                        new Reason(
                            problem.code().text(),
                            problem.message()
                                + (problem.where() == null ? "" : " (" + problem.where() + ")"),
                            problem.code().holds()))
                .toList(),
        detail.review() == null
            ? null
            : Decidable.whole(Reviews.of(detail.summary().id(), asks), detail.review()),
        cases(detail, asks),
        IntStream.range(0, detail.applications().size())
            .mapToObj(i -> applied(i, detail.applications().get(i)))
            .toList(),
        readers(reading),
        notice);
  }

  private static List<CaseView> cases(MessageDetail detail, boolean asks) {
    List<Advice> advices = detail.reading() == null ? List.of() : detail.reading().advices();
    Map<Integer, ProposalView> proposals =
        detail.proposals().stream()
            .collect(Collectors.toMap(ProposalView::advice, view -> view, (a, b) -> b));
    Set<Integer> indexes = new TreeSet<>(proposals.keySet());
    IntStream.range(0, advices.size()).forEach(indexes::add);
    List<CaseView> cases = new ArrayList<>();
    for (int index : indexes) {
      Advice advice = index >= 0 && index < advices.size() ? advices.get(index) : null;
      cases.add(
          PaintCase.paint(
              Reviews.of(detail.summary().id(), asks),
              index,
              indexes.size(),
              advice,
              proposals.get(index)));
    }
    return cases;
  }

  private static Applied applied(int index, ApplicationView view) {
    return new Applied(
        "application-" + index,
        Ids.inAddress(view.id()),
        Wording.or(view.openItemNumber(), view.openItem()),
        Wording.or(view.payment(), ""),
        view.currency(),
        Figures.grouped(view.amount()),
        Figures.unlessZero(view.discount()),
        Figures.unlessZero(view.writeOff()),
        view.decidedBy(),
        view.recordedAt() == null ? "" : view.recordedAt().toString(),
        Figures.moment(view.recordedAt()),
        view.state().equals("reversed"));
  }

  private static String readers(Reading reading) {
    if (reading == null) {
      return "";
    }
    String readers = String.join(", ", reading.readers());
    Reading.Usage usage = reading.usage();
    return usage == null || usage.calls() == 0
        ? readers
        : readers
            + "; "
            + Wording.count(usage.calls(), "model call", "model calls")
            + ", "
            + (usage.inputTokens() + usage.outputTokens())
            + " tokens";
  }
}
