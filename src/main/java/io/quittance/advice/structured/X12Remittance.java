package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction set 820, or as much of one as stands in the addenda of an ACH entry. Source: X12
 * 820 in versions 003020 to 008010: BPR and TRN say the payment, each RMR (before 003030: RMT) an
 * item paid, ADX what is added or kept back.
 */
final class X12Remittance {

  /** Where in the loops of the transaction a segment stands. */
  private enum Loop {
    HEADER,
    ENTITY,
    ITEM,
    ADJUSTMENT,
    /** Goods and services below an item: they explain its amount and are not added. */
    DETAIL
  }

  private static final Set<String> WITHOUT_MONEY =
      Set.of("ST", "SE", "N2", "N3", "N4", "PER", "RDM", "NM1", "QTY", "LX", "LS", "LE", "G61");
  private static final Set<String> WITH_MONEY =
      Set.of("TXP", "DED", "RYL", "AMT", "PLB", "SVC", "CLP", "CAS", "FA1", "FA2", "ITA");
  private static final Set<String> DETAILS =
      Set.of("IT1", "SLN", "SAC", "TXI", "TX1", "RPA", "PID", "SDQ", "UIT", "DII", "III");

  private final AdviceDraft draft;
  private final List<RemittedItem> ordered = new ArrayList<>();
  private Loop loop = Loop.HEADER;
  private RemittedItem item;
  private X12Adjustment adjustment;
  private Printed otherReference;

  X12Remittance(String reader, String part) {
    this(new AdviceDraft(reader, part));
  }

  /**
   * @param draft what a bank's record around the addenda already says of the payment
   */
  X12Remittance(AdviceDraft draft) {
    this.draft = draft;
  }

  AdviceDraft read(List<Segment> segments) {
    for (Segment segment : segments) {
      next(segment);
    }
    draft.set(Field.PAYMENT_REFERENCE, Optional.ofNullable(otherReference));
    Figure total = draft.amount();
    new RmrDialect(ordered).decide(total == null ? null : total.value());
    for (RemittedItem each : ordered) {
      each.addTo(draft);
    }
    return draft;
  }

  private void next(Segment segment) {
    switch (segment.name()) {
      case "BPR" -> payment(segment);
      case "TRN" -> draft.set(Field.PAYMENT_REFERENCE, segment.element(2));
      case "CUR" -> draft.currency(segment.element(2));
      case "N1" -> party(segment);
      case "ENT" -> {
        loop = Loop.ENTITY;
        item = null;
      }
      case "RMR" -> item(segment, RemittedItem.ofRmr(segment, draft));
      case "RMT" -> item(segment, RemittedItem.ofRmt(segment, draft));
      case "ADX" -> adjustment(segment);
      case "REF" -> reference(segment);
      case "DTM" -> date(segment);
      case "NTE" -> {
        if (loop == Loop.ADJUSTMENT) {
          adjustment.text(segment.element(2));
        }
      }
      default -> {
        if (DETAILS.contains(segment.name())) {
          loop = Loop.DETAIL;
        } else if (!WITHOUT_MONEY.contains(segment.name())) {
          // What may carry money holds the message; the rest is only told.
          draft.problem(
              WITH_MONEY.contains(segment.name())
                  ? Problem.Code.UNREADABLE
                  : Problem.Code.UNSUPPORTED,
              segment.name() + " is not read",
              segment.where());
        }
      }
    }
  }

  private void payment(Segment bpr) {
    if (draft.amount() != null) {
      draft.problem(Problem.Code.UNREADABLE, "a second BPR in one transaction", bpr.where());
      return;
    }
    figure(draft, bpr, 2).ifPresent(draft::amount);
    draft.set(Field.PAYMENT_METHOD, bpr.element(4));
    // Some leave BPR-11 out: then the receiver's account qualifier stands in 13, the date in 15.
    boolean without11 = bpr.text(16).isEmpty() && bpr.text(13).matches("DA|SG");
    draft.date(Field.PAYMENT_DATE, bpr.element(without11 ? 15 : 16));
    if (bpr.text(3).equals("D")) {
      draft.problem(Problem.Code.NOT_A_PAYMENT, "BPR-03 says debit: no money comes", bpr.where());
    }
    if (bpr.text(1).equals("P")) {
      draft.problem(
          Problem.Code.NOT_A_PAYMENT, "BPR-01 says prenotification, not a payment", bpr.where());
    }
  }

