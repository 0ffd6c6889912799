package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.Letter.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what was posted with the truth, payment by payment. */
final class Measure {
  private static final String NOTHING_PROPOSED = "nothing proposed";

  private final World world;
  private final Rest rest;
  private final ReadAsTold reading;
  private final Baseline baseline;
  private final Map<String, Receipt> receipts;
  private final Map<String, List<Posted>> posted;
  private final Map<String, Proposed> proposed = new HashMap<>();
  private final Map<Receipt, List<Line>> told = new HashMap<>();
  private final List<Posted> wrong = new ArrayList<>();

  /**
   * @param rest for what is seen by whoever opens a payment
   * @param all applications
   * @param open proposals that are left, the newest first
   * @param recommended what a person saw first, by payment
   */
  Measure(
      World world,
      Rest rest,
      ReadAsTold reading,
      List<Posted> all,
      List<Proposed> open,
      Map<String, Proposed> recommended) {
    this.world = world;
    this.rest = rest;
    this.reading = reading;
    this.baseline = Baseline.of(world);
    this.posted =
        all.stream()
            .filter(application -> application.automatic() && application.payment() != null)
            .collect(Collectors.groupingBy(Posted::payment));
    open.stream()
        .filter(one -> one.payment() != null)
        .forEach(one -> proposed.putIfAbsent(one.payment(), one));
    proposed.putAll(recommended);
    for (Letter letter : world.letters()) {
      letter.lines().forEach(l -> told.computeIfAbsent(l.receipt(), r -> new ArrayList<>()).add(l));
    }
    this.receipts = world.receiptsByPayment();
    posted.forEach(
        (payment, applications) ->
            applications.stream()
                .filter(one -> !isTrue(receipts.get(payment), one))
                .forEach(wrong::add));
  }

  private static boolean isTrue(Receipt receipt, Posted application) {
    return receipt != null
        && receipt.shares().stream()
            .anyMatch(
                share ->
                    share.item().id().equals(application.item())
                        && share.accepts(application.cents()));
  }

  /** Applications that nobody made and the truth does not have. */
  List<Posted> wrong() {
    return wrong;
  }

  int applications() {
    return posted.values().stream().mapToInt(List::size).sum();
  }

  int wrongByBaseline() {
    return baseline.wrong();
  }

  List<Outcome> outcomes() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Receipt receipt : world.receipts()) {
      outcomes.add(outcome(receipt));
    }
    return outcomes;
  }

  private Outcome outcome(Receipt receipt) throws IOException {
    List<Posted> own = posted.getOrDefault(receipt.payment(), List.of());
    Set<Share> applied =
        receipt.shares().stream()
            .filter(
                share ->
                    own.stream()
                        .anyMatch(
                            one ->
                                one.item().equals(share.item().id()) && share.accepts(one.cents())))
            .collect(Collectors.toSet());
    Set<Share> simple =
        receipt.shares().stream()
            .filter(share -> baseline.applied(receipt, share))
            .collect(Collectors.toSet());
    Proposed held = proposed.get(receipt.payment());
    boolean done = applied.size() == receipt.shares().size();
    Proposed opened = done || held != null ? null : Proposed.whenOpened(rest, receipt.payment());
    Proposed seen = held == null ? opened : held;
    Set<Share> named = named(receipt);
    return new Outcome(
        receipt,
        applied,
        named,
        provable(receipt, named),
        simple,
        baseline.applied(receipt),
        done ? "" : why(receipt, held),
        !done && held != null,
        done || seen == null ? List.of() : seen.words(),
        !done && held != null && held.isRight(receipt, receipts),
        opened != null && opened.isRight(receipt, receipts),
        (int) own.stream().filter(wrong::contains).count());
  }

  private String why(Receipt receipt, Proposed held) throws IOException {
    String misread = reading.all(receipt) ? "" : "misread, ";
    return misread + (held == null ? NOTHING_PROPOSED : held.verdict() + ": " + held.reasons());
  }

  /**
   * Shares whose advice names them exactly: our number, of one item only, its full open amount or
   * that less a discount in time, in an advice that is right about the whole payment.
   */
  private Set<Share> named(Receipt receipt) {
    List<Line> lines = told.getOrDefault(receipt, List.of());
    boolean plain =
        switch (receipt.manner()) {
          case EXACT, DISCOUNT, CREDIT, RETURNED -> true;
          case LATE_DISCOUNT,
              BANK_FEE,
              WITHHOLDING,
              DEDUCTION,
              OVERPAID,
              PART,
              SHORT,
              DISPUTED,
              REDUCED ->
              false;
        };
    boolean right =
        switch (receipt.kind()) {
          case GOOD, MANGLED, EARLY, LATE, DOUBLED, TWO_MAILS, TWO_PAYMENTS -> true;
          case CORRECTED, PARTIAL, WRONG_NUMBER, WRONG_AMOUNT, FOREIGN_NUMBER, BANK_TEXT, NONE ->
              false;
        };
    Set<Share> named = new HashSet<>();
    if (plain && right) {
      lines.stream().filter(Line::exact).forEach(line -> named.add(line.share()));
    }
    return named;
  }

  /**
   * Those of the named lines that may be posted without a person: the ERP knows the payer's account
   * (else nobody is known to have paid), the bank did not take the money back, and where a credit
   * pays with the money, all lines are named (else it cannot be told what both pay together).
   */
  private static Set<Share> provable(Receipt receipt, Set<Share> named) {
    boolean credits = receipt.shares().stream().anyMatch(share -> share.item().credit());
    return receipt.payer().accountKnown()
            && receipt.manner() != Manner.RETURNED
            && (!credits || named.containsAll(receipt.shares()))
        ? named
        : Set.of();
  }
}
