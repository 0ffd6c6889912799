package io.quittance.pipeline;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.util.List;
import java.util.Optional;

/** What becomes of a message that there is nothing to match of. */
record EndOfReading(MessageStatus status, List<MessageSummary.Reason> reasons) {

  /** Empty when its advices are to be matched. */
  static Optional<EndOfReading> of(ReadMessage source, Reading reading) {
    return switch (reading.verdict()) {
      case REMITTANCE ->
          // Without an advice it speaks of a payment and nothing could be read: somebody must look.
          reading.advices().isEmpty() ? Optional.of(review(problems(reading))) : Optional.empty();
      case NOT_A_REMITTANCE -> Optional.of(noRemittance(source, reading));
      case UNREADABLE -> Optional.of(review(problems(reading)));
    };
  }

  /** The doubts of a reading, as those read them who look at the message. */
  static List<MessageSummary.Reason> problems(Reading reading) {
    return reading.problems().stream()
        .map(problem -> new MessageSummary.Reason(problem.code().text(), problem.message()))
        .distinct()
        .toList();
  }

  private static EndOfReading noRemittance(ReadMessage source, Reading reading) {
    List<MessageSummary.Reason> unread = brokenOff(source);
    if (!unread.isEmpty()) {
      return review(unread);
    }
    // A change of bank data is no remittance, but somebody must see it.
    boolean dangerous =
        reading.problems().stream().anyMatch(p -> p.code() == Problem.Code.BANK_CHANGE);
    return dangerous
        ? review(problems(reading))
        : new EndOfReading(MessageStatus.NOT_A_REMITTANCE, problems(reading));
  }

  /** Parts, bodies too, that nobody has seen inside: they may be the remittance. */
  private static List<MessageSummary.Reason> brokenOff(ReadMessage source) {
    return source.parts().stream()
        .filter(part -> part.fate() == Part.Fate.TIMED_OUT || part.fate() == Part.Fate.CRASHED)
        .map(
            part ->
                new MessageSummary.Reason(
                    "not-read", "Part " + part.path() + " was not read: " + part.reason()))
        .toList();
  }

  private static EndOfReading review(List<MessageSummary.Reason> reasons) {
    return new EndOfReading(MessageStatus.REVIEW, reasons);
  }
}
