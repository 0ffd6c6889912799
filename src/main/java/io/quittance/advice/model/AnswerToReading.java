package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an answer makes of a message: code reads the values at the places it names, the verifier
 * looks at them again, and where the built-in reading is sound it stands.
 */
final class AnswerToReading {
  private static final Set<Problem.Code> REFUSALS =
      EnumSet.of(Problem.Code.NOT_IN_SOURCE, Problem.Code.UNLABELLED, Problem.Code.DATE_UNREAD);

  private final PointingReading reading;
  private final Verifier verifier;
  private final ReadMessage message;
  private final Reading first;
  private final boolean sound;
  private int valuesRefused;

  /**
   * @param first the built-in reading, with the calls that were made in its readers and usage
   * @param sound whether it is whole and adds up
   */
  AnswerToReading(
      PointingReading reading,
      Verifier verifier,
      ReadMessage message,
      Reading first,
      boolean sound) {
    this.reading = reading;
    this.verifier = verifier;
    this.message = message;
    this.first = first;
    this.sound = sound;
  }

  /**
   * Places that the answer named at which no such value stands, and values that the verifier did
   * not find again.
   */
  int valuesRefused() {
    return valuesRefused;
  }

  private void refused(List<Problem> problems) {
    valuesRefused =
        Math.toIntExact(problems.stream().filter(p -> REFUSALS.contains(p.code())).count());
  }

  Reading read(Pointed pointed) {
    PointedAnswer answer = pointed.answer();
    return switch (answer.verdict()) {
      case "remittance" ->
          answer.payments().isEmpty()
              ? nonsense("a remittance without a payment", pointed)
              : remittance(pointed);
      case "not_a_remittance" ->
          answer.payments().isEmpty() ? none() : nonsense("payments of no remittance", pointed);
      default -> first;
    };
  }

  private Reading remittance(Pointed pointed) {
    List<Problem> problems = new ArrayList<>();
    List<Advice> advices = new ArrayList<>();
    int number = 0;
    for (PointedAnswer.Payment payment : pointed.answer().payments()) {
      List<Pointing> pointings =
          AnswerToPointings.of(payment, pointed.source(), ++number, problems);
      if (!pointings.isEmpty()) {
        advice(pointings, pointed, advices, problems);
      }
    }
    refused(problems);
    if (advices.isEmpty()) {
      return nonsense("it points at nothing that could be read", pointed);
    }
    if (sound) {
      // A reading that adds up is not given up for one that may not; that they differ holds it.
      return first.with(CompareReadings.differences("the model", advices, first.advices()));
    }
    problems.addAll(ClaimedOnce.check(pointed));
    for (Advice advice : advices) {
      problems.addAll(verifier.check(advice, message));
    }
    refused(problems);
    if (first.verdict() == Reading.Verdict.REMITTANCE
        && holds(problems)
        && !holds(first.problems())
        && first.advices().stream().allMatch(advice -> advice.paymentAmount() != null)) {
      // What does not hold itself takes nothing from a whole reading that nothing holds.
      return first.with(CompareReadings.differences("the model", advices, first.advices()));
    }
    if (first.verdict() == Reading.Verdict.NOT_A_REMITTANCE) {
      // That something was paid stands at no place that code could look at.
      problems.add(
          new Problem(
              Problem.Code.MODEL_ALONE,
              "only the model takes it for a remittance, the built-in reader finds none",
              "verdict"));
    }
    return InPlaceOfBuiltIn.reading("the model", first, advices, problems);
  }

  private static boolean holds(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.code().holds());
  }

  private void advice(
      List<Pointing> pointings, Pointed pointed, List<Advice> advices, List<Problem> problems) {
    PointingReading reads = pointed.seen().map(seen -> seen.reading(reading)).orElse(reading);
    PointingReading.Outcome joined =
        JoinDocuments.read(
            pointings, (p, elsewhere) -> reads.read(p, message, pointed.reader(), elsewhere));
    problems.addAll(joined.problems());
    Advice advice = joined.advice();
    if (!advice.lines().isEmpty() || advice.paymentAmount() != null) {
      advices.add(advice);
    }
  }

  private Reading none() {
    if (first.verdict() != Reading.Verdict.REMITTANCE) {
      return first;
    }
    return first.with(
        List.of(
            new Problem(
                Problem.Code.READERS_DISAGREE,
                "the model takes it for no remittance, the built-in reader for one",
                "verdict")));
  }

  private Reading nonsense(String reason, Pointed pointed) {
    return first.with(List.of(new Problem(Problem.Code.MODEL_NONSENSE, reason, pointed.reader())));
  }
}
