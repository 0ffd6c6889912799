package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.proof.OwnMeaning;
import io.quittance.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lines of an advice, some of them in question, over the payments that are its total: each payment
 * pays whole lines, and of all lines only these are its amount; of a long list only these are
 * neighbours ({@link Runs}). A person decides later what the lines in question pay, with the money
 * that is left; nobody guesses which payment that is. So all of them lie in one payment, each
 * payment pays at least one clear line, nothing is a credit, and no payment's text says otherwise;
 * else there is no answer.
 *
 * @param parts what each payment pays, in the order of the payments
 * @param keeping the payment that keeps the money of the lines in question
 * @param neighbours true when it was told by the order of a long list, not by the only sets
 */
record WholeLines(List<Spread.Part> parts, Payment keeping, boolean neighbours) {
  private static final String CLEAR = "clear ";
  private static final String QUESTION = "question ";

  WholeLines {
    parts = List.copyOf(parts);
  }

  /**
   * A line in question.
   *
   * @param pays its amount
   * @param line its place in the advice, 1-based; null where it was not kept
   */
  record Question(Money pays, Integer line) {}

  /** The lines in question among what is left of a proposal. */
  static List<Question> inQuestion(List<Remainder> remainder) {
    return remainder.stream()
        .filter(rest -> rest.kind().equals(Proposal.LINE_IN_QUESTION))
        .map(rest -> new Question(Money.parse(rest.amount(), rest.currency()), rest.line()))
        .toList();
  }

  /**
   * @param clear what the clear lines pay
   * @param inQuestion the other lines
   */
  static Optional<WholeLines> over(
      List<Payment> payments, List<Application> clear, List<Question> inQuestion, Books books) {
    boolean credits =
        clear.stream()
            .anyMatch(
                one -> books.item(one.openItem()).map(item -> item.kind().credit()).orElse(true));
    List<Set<String>> apart = credits ? List.of() : apart(payments, clear, inQuestion);
    List<Spread.Part> parts = new ArrayList<>();
    Set<Payment> keeping = new HashSet<>();
    for (int p = 0; p < apart.size(); p++) {
      Payment payment = payments.get(p);
      Set<String> own = apart.get(p);
      List<Application> pays =
          IntStream.range(0, clear.size())
              .filter(i -> own.contains(CLEAR + i))
              .mapToObj(clear::get)
              .toList();
      if (pays.isEmpty() || saysOtherwise(payment, pays, clear, books)) {
        return Optional.empty();
      }
      if (own.size() > pays.size()) {
        keeping.add(payment);
      }
      parts.add(new Spread.Part(payment.id(), pays));
    }
    return keeping.size() == 1
        ? Optional.of(
            new WholeLines(
                parts, keeping.iterator().next(), isLong(clear.size() + inQuestion.size())))
        : Optional.empty();
  }

  /** Which lines are in each payment; empty when the amounts leave more than one answer. */
  private static List<Set<String>> apart(
      List<Payment> payments, List<Application> clear, List<Question> inQuestion) {
    return isLong(clear.size() + inQuestion.size())
        ? Runs.of(payments, inOrder(clear, inQuestion))
        : onlySets(payments, amounts(clear, inQuestion));
  }

  private static boolean isLong(int lines) {
    return lines > Spread.MOST_CHOSEN_AMONG;
  }

  private static List<Set<String>> onlySets(List<Payment> payments, Map<String, Money> lines) {
    List<Set<String>> apart = new ArrayList<>();
    Set<String> left = new HashSet<>(lines.keySet());
    for (Payment payment : payments) {
      Set<String> own = OnlySet.orOne(lines, payment.available()).map(Set::copyOf).orElse(Set.of());
      if (own.isEmpty() || !left.containsAll(own)) {
        return List.of();
      }
      left.removeAll(own);
      apart.add(own);
    }
    return left.isEmpty() ? apart : List.of();
  }

  private static Map<String, Money> amounts(List<Application> clear, List<Question> inQuestion) {
    Map<String, Money> lines = new TreeMap<>();
    IntStream.range(0, clear.size()).forEach(i -> lines.put(CLEAR + i, clear.get(i).amount()));
    IntStream.range(0, inQuestion.size())
        .forEach(i -> lines.put(QUESTION + i, inQuestion.get(i).pays()));
    return lines;
  }

  /** The same as the advice lists them; empty where the places of its questions are not known. */
  private static LinkedHashMap<String, Money> inOrder(
      List<Application> clear, List<Question> inQuestion) {
    Map<Integer, Integer> questions = new HashMap<>();
    for (int i = 0; i < inQuestion.size(); i++) {
      Integer line = inQuestion.get(i).line();
      if (line == null || questions.put(line, i) != null) {
        return new LinkedHashMap<>();
      }
    }
    LinkedHashMap<String, Money> lines = new LinkedHashMap<>();
    int next = 0;
    for (int line = 1; line <= clear.size() + inQuestion.size(); line++) {
      Integer question = questions.remove(line);
      if (question != null) {
        lines.put(QUESTION + question, inQuestion.get(question).pays());
      } else if (next < clear.size()) {
        lines.put(CLEAR + next, clear.get(next++).amount());
      }
    }
    return questions.isEmpty() ? lines : new LinkedHashMap<>();
  }

  /** The text names a clear item that the amount puts into another payment. */
  private static boolean saysOtherwise(
      Payment payment, List<Application> pays, List<Application> clear, Books books) {
    return !items(pays).containsAll(OwnMeaning.named(payment, items(clear), books));
  }

  private static Set<String> items(List<Application> applications) {
    return applications.stream().map(Application::openItem).collect(Collectors.toSet());
  }
}
