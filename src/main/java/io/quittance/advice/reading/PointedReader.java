package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.AdviceBuilder;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads values at the places a pointing names, whoever proposed it. A spot whose text the line does
 * not show is no value; a figure with a digit left out at its edge is none either.
 */
public final class PointedReader implements PointingReading {

  private static final int MOST_LINES = 20_000;

  @Override
  public Outcome read(Pointing pointing, ReadMessage source, String reader, BigDecimal elsewhere) {
    Optional<Document> document = source.document(pointing.part());
    if (document.isEmpty()) {
      List<Problem> problems =
          List.of(
              new Problem(Problem.Code.NOT_IN_SOURCE, "there is no such part", pointing.part()));
      return new Outcome(nothing(pointing, reader), problems);
    }
    return read(pointing, SourceText.of(document.get(), source), reader, elsewhere);
  }

  Outcome read(Pointing pointing, SourceText text, String reader, BigDecimal elsewhere) {
    return new Run(pointing, text, reader).read(elsewhere);
  }

  private static Advice nothing(Pointing pointing, String reader) {
    return new AdviceBuilder(reader)
        .status(pointing.status())
        .complete(pointing.complete())
        .build();
  }

  /** One reading: spots and rows to drafts, drafts to an advice under the style that fits. */
  private static final class Run {
    private final Pointing pointing;
    private final SourceText text;
    private final String reader;
    private final Problems problems = new Problems();
    private final DocumentStyle style;
    private final SpotReader spots;
    private final Map<Field, Value> header = new HashMap<>();
    private final Map<Field, String> words = new HashMap<>();
    private final List<LineDraft> drafts = new ArrayList<>();
    private ReadAmount paymentAmount;

    Run(Pointing pointing, SourceText text, String reader) {
      this.pointing = pointing;
      this.text = text;
      this.reader = reader;
      this.style = text.style();
      this.spots = new SpotReader(text, problems);
    }

    Outcome read(BigDecimal elsewhere) {
      pointing.header().forEach(this::readHeader);
      for (Pointing.Table table : pointing.tables()) {
        readTable(table);
      }
      for (Pointing.Entry entry : pointing.lines()) {
        if (drafts.size() < MOST_LINES) {
          spots.entry(entry).ifPresent(drafts::add);
        }
      }
      Map<Field, LocalDate> dates = headerDates();
      DraftedAmounts drafted = new DraftedAmounts(drafts, paymentAmount, elsewhere);
      AmountStyle amounts = drafted.style(style.amounts());
      boolean undecided = amounts == AmountStyle.UNKNOWN || amounts == AmountStyle.MIXED;
      boolean totalTurned = drafted.decideSigns(amounts);
      if (drafted.signsOpen(amounts)) {
        problems.add(
            Problem.Code.LINE_MISMATCH,
            "letters say debit and credit, and no total says which of them is taken off",
            pointing.part());
      }
      List<Advice.Line> lines = new ArrayList<>();
      String currency = currency();
      for (LineDraft draft : drafts) {
        lines.add(draft.build(amounts, style.dates(), currency, problems));
      }
      BigDecimal total = total(amounts, totalTurned);
      if (paymentAmount != null) {
        boolean doubtful = undecided && paymentAmount.ambiguous();
        header.put(
            Field.PAYMENT_AMOUNT,
            doubtful ? paymentAmount.evidence().doubted() : paymentAmount.evidence());
      }
      if (undecided && drafted.anyAmbiguous()) {
        problems.add(
            Problem.Code.LOCALE_AMBIGUOUS,
            "point or comma as decimal mark is not decided in " + pointing.part(),
            pointing.part());
      }
      if (currency == null && (total != null || !lines.isEmpty())) {
        problems.add(Problem.Code.CURRENCY_UNKNOWN, "no currency is named", pointing.part());
      }
      WholePayment payment = WholePayment.of(lines, total);
      Advice advice =
          new AdviceBuilder(reader)
              .payer(words.get(Field.PAYER_NAME), words.get(Field.PAYER_IDENTIFIER))
              .payee(words.get(Field.PAYEE_NAME), words.get(Field.PAYEE_IDENTIFIER))
              .status(pointing.status() == null ? Advice.Status.UNKNOWN : pointing.status())
              .complete(pointing.complete())
              .adviceDate(dates.get(Field.ADVICE_DATE))
              .paymentReference(words.get(Field.PAYMENT_REFERENCE))
              .paymentMethod(words.get(Field.PAYMENT_METHOD))
              .paymentDate(dates.get(Field.PAYMENT_DATE))
              .currency(currency)
              .paymentAmount(total)
              .lines(payment.lines())
              .adjustments(payment.adjustments())
              .values(evidence())
              .build();
      problems.addAll(Sums.check(advice, pointing.part()));
      if (Boolean.FALSE.equals(pointing.complete())) {
        problems.add(
            Problem.Code.PARTIAL_LIST, "the notice does not list every line", pointing.part());
      }
      List<Problem> all = problems.all();
      return new Outcome(advice.withConfidence(Confidence.of(advice, all)), all);
    }

