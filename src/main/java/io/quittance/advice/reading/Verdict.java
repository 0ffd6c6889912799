package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.message.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a message says that something was paid. Words for and against are weighed together with
 * what was read; headers of automatic mail count, and decide nothing alone.
 */
final class Verdict {

  record Judged(Reading.Verdict verdict, List<Problem> problems) {}

  private Verdict() {}

  /**
   * @param words of everything read
   * @param figures true when amounts are printed somewhere in the newest message
   * @param statement true when a table of balances was found
   * @param advices what was read, before any verdict
   */
  static Judged judge(
      Envelope envelope,
      MessageWords words,
      boolean statement,
      boolean figures,
      List<Advice> advices) {
    Phrases text = words.all();
    Phrases subject = words.subjects();
    List<Problem> problems = new ArrayList<>();
    OddSender.of(envelope).ifPresent(problems::add);
    if (text.has(Phrases.Topic.INSTRUCTION) || words.asksForValues()) {
      problems.add(
          new Problem(
              Problem.Code.INSTRUCTION_TO_MACHINE, "the text gives orders to a program", null));
    }
    if (text.has(Phrases.Topic.BANK_CHANGE)) {
      problems.add(
          new Problem(Problem.Code.BANK_CHANGE, "the text speaks of new bank details", null));
    }
    if (text.has(Phrases.Topic.REPLACES)) {
      problems.add(
          new Problem(
              Problem.Code.REPLACES_EARLIER, "it says that it replaces an earlier notice", null));
    }
    boolean report = envelope != null && envelope.report();
    boolean automatic = envelope != null && envelope.automatic();
    boolean lines = advices.stream().anyMatch(a -> a.lines().stream().anyMatch(Verdict::item));
    boolean amount = advices.stream().anyMatch(a -> a.paymentAmount() != null);
    if (report || words.automaticReply()) {
      return not(problems);
    }
    int positive = weight(text, subject, Phrases.Topic.REMITTANCE, 2, 6);
    positive += lines && amount ? 3 : 0;
    positive += advices.stream().anyMatch(Sums::confirm) ? 2 : 0;
    positive += advices.stream().anyMatch(a -> a.paymentReference() != null) ? 1 : 0;
    positive += advices.stream().anyMatch(Verdict::settles) ? 2 : 0;
    positive += lines && advices.stream().anyMatch(a -> a.paymentDate() != null) ? 1 : 0;
    boolean statementWords =
        text.has(Phrases.Topic.STATEMENT) || subject.has(Phrases.Topic.STATEMENT);
    boolean strong =
        subject.has(Phrases.Topic.REMITTANCE) || text.count(Phrases.Topic.REMITTANCE) >= 2;
    if (statement && !(lines && amount) && positive < 6
        || statementWords && weight(text, subject, Phrases.Topic.STATEMENT, 2, 8) >= positive) {
      problems.add(
          new Problem(
              Problem.Code.STATEMENT_LOOKALIKE, "balances and open items, not a payment", null));
      return not(problems);
    }
    if (weight(text, subject, Phrases.Topic.PROMISE, 3, 9) >= positive
        && text.has(Phrases.Topic.PROMISE)) {
      problems.add(
          new Problem(Problem.Code.NOT_A_PAYMENT, "a promise or a plan, not a payment", null));
      return not(problems);
    }
    Phrases own = words.ownSubjects();
    if (text.count(Phrases.Topic.QUOTATION) > 1
        && weight(text, own, Phrases.Topic.QUOTATION, 2, 8) >= positive) {
      // Its positions add up like those of a payment.
      problems.add(
          new Problem(Problem.Code.NOT_A_PAYMENT, "an offer, nothing is paid with it", null));
      return not(problems);
    }
    int dispute = weight(text, own, Phrases.Topic.DISPUTE, 3, 6);
    int negative =
        weight(text, own, Phrases.Topic.INVOICE, 2, 8)
            + weight(text, own, Phrases.Topic.PURCHASE_ORDER, 2, 6)
            + weight(text, own, Phrases.Topic.RECEIPT, 5, 10)
            + weight(text, own, Phrases.Topic.STATEMENT_REQUEST, 3, 6)
            + weight(text, own, Phrases.Topic.NEWSLETTER, 2, 6)
            + weight(text, own, Phrases.Topic.OUT_OF_OFFICE, 2, 4)
            + (automatic && !strong ? 1 : 0);
    if (positive < 2 || negative >= positive) {
      return not(problems);
    }
    if (negative + dispute >= positive) {
      if (!text.has(Phrases.Topic.REMITTANCE)) {
        return not(problems);
      }
      // Who pays the rest and disputes one invoice says both: a person looks.
      problems.add(
          new Problem(
              Problem.Code.NOT_A_PAYMENT,
              "it disputes invoices more than it speaks of a payment",
              null));
    }
    if (!lines && !amount) {
      if (!figures || !text.has(Phrases.Topic.REMITTANCE)) {
        return not(problems);
      }
      // Better a person looks once too often than a payment is passed over.
      problems.add(
          new Problem(
              Problem.Code.NO_LINES,
              "it speaks of a payment, but what was paid could not be read",
              null));
    }
    if (text.has(Phrases.Topic.DISPUTE) && !text.has(Phrases.Topic.REMITTANCE)) {
      // Only the arithmetic of a list speaks for a payment, and a list of complaints adds up too.
      problems.add(
          new Problem(
              Problem.Code.NOT_A_PAYMENT,
              "it disputes invoices and does not say that any is paid",
              null));
    }
    if (!text.has(Phrases.Topic.REMITTANCE)
        && !subject.has(Phrases.Topic.REMITTANCE)
        && !text.speaksOfPaying()
        && advices.stream().noneMatch(Verdict::speaksOfPaying)) {
      problems.add(
          new Problem(
              Problem.Code.UNSPOKEN,
              "a list that adds up, and no word that says it was paid",
              null));
    }
    calledOff(advices, problems);
    return new Judged(Reading.Verdict.REMITTANCE, problems);
  }

