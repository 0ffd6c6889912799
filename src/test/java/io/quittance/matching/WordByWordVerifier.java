package io.quittance.matching;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.advice.Verifier;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small verifier for notices of {@link Notice}: each number, amount and reference is a word of
 * the line that its evidence names, spelt as it is.
 */
public final class WordByWordVerifier implements Verifier {

  @Override
  public List<Problem> check(Advice advice, ReadMessage source) {
    Map<Integer, List<String>> words = new HashMap<>();
    source
        .document(Notice.PART)
        .ifPresent(d -> d.lines().forEach(line -> words.put(line.number(), texts(line))));
    List<Problem> problems = new ArrayList<>();
    expect(problems, words, advice.values(), Field.PAYMENT_REFERENCE, advice.paymentReference());
    expect(problems, words, advice.values(), Field.PAYMENT_AMOUNT, plain(advice.paymentAmount()));
    for (Advice.Line line : advice.lines()) {
      expect(problems, words, line.values(), Field.INVOICE_NUMBER, line.invoiceNumber());
      expect(problems, words, line.values(), Field.GROSS_AMOUNT, plain(line.grossAmount()));
      expect(problems, words, line.values(), Field.DISCOUNT_AMOUNT, plain(line.discountAmount()));
      expect(problems, words, line.values(), Field.DEDUCTION_AMOUNT, plain(line.deductionAmount()));
      expect(problems, words, line.values(), Field.NET_AMOUNT, plain(line.netAmount()));
    }
    return problems;
  }

  private static List<String> texts(Line line) {
    return line.words().stream().map(word -> word.text()).toList();
  }

  private static void expect(
      List<Problem> problems,
      Map<Integer, List<String>> words,
      Map<String, Value> values,
      Field field,
      String said) {
    if (said == null) {
      return;
    }
    Value value = values.get(field.json());
    if (value == null
        || !value.printed().equals(said)
        || !words.getOrDefault(value.line(), List.of()).contains(said)) {
      problems.add(
          new Problem(
              Problem.Code.NOT_IN_SOURCE, field.json() + " " + said + " is not there", null));
    }
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
