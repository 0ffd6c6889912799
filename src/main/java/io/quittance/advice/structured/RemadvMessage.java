package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One REMADV message: BGM says the advice, each DOC a document paid, MOA the amounts, AJT why less
 * was paid. Source: UN/EDIFACT REMADV, D.93A to D.23A, and its subsets (EANCOM, edi@energy).
 */
final class RemadvMessage {

  private enum Group {
    HEADER,
    DOCUMENT,
    ADJUSTMENT,
    /** Lines of a document explain its amount and are not added. */
    DETAIL,
    SUMMARY
  }

  private static final Set<String> CREDIT_NOTES =
      Set.of("381", "261", "262", "296", "308", "396", "420", "458", "81", "83");
  private static final Set<String> DEBIT_NOTES = Set.of("383", "80", "84", "456");
  private static final Set<String> KNOWN =
      Set.of(
          "UNH", "UNT", "UNS", "FII", "PAI", "PYT", "CTA", "COM", "LOC", "TAX", "PRC", "INP", "GIR",
          "CNT", "AUT", "ALI", "IMD", "QTY", "GEI");

  private final AdviceDraft draft;
  private final char decimalMark;
  private final Map<String, Figure> totals = new HashMap<>();
  private final Map<String, Segment> parties = new HashMap<>();
  private final List<RemadvDocument> documents = new ArrayList<>();
  private Group group = Group.HEADER;
  private RemadvDocument document;
  private Printed adviceNumber;
  private Printed paymentNumber;

  RemadvMessage(String reader, String part, char decimalMark) {
    this.draft = new AdviceDraft(reader, part);
    this.decimalMark = decimalMark;
  }

  AdviceDraft read(List<Segment> segments) {
    segments.forEach(this::next);
    draft.set(
        Field.PAYMENT_REFERENCE,
        Optional.ofNullable(paymentNumber == null ? adviceNumber : paymentNumber));
    party(Field.PAYER_NAME, Field.PAYER_IDENTIFIER, "PR", "BY", "IV", "MS");
    party(Field.PAYEE_NAME, Field.PAYEE_IDENTIFIER, "PE", "SU", "SE", "MR");
    total();
    documents.forEach(each -> draft.item(each.item()));
    Credits.sign(draft);
    payableIsPaid();
    return draft;
  }

  private void next(Segment segment) {
    switch (segment.name()) {
      case "BGM" -> begin(segment);
      case "DTM" -> date(segment);
      case "RFF" -> reference(segment);
      case "NAD" -> {
        if (group == Group.HEADER) {
          parties.putIfAbsent(segment.text(1), segment);
        }
      }
      case "CUX" -> draft.currency(segment.element(1, 2));
      case "DOC" -> {
        document = new RemadvDocument(segment, kind(segment.text(1, 1)));
        documents.add(document);
        group = Group.DOCUMENT;
      }
      case "MOA" -> amount(segment);
      case "AJT" -> {
        if (document != null && group != Group.DETAIL) {
          document.reason(segment);
          group = Group.ADJUSTMENT;
        }
      }
      case "FTX" -> {
        if (group == Group.ADJUSTMENT) {
          document.reasonText(segment.element(4, 1));
        }
      }
      case "DLI" -> group = Group.DETAIL;
      default -> {
        if (segment.is("UNS")) {
          group = Group.SUMMARY;
          document = null;
        } else if (!KNOWN.contains(segment.name())) {
          draft.problem(
              segment.is("ALC", "PCD", "TXA") ? Problem.Code.UNREADABLE : Problem.Code.UNSUPPORTED,
              segment.name() + " is not read",
              segment.where());
        }
      }
    }
  }

  private void begin(Segment bgm) {
    adviceNumber = bgm.element(2, 1).orElse(null);
    if (bgm.text(1, 1).equals("239")) {
      draft.status(Advice.Status.REJECTED);
    }
    if (bgm.text(3).equals("1")) {
      draft.status(Advice.Status.CANCELLED);
    } else if (bgm.text(3).equals("7")) {
      draft.problem(Problem.Code.DUPLICATE, "BGM says that it is a duplicate", bgm.where());
    }
  }

