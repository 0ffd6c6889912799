package io.quittance.advice.memory;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.advice.Verifier;
import io.quittance.advice.model.InPlaceOfBuiltIn;
import io.quittance.document.ReadMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a message by a remembered layout, where exactly one of them is the message's own. What it
 * reads has to be whole, add up and stand before the verifier; a layout under which that fails says
 * so, and reads no more.
 */
public final class ReadByMemory {
  /** What names of readers begin with; the id of the layout follows. */
  public static final String NAME = "memory:";

  private final PointingReading reading;
  private final Verifier verifier;

  public ReadByMemory(PointingReading reading, Verifier verifier) {
    this.reading = reading;
    this.verifier = verifier;
  }

  /**
   * @param id under which it is kept
   */
  public record Known(String id, RememberedLayout layout) {
    String reader() {
      return NAME + id;
    }
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /** Read to the cent; {@code by} pointed. */
  public record Read(Known by, Reading reading) implements Outcome {}

  /** It is the layout, and what stands there is not what the layout promised. */
  public record Failed(Known by, String why) implements Outcome {}

  /** No layout is the message's own, or more than one is, or a value stays doubtful. */
  public record NotRead() implements Outcome {}

  /** The id of the layout that a reader's name says, or empty for another reader. */
  public static Optional<String> layout(String reader) {
    return reader.startsWith(NAME)
        ? Optional.of(reader.substring(NAME.length()))
        : Optional.empty();
  }

  /**
   * @param first the built-in reading, which is doubtful or silent
   * @param known layouts that count, of the message's sender
   */
  public Outcome read(ReadMessage message, Reading first, List<Known> known) {
    List<Known> fitting = new ArrayList<>();
    Pointing found = null;
    for (Known each : known) {
      Optional<Pointing> pointing = Recognition.of(each.layout(), message);
      if (pointing.isPresent()) {
        fitting.add(each);
        found = pointing.get();
      }
    }
    if (fitting.size() != 1 || calledOff(first)) {
      return new NotRead();
    }
    return read(message, first, fitting.get(0), found);
  }

  private Outcome read(ReadMessage message, Reading first, Known known, Pointing pointing) {
    PointingReading.Outcome outcome = reading.read(pointing, message, known.reader());
    Advice advice = outcome.advice();
    List<Problem> problems = problems(outcome, message);
    Optional<Problem> holding =
        problems.stream()
            .filter(p -> p.code().holds() && !known.layout().expects(p.code()))
            .findFirst();
    if (holding.isPresent()) {
      return new Failed(known, holding.get().code().text() + ": " + holding.get().message());
    }
    if (!known.layout().style().agrees(PrintedStyle.of(advice))) {
      return new Failed(known, "figures are printed otherwise than in this layout");
    }
    if (!whole(advice)) {
      return new NotRead();
    }
    Reading read =
        InPlaceOfBuiltIn.reading("the layout memory", spoken(first), List.of(advice), problems);
    List<String> readers = new ArrayList<>(read.readers());
    readers.add(known.reader());
    return new Read(
        known, new Reading(read.verdict(), read.advices(), read.problems(), readers, read.usage()));
  }

  /** What a layout means that money has proven needs no word for it. */
  private static Reading spoken(Reading first) {
    return new Reading(
        first.verdict(),
        first.advices(),
        first.problems().stream().filter(p -> p.code() != Problem.Code.UNSPOKEN).toList(),
        first.readers(),
        first.usage());
  }

  /**
   * What holds the advice when it is read by the layout once more; empty when that gives another.
   */
  Optional<List<Problem.Code>> again(ReadMessage message, RememberedLayout layout, Advice advice) {
    Optional<Pointing> pointing = Recognition.of(layout, message);
    if (pointing.isEmpty()) {
      return Optional.empty();
    }
    PointingReading.Outcome again = reading.read(pointing.get(), message, advice.reader());
    boolean same =
        whole(again.advice())
            && again.advice().paymentAmount().compareTo(advice.paymentAmount()) == 0
            && again.advice().currency().equals(advice.currency())
            && lines(again.advice()).equals(lines(advice));
    return same
        ? Optional.of(
            problems(again, message).stream()
                .map(Problem::code)
                .filter(Problem.Code::holds)
                .distinct()
                .sorted()
                .toList())
        : Optional.empty();
  }

  private List<Problem> problems(PointingReading.Outcome outcome, ReadMessage message) {
    List<Problem> problems = new ArrayList<>(outcome.problems());
    problems.addAll(verifier.check(outcome.advice(), message));
    return problems;
  }

  private static List<String> lines(Advice advice) {
    return advice.lines().stream()
        .map(
            line ->
                String.join(
                    " ",
                    line.invoiceNumber(),
                    line.kind().name(),
                    plain(line.grossAmount()),
                    plain(line.discountAmount()),
                    plain(line.deductionAmount()),
                    plain(line.netAmount())))
        .toList();
  }

  private static String plain(BigDecimal amount) {
    return amount == null ? "-" : amount.stripTrailingZeros().toPlainString();
  }

  /** Whoever says that nothing was paid is heard, however familiar the form is. */
  private static boolean calledOff(Reading first) {
    return first.advices().stream()
        .anyMatch(
            advice ->
                advice.status() == Advice.Status.CANCELLED
                    || advice.status() == Advice.Status.REJECTED);
  }

  /** All that a posting rests on is there, nothing of it is doubtful, and it adds up. */
  static boolean whole(Advice advice) {
    if (advice.paymentAmount() == null || advice.currency() == null || advice.lines().isEmpty()) {
      return false;
    }
    boolean lines =
        advice.lines().stream()
            .allMatch(line -> line.invoiceNumber() != null && line.netAmount() != null);
    return lines
        && Stream.concat(
                Stream.of(advice.values()), advice.lines().stream().map(Advice.Line::values))
            .noneMatch(ReadByMemory::doubtful)
        && total(advice).compareTo(advice.paymentAmount()) == 0;
  }

  private static boolean doubtful(Map<String, Value> values) {
    return Stream.of(Field.PAYMENT_AMOUNT, Field.CURRENCY, Field.INVOICE_NUMBER, Field.NET_AMOUNT)
        .map(field -> values.get(field.json()))
        .anyMatch(value -> value != null && value.doubtful());
  }

  private static BigDecimal total(Advice advice) {
    return Stream.concat(
            advice.lines().stream().map(Advice.Line::netAmount),
            advice.adjustments().stream().map(Advice.Adjustment::amount))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
