package io.quittance.matching;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a remittance notice by hand: the advice, and the document in which each of its values
 * stands as a word of its line. The header is line 1, each line of the advice one line more.
 */
public final class Notice {
  public static final String PART = "1";

  private final List<Advice.Line> lines = new ArrayList<>();
  private final List<Advice.Adjustment> adjustments = new ArrayList<>();
  private final Map<String, Value> header = new HashMap<>();
  private final List<Line> text = new ArrayList<>();
  private final List<Word> headerWords = new ArrayList<>();
  private final int firstLine;
  private String reference;
  private LocalDate paymentDate = Sample.DAY;
  private String currency = "EUR";
  private BigDecimal total;
  private Advice.Status status = Advice.Status.EXECUTED;
  private Boolean complete;

  private Notice(int firstLine) {
    this.firstLine = firstLine;
  }

  public static Notice of(String total) {
    return new Notice(1).total(total);
  }

  /** A notice that stands below another in the same document. */
  public static Notice below(Notice other, String total) {
    return new Notice(other.firstLine + other.lines.size() + 1).total(total);
  }

  private Notice total(String amount) {
    if (amount != null) {
      total = new BigDecimal(amount);
      put(header, Field.PAYMENT_AMOUNT, amount, firstLine);
      headerWords.add(word(amount));
    }
    return this;
  }

  public Notice reference(String value) {
    reference = value;
    put(header, Field.PAYMENT_REFERENCE, value, firstLine);
    headerWords.add(word(value));
    return this;
  }

  public Notice date(LocalDate date) {
    paymentDate = date;
    return this;
  }

  public Notice currency(String code) {
    currency = code;
    return this;
  }

  public Notice status(Advice.Status value) {
    status = value;
    return this;
  }

  public Notice complete(boolean value) {
    complete = value;
    return this;
  }

  public Notice doubtful(Field field) {
    Value old = header.get(field.json());
    header.put(
        field.json(),
        new Value(old.printed(), 0.5, true, old.part(), null, null, null, null, old.line(), null));
    return this;
  }

  /** Certain in all else, so that only where it was seen speaks against it. */
  public Notice onlyInImage(Field field) {
    Value old = header.get(field.json());
    header.put(
        field.json(),
        new Value(
            old.printed(), 1, false, old.part(), null, null, null, null, old.line(), null, true));
    return this;
  }

  public Notice adjustment(String kind, String amount) {
    adjustments.add(new Advice.Adjustment(kind, new BigDecimal(amount), null, null, Map.of()));
    headerWords.add(word(amount));
    return this;
  }

  public Notice invoice(String number, String net) {
    return line(Advice.Kind.INVOICE, number, null, null, null, net, null);
  }

  public Notice credit(String number, String net) {
    return line(Advice.Kind.CREDIT_MEMO, number, null, null, null, net, null);
  }

  public Notice discounted(String number, String gross, String discount, String net) {
    return line(Advice.Kind.INVOICE, number, gross, discount, null, net, null);
  }

  public Notice deducted(String number, String gross, String deduction, String net, String reason) {
    return line(Advice.Kind.INVOICE, number, gross, null, deduction, net, reason);
  }

  public Notice line(
      Advice.Kind kind,
      String number,
      String gross,
      String discount,
      String deduction,
      String net,
      String reason,
      Advice.Reference... references) {
    return line(kind, number, gross, discount, deduction, net, reason, null, references);
  }

  public Notice line(
      Advice.Kind kind,
      String number,
      String gross,
      String discount,
      String deduction,
      String net,
      String reason,
      String lineCurrency,
      Advice.Reference... references) {
    int at = firstLine + lines.size() + 1;
    Map<String, Value> values = new HashMap<>();
    List<Word> words = new ArrayList<>();
    Map<Field, String> printed = new HashMap<>();
    printed.put(Field.INVOICE_NUMBER, number);
    printed.put(Field.GROSS_AMOUNT, gross);
    printed.put(Field.DISCOUNT_AMOUNT, discount);
    printed.put(Field.DEDUCTION_AMOUNT, deduction);
    printed.put(Field.NET_AMOUNT, net);
    printed.put(Field.REASON, reason);
    for (Field field : Field.values()) {
      if (printed.get(field) != null) {
        put(values, field, printed.get(field), at);
        words.add(word(printed.get(field)));
      }
    }
    for (Advice.Reference other : references) {
      words.add(word(other.value()));
    }
    List<Advice.Adjustment> reasons =
        reason == null
            ? List.of()
            : List.of(
                new Advice.Adjustment("deduction", decimal(deduction), reason, null, Map.of()));
    lines.add(
        new Advice.Line(
            kind,
            number,
            null,
            decimal(gross),
            decimal(discount),
            decimal(deduction),
            decimal(net),
            lineCurrency,
            reasons,
            List.of(references),
            values));
    text.add(new Line(at, words, 0));
    return this;
  }

  public Advice advice() {
    return new Advice(
        null,
        null,
        status,
        complete,
        null,
        reference,
        null,
        paymentDate,
        currency,
        total,
        lines,
        adjustments,
        header,
        1.0,
        "test");
  }

  /** The document of one or several notices, one below the other. */
  public static ReadMessage source(Notice... notices) {
    List<Line> all = new ArrayList<>();
    for (Notice notice : notices) {
      all.add(new Line(notice.firstLine, notice.headerWords, 0));
      all.addAll(notice.text);
    }
    return new ReadMessage(
        null,
        List.of(),
        List.of(
            new Document(
                PART,
                Document.Kind.TEXT,
                List.of(new Page(1, null, 0, 0, all)),
                List.of(),
                List.of())));
  }

  public static Reading reading(Notice... notices) {
    List<Advice> advices = new ArrayList<>();
    for (Notice notice : notices) {
      advices.add(notice.advice());
    }
    return reading(advices);
  }

  public static Reading reading(List<Advice> advices, Problem.Code... problems) {
    List<Problem> found = new ArrayList<>();
    for (Problem.Code code : problems) {
      found.add(new Problem(code, "found by the test", null));
    }
    return new Reading(
        Reading.Verdict.REMITTANCE, advices, found, List.of("test"), Reading.Usage.NONE);
  }

  private static BigDecimal decimal(String amount) {
    return amount == null ? null : new BigDecimal(amount);
  }

  private static Word word(String text) {
    return Word.inLine(text, -1, -1);
  }

  private static void put(Map<String, Value> values, Field field, String printed, int line) {
    values.put(field.json(), new Value(printed, 1.0, false, PART, 1, null, null, null, line, null));
  }
}