  private static Advice.Kind kind(String code) {
    return CREDIT_NOTES.contains(code)
        ? Advice.Kind.CREDIT_MEMO
        : DEBIT_NOTES.contains(code) ? Advice.Kind.DEBIT_MEMO : Advice.Kind.INVOICE;
  }

  private void date(Segment dtm) {
    Optional<Printed> value = dtm.element(1, 2);
    String qualifier = dtm.text(1, 1);
    if (group == Group.HEADER) {
      switch (qualifier) {
        case "137" -> draft.date(Field.ADVICE_DATE, value);
        case "138", "203", "209" -> draft.date(Field.PAYMENT_DATE, value);
        default -> {
          // Periods and due dates.
        }
      }
    } else if (group == Group.DOCUMENT) {
      value.ifPresent(v -> document.date(qualifier, v));
    }
  }

  private void reference(Segment rff) {
    Optional<Printed> value = rff.element(1, 2);
    String qualifier = rff.text(1, 1);
    if (group == Group.HEADER && Set.of("PQ", "AEK", "CK", "AII").contains(qualifier)) {
      paymentNumber = paymentNumber == null ? value.orElse(null) : paymentNumber;
    } else if (group == Group.DOCUMENT) {
      value.ifPresent(v -> document.reference(ReferenceCodes.edifact(qualifier), v));
    }
  }

  private void amount(Segment moa) {
    Optional<Printed> printed = moa.element(1, 2);
    if (printed.isEmpty() || group == Group.DETAIL) {
      return;
    }
    Optional<BigDecimal> value = Notation.decimal(printed.get().text(), decimalMark);
    if (value.isEmpty()) {
      draft.problem(
          Problem.Code.UNREADABLE, printed.get().text() + " is no amount", printed.get().where());
      return;
    }
    Figure figure = new Figure(value.get(), printed.get());
    draft.currency(moa.element(1, 3));
    String qualifier = moa.text(1, 1);
    if (group == Group.ADJUSTMENT) {
      document.kept(figure);
    } else if (group == Group.DOCUMENT) {
      document.amount(qualifier, figure);
    } else {
      Figure before = totals.putIfAbsent(qualifier, figure);
      if (before != null && before.value().compareTo(figure.value()) != 0) {
        draft.problem(
            Problem.Code.SUM_MISMATCH,
            "MOA %s says %s and %s"
                .formatted(qualifier, before.printed().text(), printed.get().text()),
            moa.where());
      }
    }
  }

  private void total() {
    for (String qualifier : List.of("12", "9", "86", "128", "39")) {
      if (totals.containsKey(qualifier)) {
        draft.amount(totals.get(qualifier));
        return;
      }
    }
  }

  /** Where nothing is said to be remitted and the amounts payable give the total, they are paid. */
  private void payableIsPaid() {
    List<ItemDraft> items = draft.items();
    boolean onlyPayable =
        !items.isEmpty()
            && items.stream()
                .allMatch(
                    i ->
                        i.net() == null
                            && i.gross() != null
                            && i.discount() == null
                            && i.deductions().isEmpty());
    if (onlyPayable && draft.amount() != null) {
      BigDecimal sum =
          items.stream().map(i -> i.gross().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (sum.compareTo(draft.amount().value()) == 0) {
        items.forEach(
            i -> {
              i.net(i.gross());
              i.gross(null);
            });
      }
    }
  }

  private void party(Field name, Field identifier, String... qualifiers) {
    for (String qualifier : qualifiers) {
      Segment nad = parties.get(qualifier);
      if (nad != null) {
        draft.set(name, nad.element(4, 1).or(() -> nad.element(3, 1)));
        draft.set(identifier, nad.element(2, 1));
        return;
      }
    }
  }
}