  private void party(Segment n1) {
    if (loop != Loop.HEADER) {
      return;
    }
    boolean payer = n1.text(1).equals("PR");
    if (payer || n1.text(1).equals("PE")) {
      draft.set(payer ? Field.PAYER_NAME : Field.PAYEE_NAME, n1.element(2));
      draft.set(payer ? Field.PAYER_IDENTIFIER : Field.PAYEE_IDENTIFIER, n1.element(4));
    }
  }

  private void item(Segment segment, RemittedItem next) {
    if (segment.text(2).isEmpty() && next.silent()) {
      draft.problem(Problem.Code.UNREADABLE, "neither a number nor an amount", segment.where());
      return;
    }
    loop = Loop.ITEM;
    item = next;
    ordered.add(next);
  }

  private void adjustment(Segment adx) {
    Optional<Figure> amount = figure(draft, adx, 1);
    loop = Loop.ADJUSTMENT;
    adjustment =
        new X12Adjustment(
            amount.orElse(null),
            adx.element(2).orElse(null),
            ReasonCodes.x12(adx.text(2)),
            adx.element(4).orElse(null));
    if (amount.isEmpty()) {
      return;
    }
    if (item == null) {
      ordered.add(RemittedItem.ofAdjustment(adjustment));
    } else {
      item.adjusted(adjustment);
    }
  }

  private void reference(Segment ref) {
    Optional<Printed> value = ref.element(2);
    if (value.isEmpty()) {
      return;
    }
    String qualifier = ref.text(1);
    switch (loop) {
      case ITEM -> item.reference(qualifier, value.get());
      case ADJUSTMENT -> adjustment.reference(qualifier, value.get());
      case HEADER -> {
        switch (qualifier) {
          case "IA" -> draft.set(Field.PAYEE_IDENTIFIER, value);
          case "CK", "TN", "EF" ->
              otherReference = otherReference == null ? value.get() : otherReference;
          default -> {
            // Numbers of the sender's own files say nothing about the payment.
          }
        }
      }
      case ENTITY, DETAIL -> {
        // A division or an article, not an item.
      }
    }
  }

  private void date(Segment dtm) {
    Optional<Printed> value = dtm.element(2);
    if (value.isEmpty()) {
      return;
    }
    String qualifier = dtm.text(1);
    switch (loop) {
      case HEADER -> {
        switch (qualifier) {
          case "097" -> draft.date(Field.ADVICE_DATE, value);
          case "007", "020", "009" -> draft.date(Field.PAYMENT_DATE, value);
          default -> {
            // Periods and deadlines.
          }
        }
      }
      case ITEM -> item.date(qualifier, value.get());
      case ADJUSTMENT -> adjustment.date(qualifier, value.get());
      case ENTITY, DETAIL -> {
        // The date of a shipment or of an entity.
      }
    }
  }

  /** The amount in an element; one that is no number is named as a problem. */
  static Optional<Figure> figure(AdviceDraft draft, Segment segment, int element) {
    Optional<Printed> printed = segment.element(element);
    if (printed.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> value = Notation.decimal(printed.get().text());
    if (value.isEmpty()) {
      draft.problem(
          Problem.Code.UNREADABLE, printed.get().text() + " is no amount", printed.get().where());
    }
    return value.map(v -> new Figure(v, printed.get()));
  }

  /** How an item is called by the code of its number (element 128). */
  static Advice.Kind kind(String qualifier) {
    return switch (qualifier) {
      case "CM", "CL" -> Advice.Kind.CREDIT_MEMO;
      case "DB", "DL" -> Advice.Kind.DEBIT_MEMO;
      default -> Advice.Kind.INVOICE;
    };
  }
}