  /** By a label of its own for what only payments have, or by what was kept back of each line. */
  private static boolean speaksOfPaying(Advice advice) {
    return advice.paymentReference() != null || advice.paymentDate() != null || settles(advice);
  }

  /** A standard's own message says what it is, whatever the words around it say. */
  static Judged proven(Judged byWords, List<Advice> advices) {
    List<Problem> problems = new ArrayList<>();
    for (Problem problem : byWords.problems()) {
      if (problem.code() == Problem.Code.INSTRUCTION_TO_MACHINE
          || problem.code() == Problem.Code.BANK_CHANGE
          || problem.code() == Problem.Code.REPLACES_EARLIER) {
        problems.add(problem);
      }
    }
    calledOff(advices, problems);
    return new Judged(Reading.Verdict.REMITTANCE, problems);
  }

  private static void calledOff(List<Advice> advices, List<Problem> problems) {
    advices.stream()
        .map(Advice::status)
        .filter(s -> s == Advice.Status.CANCELLED || s == Advice.Status.REJECTED)
        .findFirst()
        .ifPresent(
            s ->
                problems.add(
                    new Problem(
                        Problem.Code.NOT_A_PAYMENT,
                        "the notice speaks of a payment that is "
                            + (s == Advice.Status.CANCELLED ? "cancelled" : "rejected"),
                        null)));
  }

  /** Lines that go from what was billed to what was paid: only notices of payment have them. */
  private static boolean settles(Advice advice) {
    return !advice.lines().isEmpty()
        && advice.lines().stream()
            .allMatch(
                line ->
                    line.invoiceNumber() != null
                        && line.grossAmount() != null
                        && line.netAmount() != null
                        && Sums.lineHolds(line));
  }

  private static boolean item(Advice.Line line) {
    return line.invoiceNumber() != null;
  }

  private static Judged not(List<Problem> problems) {
    return new Judged(Reading.Verdict.NOT_A_REMITTANCE, problems);
  }

  private static int weight(
      Phrases text, Phrases subject, Phrases.Topic topic, int each, int most) {
    int count = text.count(topic) * each + (subject.has(topic) ? each + 1 : 0);
    return Math.min(count, most);
  }
}