    private BigDecimal total(AmountStyle amounts, boolean turned) {
      BigDecimal printed = paymentAmount == null ? null : paymentAmount.value(amounts);
      return turned && printed != null ? printed.negate() : printed;
    }

    private void readHeader(Field field, Pointing.Spot spot) {
      switch (field) {
        case PAYMENT_AMOUNT -> paymentAmount = spots.amount(field.json(), spot).orElse(null);
        case PAYMENT_DATE, ADVICE_DATE ->
            spots.date(field.json(), spot).ifPresent(v -> header.put(field, v));
        case CURRENCY ->
            spots
                .text(field.json(), spot)
                .ifPresent(
                    value ->
                        Currencies.named(value.printed())
                            .ifPresent(
                                code -> {
                                  header.put(field, value);
                                  words.put(field, code);
                                }));
        case PAYMENT_REFERENCE, PAYER_IDENTIFIER, PAYEE_IDENTIFIER ->
            spots.number(field.json(), spot).ifPresent(value -> putWords(field, value));
        case PAYER_NAME, PAYEE_NAME, PAYMENT_METHOD ->
            spots.text(field.json(), spot).ifPresent(value -> putWords(field, value));
        default -> {
          // A line's field in the header says nothing about the payment.
        }
      }
    }

    private void putWords(Field field, Value value) {
      header.put(field, value);
      words.put(field, value.printed());
    }

    private void readTable(Pointing.Table table) {
      TableRows rows = new TableRows(text, table, problems);
      for (LineDraft draft : rows.items()) {
        if (drafts.size() < MOST_LINES) {
          drafts.add(draft);
        }
      }
      if (paymentAmount == null && pointing.header().get(Field.PAYMENT_AMOUNT) == null) {
        paymentAmount = rows.total().orElse(null);
      }
    }

    private Map<Field, LocalDate> headerDates() {
      Map<Field, LocalDate> dates = new HashMap<>();
      for (Field field : List.of(Field.PAYMENT_DATE, Field.ADVICE_DATE)) {
        Value value = header.get(field);
        if (value == null) {
          continue;
        }
        LocalDate date = spots.dateAt(value, style.dates());
        if (date == null) {
          header.remove(field);
          problems.add(
              Problem.Code.DATE_AMBIGUOUS,
              value.printed() + " may be read day first or month first",
              field.json());
        } else {
          dates.put(field, date);
        }
      }
      return dates;
    }

    /**
     * The currency spot; or the one currency printed with the amounts read; or the one the document
     * names. A bare dollar is the US dollar only when no other dollar is named.
     */
    private String currency() {
      if (words.get(Field.CURRENCY) != null) {
        return style.currency(words.get(Field.CURRENCY));
      }
      Set<String> printed = new HashSet<>();
      Value from = null;
      if (paymentAmount != null && paymentAmount.currency() != null) {
        printed.add(paymentAmount.currency());
        from = paymentAmount.evidence();
      }
      for (LineDraft draft : drafts) {
        if (draft.printedCurrency() != null) {
          printed.add(draft.printedCurrency());
          from = from == null ? draft.currencyEvidence() : from;
        }
      }
      if (printed.isEmpty()) {
        return documentCurrency();
      }
      if (printed.size() != 1) {
        return null;
      }
      String code = style.currency(printed.iterator().next());
      if (code != null) {
        header.put(Field.CURRENCY, from);
      }
      return code;
    }

    private String documentCurrency() {
      if (style.currencies().size() != 1) {
        return null;
      }
      String code = style.currencies().iterator().next();
      for (SourceText.Row row : text.rows()) {
        for (int i = 0; i < row.line().words().size(); i++) {
          Word word = row.line().words().get(i);
          if (Currencies.named(word.text()).filter(code::equals).isPresent()) {
            header.put(Field.CURRENCY, text.evidence(row, row.starts()[i], row.endOf(i), false));
            return style.currency(code);
          }
        }
      }
      return null;
    }

    private Map<String, Value> evidence() {
      Map<String, Value> values = new HashMap<>();
      header.forEach((field, value) -> values.put(field.json(), value));
      return values;
    }
  }
}
