package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.collected;
import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.discounted;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.ofEntity;
import static io.quittance.matching.Sample.onHold;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Sample;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.matching.proof.Certification.Refused;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.ExchangeRate;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check is shown to refuse what nothing else refuses. */
class CertifierTest {
  private final Certifier certifier = new Certifier(new WordByWordVerifier());

  /** What is certified, and by whom it is claimed. */
  private record Trial(
      BooksInMemory books, ReadMessage source, Reading reading, Claim claim, boolean clearLines) {
    Trial(BooksInMemory books, ReadMessage source, Reading reading, Claim claim) {
      this(books, source, reading, claim, false);
    }

    Trial(BooksInMemory books, Notice notice, Claim claim) {
      this(books, Notice.source(notice), Notice.reading(notice), claim);
    }

    /** The same claim on the clear lines alone. */
    Trial ofClearLines() {
      return new Trial(books, source, reading, claim, true);
    }

    Certification by(Certifier certifier) {
      return clearLines
          ? certifier.certifyClearLines(source, reading, 0, claim, books)
          : certifier.certify(source, reading, 0, claim, books);
    }
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void each_check_alone_refuses_its_case(Check check) {
    Trial trial = onlyRefusedBy(check);

    Certification whole = trial.by(certifier);
    assertThat(whole).isInstanceOf(Refused.class);
    assertThat(((Refused) whole).refusals())
        .extracting(Certification.Refusal::check)
        .containsOnly(check);
    assertThat(trial.by(certifier.without(check))).isInstanceOf(Certified.class);
  }

  @Test
  void what_nothing_refuses_is_certified_by_every_check_with_a_finding() {
    Certification certification =
        new Trial(books(), notice(), claim(apply("I1", "100.00"))).by(certifier);

    assertThat(certification).isInstanceOf(Certified.class);
    Certified certified = (Certified) certification;
    assertThat(certified.payer().id()).isEqualTo("C1");
    assertThat(certified.remainder()).isEmpty();
    assertThat(certified.certificate().checks())
        .extracting(check -> check.name() + ": " + check.finding())
        .containsExactly(
            "reading-sound: read as a remittance by test; of its problems (0) none holds it",
            "source-agrees: every value stands in the visible source as the advice has it",
            "values-certain: no number, amount, currency or reference is doubtful",
            "not-only-image: no value is known from a picture only",
            "not-called-off: status executed",
            "list-complete: nothing says that the list is a part",
            "lines-named: every line names an item, lines: 1",
            "no-loose-adjustments: every amount belongs to a line that names an item",
            "lines-have-amounts: each line says what it pays",
            "lines-add-up: lines add up to EUR 100.00",
            "payment-booked: payment P1 of EUR 100.00, value date 2026-03-02 is booked",
            "payment-tied: the payment carries \"PAY-1\"",
            "payment-unique: no other payment fits the advice",
            "advice-unique: no other advice of the message fits the payment",
            "advices-apart: the message has no other advice",
            "nothing-left-out: the message names no other item, and none otherwise",
            "payer-certain: account ....CCC1 belongs to customer C1 \"Customer C1\" alone",
            "currency-equal: everything is in EUR",
            "total-is-payment: the advice's total is the payment, EUR 100.00",
            "exchange-borne-out: nothing is exchanged",
            "items-known: every number is spelt exactly as its item's, lines: 1",
            "items-unique: no number could mean another item",
            "numbers-borne-out: no number had to be read otherwise than it is printed",
            "items-named-once: no item is named twice, items: 1",
            "no-rival-message: no other message fits the payment",
            "items-unclaimed: no other message claims an item",
            "items-of-payer: all items are customer C1's",
            "items-of-entity: payment and items belong to legal entity DE",
            "items-open: every item is open",
            "items-not-collected: no item is in collection or under direct debit",
            "customers-not-held: no customer concerned is on hold",
            "kinds-fit: invoices are paid, credits are used",
            "lines-read-one-way: nothing else a line prints is an item or an amount that fits",
            "amounts-tell-items: no number is that of another item, settled or spelt otherwise",
            "amounts-explained: every line settles its item",
            "discounts-earned: no discount is taken",
            "questions-apart: no line is left out",
            "policy-allows: policy 1 allows it",
            "applications-follow-lines: one application for each line: 1",
            "cash-within-payment: EUR 100.00 on invoices less EUR 0.00 of credits is EUR 100.00 in"
                + " cash, EUR 0.00 of EUR 100.00 stays unapplied");
  }

  @Test
  void a_claim_is_told_every_reason_against_it() {
    Notice notice =
        notice().status(Advice.Status.CANCELLED).complete(false).invoice("INV-9999", "1.00");
    Refused refused =
        (Refused)
            new Trial(books(), notice, new Claim("P1", "C2", List.of(apply("X", "5.00"))))
                .by(certifier);

    assertThat(refused.refusals())
        .extracting(Certification.Refusal::check)
        .containsExactly(
            Check.NOT_CALLED_OFF,
            Check.LIST_COMPLETE,
            Check.LINES_ADD_UP,
            Check.PAYER_CERTAIN,
            Check.ITEMS_KNOWN,
            Check.APPLICATIONS_FOLLOW_LINES,
            Check.APPLICATIONS_FOLLOW_LINES);
  }

  @Test
  void a_claim_on_no_payment_or_an_unknown_one_is_refused() {
    for (String id : new String[] {null, "P404"}) {
      Refused refused =
          (Refused)
              new Trial(books(), notice(), new Claim(id, "C1", List.of(apply("I1", "100.00"))))
                  .by(certifier);
      assertThat(refused.refusals())
          .extracting(Certification.Refusal::check)
          .containsExactly(Check.PAYMENT_BOOKED);
    }
  }

  @Test
  void a_number_that_only_its_code_tells_from_a_lines_is_another_item() {
    BooksInMemory books = books().add(invoice("I7", "RE-1001", "C1", "100.00"));
    Claim claim = claim(apply("I1", "100.00"));
    assertThat(new Trial(books, notice(), claim).by(certifier)).isInstanceOf(Certified.class);

    Notice beside = Notice.below(notice(), null).invoice("re 1001", "100.00");
    Refused refused =
        (Refused)
            new Trial(books, Notice.source(notice(), beside), Notice.reading(notice()), claim)
                .by(certifier);
    assertThat(refused.refusals())
        .extracting(Certification.Refusal::check)
        .containsExactly(Check.NOTHING_LEFT_OUT);
  }

  @Test
  void in_the_row_of_a_line_the_number_of_a_settled_item_of_its_amount_makes_it_a_question() {
    Claim claim = claim(apply("I1", "100.00"));
    // Two columns of numbers: the model says that one of them is no number, or a reference.
    Notice one = Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00");
    Notice two =
        Notice.of("100.00")
            .reference("PAY-1")
            .line(
                Advice.Kind.INVOICE,
                "INV-1001",
                null,
                null,
                null,
                "100.00",
                null,
                new Advice.Reference("other", "B-777701"));
    Map<String, List<Check>> unread = new TreeMap<>();
    Map<String, List<Check>> reference = new TreeMap<>();
    for (String settled : List.of("100.00", "99.00")) {
      BooksInMemory books = books().add(settled("I7", "B-777701", settled));
      unread.put(
          settled, refusals(new Trial(books, Notice.source(two), Notice.reading(one), claim)));
      reference.put(
          settled, refusals(new Trial(books, Notice.source(two), Notice.reading(two), claim)));
    }
    assertThat(unread)
        .isEqualTo(Map.of("100.00", List.of(Check.NOTHING_LEFT_OUT), "99.00", List.of()));
    assertThat(reference)
        .isEqualTo(Map.of("100.00", List.of(Check.LINES_READ_ONE_WAY), "99.00", List.of()));
  }

  @Test
  void a_second_list_is_seen_where_amounts_are_printed_without_decimals() {
    BooksInMemory books =
        withoutPayment()
            .add(payment("P1", "PAY-1", "C1", "300.00"))
            .add(invoice("I4", "INV-1004", "C1", "70.00"));
    Claim claim = claim(apply("I1", "100.00"), apply("I2", "200.00"));
    Notice list =
        Notice.of("300").reference("PAY-1").invoice("INV-1001", "100").invoice("INV-1002", "200");
    assertThat(new Trial(books, list, claim).by(certifier)).isInstanceOf(Certified.class);

    Notice repeated =
        Notice.below(list, "300").invoice("INV-1001", "100").invoice("INV-1002", "200");
    Notice other = Notice.below(list, "300").invoice("INV-1001", "250").invoice("INV-1002", "50");
    Notice partly = Notice.below(list, null).invoice("INV-1002", "200");
    Notice more = Notice.below(list, null).invoice("INV-1004", "70");
    assertThat(beside(books, list, repeated, claim)).isEmpty();
    for (Notice second : List.of(other, partly, more)) {
      assertThat(beside(books, list, second, claim)).containsExactly(Check.NOTHING_LEFT_OUT);
    }
  }

  private List<Check> beside(BooksInMemory books, Notice read, Notice unread, Claim claim) {
    return refusals(new Trial(books, Notice.source(read, unread), Notice.reading(read), claim));
  }

  private List<Check> refusals(Trial trial) {
    return trial
        .by(certifier)
        .fold(
            certified -> List.of(),
            refused ->
                refused.refusals().stream().map(Certification.Refusal::check).distinct().toList());
  }

  @Test
  void beside_a_settled_item_of_the_same_number_only_the_open_amount_is_certified() {
    BooksInMemory books = books().add(settled("I0", "120.00"));
    assertThat(new Trial(books, notice(), claim(apply("I1", "100.00"))).by(certifier))
        .isInstanceOf(Certified.class);

    // Neither item's amount: it could be a part of either.
    BooksInMemory other =
        withoutPayment().add(settled("I0", "120.00")).add(payment("P1", "PAY-1", "C1", "110.00"));
    Notice between = Notice.of("110.00").reference("PAY-1").invoice("INV-1001", "110.00");
    Refused refused =
        (Refused) new Trial(other, between, claim(apply("I1", "100.00"))).by(certifier);
    assertThat(refused.refusals())
        .extracting(refusal -> refusal.reason().code() + ": " + refusal.reason().message())
        .containsExactly(
            "item-ambiguous: line 1 pays EUR 110.00 on item I1 (\"INV-1001\", open EUR 100.00), and"
                + " its number could be item I0 (\"INV-1001\", open EUR 0.00) of EUR 120.00 as"
                + " well: only the open amount would tell them apart");
  }

  @Test
  void what_is_paid_and_kept_back_tells_the_item_unless_what_is_paid_is_the_settled_one() {
    Notice reduced =
        Notice.of("95.00")
            .reference("PAY-1")
            .line(Advice.Kind.INVOICE, "INV-1001", null, null, "5.00", "95.00", "damaged");
    Payment paid = payment("P1", "PAY-1", "C1", "95.00");
    Claim claim = claim(apply("I1", "95.00"));

    BooksInMemory books = withoutPayment().add(settled("I0", "120.00")).add(paid);
    assertThat(new Trial(books, reduced, claim).by(certifier)).isInstanceOf(Certified.class);

    BooksInMemory tie = withoutPayment().add(settled("I0", "95.00")).add(paid);
    assertThat(((Refused) new Trial(tie, reduced, claim).by(certifier)).refusals())
        .extracting(Certification.Refusal::check)
        .containsExactly(Check.AMOUNTS_TELL_ITEMS);
  }

  @Test
  void items_that_others_collect_and_customers_on_hold_are_named_and_left_to_a_person() {
    BooksInMemory collecting = books().change("I1", i -> collected(i, true, true));
    assertThat(reasons(collecting))
        .containsExactly(
            "item-in-collection: line 1 names item I1 (\"INV-1001\", open EUR 100.00), which is in"
                + " collection: a person decides",
            "item-direct-debit: line 1 names item I1 (\"INV-1001\", open EUR 100.00), which is"
                + " under direct debit: it may be paid twice");
    assertThat(reasons(books().add(onHold(customer("C1")))))
        .containsExactly(
            "customer-on-hold: customer C1 \"Customer C1\" is on hold: a person decides");
  }

  private List<String> reasons(BooksInMemory books) {
    Certification certification =
        new Trial(books, notice(), claim(apply("I1", "100.00"))).by(certifier);
    return ((Refused) certification)
        .refusals().stream().map(r -> r.reason().code() + ": " + r.reason().message()).toList();
  }

  /** An item of the number INV-1001, of which nothing is left to pay. */
  private static OpenItem settled(String id, String amount) {
    return settled(id, "INV-1001", amount);
  }

  private static OpenItem settled(String id, String number, String amount) {
    return left(with(invoice(id, number, "C1", amount), OpenItem.Status.CLOSED), "0.00");
  }

  private static BooksInMemory books() {
    return withoutPayment().add(payment("P1", "PAY-1", "C1", "100.00"));
  }

  private static BooksInMemory withoutPayment() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(invoice("I1", "INV-1001", "C1", "100.00"))
        .add(invoice("I2", "INV-1002", "C1", "200.00"))
        .add(credit("K1", "CM-77", "C1", "50.00"))
        .add(invoice("S1", "INV-3001", "C2", "100.00"));
  }

  private static Notice notice() {
    return Notice.of("100.00").reference("PAY-1").invoice("INV-1001", "100.00");
  }

  private static Payment dollars(String amount) {
    Money paid = Money.parse(amount, "USD");
    return payment("P1", "PAY-1", Payment.Status.BOOKED, paid, paid, "ACC-C1", DAY);
  }

  private static Claim claim(Application... applications) {
    return new Claim("P1", "C1", List.of(applications));
  }

  private static Application apply(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }

  private static OtherAdvice other(Notice notice) {
    return new OtherAdvice("M2", 0, notice.advice(), Sample.DAY, null, null);
  }

  /** A case that would be certified but for this check. */
  private static Trial onlyRefusedBy(Check check) {
    Claim exact = claim(apply("I1", "100.00"));
    BooksInMemory books = books();
    BooksInMemory unpaid = withoutPayment();
    return switch (check) {
      case READING_SOUND ->
          new Trial(
              books,
              Notice.source(notice()),
              Notice.reading(List.of(notice().advice()), Problem.Code.HIDDEN_CONTENT),
              exact);
      case SOURCE_AGREES ->
          new Trial(
              books,
              Notice.source(Notice.of("100.00").reference("PAY-1").invoice("INV-1009", "100.00")),
              Notice.reading(notice()),
              exact);
      case VALUES_CERTAIN -> new Trial(books, notice().doubtful(Field.PAYMENT_AMOUNT), exact);
      case NOT_ONLY_IMAGE -> new Trial(books, notice().onlyInImage(Field.PAYMENT_AMOUNT), exact);
      case NO_RIVAL_MESSAGE ->
          new Trial(
              books.add(
                  other(Notice.of("200.00").reference("PAY-1").invoice("INV-1002", "200.00"))),
              notice(),
              exact);
      case ITEMS_UNCLAIMED ->
          new Trial(
              books.add(other(Notice.of("80.00").reference("PAY-2").invoice("INV-1001", "80.00"))),
              notice(),
              exact);
      case NOT_CALLED_OFF -> new Trial(books, notice().status(Advice.Status.REJECTED), exact);
      case LIST_COMPLETE -> new Trial(books, notice().complete(false), exact);
      case LINES_NAMED ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "300.00")),
              Notice.of("300.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice(null, "200.00"),
              exact);
      case NO_LOOSE_ADJUSTMENTS ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "105.00")),
              Notice.of("105.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .adjustment("fee", "5.00"),
              exact);
      case LINES_HAVE_AMOUNTS ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "300.00")),
              Notice.of("300.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-1002", null),
              exact);
      case LINES_ADD_UP ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "110.00")),
              Notice.of("110.00").reference("PAY-1").invoice("INV-1001", "100.00"),
              exact);
      case PAYMENT_BOOKED ->
          new Trial(
              unpaid.add(
                  payment(
                      "P1",
                      "PAY-1",
                      Payment.Status.PENDING,
                      eur("100.00"),
                      eur("100.00"),
                      "ACC-C1",
                      DAY)),
              notice(),
              exact);
      case PAYMENT_TIED ->
          new Trial(
              books,
              Notice.of("100.00").date(DAY.minusDays(8)).invoice("INV-1001", "100.00"),
              exact);
      case PAYMENT_UNIQUE ->
          new Trial(
              books.add(payment("P2", "OTHER", "C1", "100.00")),
              Notice.of("100.00").invoice("INV-1001", "100.00"),
              exact);
      case ADVICE_UNIQUE -> {
        Notice first = notice();
        Notice second =
            Notice.below(first, "100.00").reference("PAY-2").invoice("INV-3002", "100.00");
        yield new Trial(
            unpaid
                .add(
                    Sample.from(
                        payment("P1", "PAY-1", "C1", "100.00"), "Payer by name", "ACC-C1", "PAY-2"))
                .add(invoice("I3", "INV-3002", "C1", "100.00")),
            Notice.source(first, second),
            Notice.reading(first, second),
            exact);
      }
      case ADVICES_APART -> {
        Notice first = notice();
        Notice second = Notice.below(first, "90.00").invoice("INV-3002", "90.00");
        yield new Trial(books, Notice.source(first, second), Notice.reading(first, second), exact);
      }
      case NOTHING_LEFT_OUT ->
          new Trial(
              books,
              Notice.source(notice(), Notice.below(notice(), null).invoice("INV-1002", "70.00")),
              Notice.reading(notice()),
              exact);
      case PAYER_CERTAIN ->
          new Trial(books.add(customer("C9", null, null, "ACC-C1")), notice(), exact);
      case CURRENCY_EQUAL ->
          new Trial(
              books,
              Notice.of("100.00")
                  .reference("PAY-1")
                  .line(Advice.Kind.INVOICE, "INV-1001", null, null, null, "100.00", null, "USD"),
              exact);
      case TOTAL_IS_PAYMENT ->
          new Trial(unpaid.add(payment("P1", "PAY-1", "C1", "120.00")), notice(), exact);
      case EXCHANGE_BORNE_OUT ->
          new Trial(
              unpaid
                  .policy(p -> p.with(new Policy.Automatic(true, true, false, false, true, true)))
                  .add(
                      new ExchangeRate(
                          DAY,
                          Currency.getInstance("USD"),
                          Currency.getInstance("EUR"),
                          new BigDecimal("0.9"),
                          "ECB"))
                  .add(dollars("111.13")),
              notice(),
              claim(
                  apply("I1", "100.00")
                      .with(
                          new Application.Exchange(
                              Money.parse("111.13", "USD"), new BigDecimal("0.9"), "ECB"))));
      case ITEMS_KNOWN ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "300.00")),
              Notice.of("300.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-4711", "200.00"),
              exact);
      case ITEMS_UNIQUE ->
          new Trial(
              books.add(invoice("I9", "RE-1001", "C1", "70.00")),
              Notice.of("100.00").reference("PAY-1").invoice("1001", "100.00"),
              exact);
      case NUMBERS_BORNE_OUT ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "95.00")),
              Notice.of("95.00")
                  .reference("PAY-1")
                  .line(Advice.Kind.INVOICE, "INV-100I", null, null, "5.00", "95.00", "damaged"),
              claim(apply("I1", "95.00")));
      case ITEMS_NAMED_ONCE ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "200.00")),
              Notice.of("200.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-1001", "100.00"),
              claim(apply("I1", "100.00"), apply("I1", "100.00")));
      case ITEMS_OF_PAYER ->
          new Trial(
              books,
              Notice.of("100.00").reference("PAY-1").invoice("INV-3001", "100.00"),
              claim(apply("S1", "100.00")));
      case ITEMS_OF_ENTITY ->
          new Trial(books.change("I1", i -> ofEntity(i, "FR")), notice(), exact);
      case ITEMS_OPEN ->
          new Trial(books.change("I1", i -> with(i, OpenItem.Status.DISPUTED)), notice(), exact);
      case ITEMS_NOT_COLLECTED ->
          new Trial(books.change("I1", i -> collected(i, true, false)), notice(), exact);
      case CUSTOMERS_NOT_HELD -> new Trial(books.add(onHold(customer("C1"))), notice(), exact);
      case KINDS_FIT ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "150.00")),
              Notice.of("150.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice("CM-77", "50.00"),
              exact);
      case LINES_READ_ONE_WAY ->
          new Trial(
              books,
              Notice.of("100.00")
                  .reference("PAY-1")
                  .line(
                      Advice.Kind.INVOICE,
                      "INV-1001",
                      null,
                      null,
                      null,
                      "100.00",
                      null,
                      new Advice.Reference("document", "INV-1002")),
              exact);
      case AMOUNTS_TELL_ITEMS ->
          new Trial(
              unpaid.add(settled("I0", "120.00")).add(payment("P1", "PAY-1", "C1", "120.00")),
              Notice.of("120.00").reference("PAY-1").invoice("INV-1001", "120.00"),
              exact);
      case AMOUNTS_EXPLAINED ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "95.00")),
              Notice.of("95.00").reference("PAY-1").invoice("INV-1001", "95.00"),
              claim(apply("I1", "95.00")));
      case DISCOUNTS_EARNED ->
          new Trial(
              unpaid
                  .change("I1", i -> discounted(i, "2.00", DAY.minusDays(1)))
                  .add(payment("P1", "PAY-1", "C1", "98.00")),
              Notice.of("98.00")
                  .reference("PAY-1")
                  .discounted("INV-1001", "100.00", "2.00", "98.00"),
              claim(apply("I1", "98.00")));
      case QUESTIONS_APART ->
          new Trial(
                  unpaid
                      .policy(
                          p -> p.with(new Policy.Automatic(true, true, false, false, false, false)))
                      .add(payment("P1", "PAY-1", "C1", "300.00")),
                  Notice.of("300.00")
                      .reference("PAY-1")
                      .invoice("INV-1001", "100.00")
                      .invoice("INV-9999", "200.00"),
                  exact)
              .ofClearLines();
      case POLICY_ALLOWS ->
          new Trial(books.policy(p -> Sample.holding(p, true, false, false)), notice(), exact);
      case APPLICATIONS_FOLLOW_LINES ->
          new Trial(
              unpaid.add(payment("P1", "PAY-1", "C1", "300.00")),
              Notice.of("300.00")
                  .reference("PAY-1")
                  .invoice("INV-1001", "100.00")
                  .invoice("INV-1002", "200.00"),
              claim(apply("I1", "99.00"), apply("I2", "201.00")));
      case CASH_WITHIN_PAYMENT ->
          new Trial(
              unpaid.add(
                  payment(
                      "P1",
                      "PAY-1",
                      Payment.Status.BOOKED,
                      eur("100.00"),
                      eur("99.99"),
                      "ACC-C1",
                      DAY)),
              notice(),
              exact);
    };
  }
}
