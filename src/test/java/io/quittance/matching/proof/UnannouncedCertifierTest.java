package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.collected;
import static io.quittance.matching.Sample.credit;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.from;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.ofEntity;
import static io.quittance.matching.Sample.onHold;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Sample;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each check is shown to refuse what nothing else refuses. */
class UnannouncedCertifierTest {
  private final UnannouncedCertifier certifier = new UnannouncedCertifier();
  private final UnannouncedMatcher matcher = new UnannouncedMatcher();

  private record Trial(BooksInMemory books, UnannouncedClaim claim) {}

  @ParameterizedTest
  @EnumSource(UnannouncedCheck.class)
  void each_check_alone_refuses_its_case(UnannouncedCheck check) {
    Trial trial = onlyRefusedBy(check);

    assertThat(certifier.certify(trial.claim(), trial.books()).refusing())
        .containsExactly(check.text());
    assertThat(certifier.without(check).certify(trial.claim(), trial.books()).certified()).isTrue();
  }

  private static Trial onlyRefusedBy(UnannouncedCheck check) {
    BooksInMemory books = books();
    UnannouncedClaim whole = named("I1", "100.00", "I2", "50.00");
    Payment paid = books.payment("P1").orElseThrow();
    switch (check) {
      case PAYMENT_BOOKED -> books.add(standing(paid, Payment.Status.PENDING, "150.00"));
      case PAYMENT_UNTOUCHED -> books.add(standing(paid, Payment.Status.BOOKED, "149.99"));
      case NO_ADVICE_SPEAKS ->
          books.add(
              new OtherAdvice(
                  "M1",
                  0,
                  Notice.of("9.00").invoice("INV-1002", "9.00").advice(),
                  DAY,
                  null,
                  null));
      case PAYER_CERTAIN -> books.add(customer("C9", null, null, "ACC-C1"));
      case CURRENCY_EQUAL -> {
        books.change("I2", item -> dollars(item));
        return new Trial(
            books,
            new UnannouncedClaim(
                Ground.BANK_TEXT,
                "P1",
                "C1",
                List.of(apply("I1", "100.00"), in(Money.parse("50.00", "USD")))));
      }
      case ONLY_EXPLANATION -> {
        books.add(from(payment("P1", "E2E", "C1", "100.00"), "Acme", "ACC-C1", text()));
        return new Trial(books, named("I1", "100.00"));
      }
      case ITEMS_OF_PAYER -> {
        books.add(customer("C2", "C1", null, "ACC-C2"));
        books.change("I2", item -> invoice("I2", "INV-1002", "C2", "50.00"));
      }
      case ITEMS_OF_ENTITY -> books.change("I2", item -> ofEntity(item, "FR"));
      case ITEMS_OPEN -> books.change("I2", item -> with(item, OpenItem.Status.DISPUTED));
      case ITEMS_NOT_COLLECTED -> books.change("I2", item -> collected(item, false, true));
      case CUSTOMERS_NOT_HELD -> books.add(onHold(customer("C1")));
      case ITEMS_PAID_IN_FULL -> books.change("I2", item -> left(invoiceOf("60.00"), "60.00"));
      case SUM_IS_PAYMENT ->
          books.add(from(payment("P1", "E2E", "C1", "151.00"), "Acme", "ACC-C1", text()));
      case POLICY_ALLOWS -> books.policy(p -> p.with(new Policy.Unannounced(false, true)));
    }
    return new Trial(books, whole);
  }

  @Test
  void what_the_banks_text_names_and_the_cent_confirms_posts() {
    Proposal proposal = matcher.proven("P1", books()).orElseThrow();

    assertThat(proposal.verdict()).isEqualTo(Proposal.Verdict.APPLY);
    assertThat(proposal.ground()).isEqualTo(Ground.BANK_TEXT);
    assertThat(proposal.applications())
        .containsExactly(apply("I1", "100.00"), apply("I2", "50.00"));
    assertThat(proposal.reasons())
        .extracting(Proposal.Reason::message)
        .containsExactly(
            "account ....CCC1 belongs to customer C1 \"Customer C1\" alone",
            "the bank's text names just these items: \"Inv 1001\", \"1002\"",
            "the items less credits are the payment, EUR 150.00",
            "policy 1 allows it (unannounced.bankText)");
  }

  @Test
  void structured_references_name_items_and_the_banks_own_reference_none() {
    BooksInMemory books = books();
    Payment plain = payment("P1", "E2E", "C1", "50.00");
    books.add(referring(plain, "creditorReference", "RF18INV1002"));
    assertThat(matcher.proven("P1", books)).isPresent();
    books.add(referring(plain, "bankReference", "INV-1002"));
    assertThat(matcher.proven("P1", books)).isEmpty();
  }

  @Test
  void a_credit_that_the_text_names_is_taken_off() {
    BooksInMemory books = books().add(credit("K1", "CM-77001", "C1", "30.00"));
    books.add(
        from(payment("P1", "E2E", "C1", "120.00"), "Acme", "ACC-C1", text() + " less CM-77001"));
    assertThat(matcher.proven("P1", books).orElseThrow().applications())
        .contains(apply("K1", "30.00"));
  }

  @Test
  void the_only_combination_posts_only_where_the_policy_says_so() {
    BooksInMemory books = books();
    books.add(from(payment("P1", "E2E", "C1", "337.11"), "Acme", "ACC-C1", "thank you"));
    books.add(invoice("I3", "INV-1003", "C1", "337.11"));

    Proposal held = matcher.propose("P1", null, books);
    assertThat(held.verdict()).isEqualTo(Proposal.Verdict.REVIEW);
    assertThat(held.applications()).containsExactly(apply("I3", "337.11"));
    assertThat(held.reasons())
        .extracting(Proposal.Reason::message)
        .containsExactly("policy 1 lets no combination that nobody has named post");

    books.policy(p -> p.with(new Policy.Unannounced(true, true)));
    Proposal posts = matcher.propose("P1", null, books);
    assertThat(posts.verdict()).isEqualTo(Proposal.Verdict.APPLY);
    assertThat(posts.ground()).isEqualTo(Ground.COMBINATION);
  }

  @Test
  void rival_combinations_stand_side_by_side_each_with_its_ground() {
    BooksInMemory books = books().policy(p -> p.with(new Policy.Unannounced(true, true)));
    books.add(from(payment("P1", "E2E", "C1", "150.00"), "Acme", "ACC-C1", "thank you"));
    books.add(invoice("I3", "INV-9003", "C1", "150.00"));

    Proposal held = matcher.propose("P1", null, books);
    assertThat(held.verdict()).isEqualTo(Proposal.Verdict.REVIEW);
    assertThat(held.reasons()).extracting(Proposal.Reason::code).contains("several-combinations");
    assertThat(held.rivals())
        .extracting(Proposal.Rival::description)
        .containsExactlyInAnyOrder(
            "one item of this amount, the oldest items: \"INV-9003\"",
            "numbers that follow one another among the open ones, the oldest items: \"INV-1001\","
                + " \"INV-1002\"");
  }

  @Test
  void whom_a_person_calls_the_payer_is_recommended_for_and_not_certain() {
    BooksInMemory books = books().policy(p -> p.with(new Policy.Unannounced(true, true)));
    books.add(from(payment("P1", "E2E", "C1", "337.11"), "Acme", "ACC-9999", null));
    books.add(invoice("I3", "INV-1003", "C1", "337.11"));
    assertThat(matcher.propose("P1", null, books).applications()).isEmpty();
    Proposal told = matcher.propose("P1", "C1", books);
    assertThat(told.applications()).containsExactly(apply("I3", "337.11"));
    assertThat(told.reasons()).extracting(Proposal.Reason::code).containsExactly("payer-unknown");
  }

  @Test
  void a_combination_of_another_items_entity_is_never_the_only_one_that_posts() {
    BooksInMemory books = books().policy(p -> p.with(new Policy.Unannounced(true, true)));
    books.add(from(payment("P1", "E2E", "C1", "337.11"), "Acme", "ACC-C1", null));
    books.add(ofEntity(invoice("I3", "INV-1003", "C1", "337.11"), "FR"));
    assertThat(matcher.propose("P1", null, books).reasons())
        .extracting(Proposal.Reason::code)
        .containsExactly("legal-entity");
  }

  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(invoice("I1", "INV-1001", "C1", "100.00"))
        .add(invoice("I2", "INV-1002", "C1", "50.00"))
        .add(from(payment("P1", "E2E", "C1", "150.00"), "Acme", "ACC-C1", text()));
  }

  private static String text() {
    return "Inv 1001, 1002 thank you";
  }

  private static UnannouncedClaim named(String... itemsAndAmounts) {
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < itemsAndAmounts.length; i += 2) {
      applications.add(apply(itemsAndAmounts[i], itemsAndAmounts[i + 1]));
    }
    return new UnannouncedClaim(Ground.BANK_TEXT, "P1", "C1", applications);
  }

  private static Application apply(String item, String amount) {
    return new Application(item, eur(amount), eur("0.00"), eur("0.00"), null);
  }

  private static Application in(Money amount) {
    Money zero = Money.zero(amount.currency());
    return new Application("I2", amount, zero, zero, null);
  }

  private static OpenItem invoiceOf(String amount) {
    return invoice("I2", "INV-1002", "C1", amount);
  }

  private static OpenItem dollars(OpenItem item) {
    Money amount = Money.parse(item.amount().toPlainString(), "USD");
    return Sample.item(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        amount,
        amount,
        item.status());
  }

  private static Payment standing(Payment paid, Payment.Status status, String available) {
    Payment other =
        payment(
            paid.id(),
            paid.reference(),
            status,
            paid.amount(),
            eur(available),
            paid.payerAccount(),
            DAY);
    return from(other, paid.payerName(), paid.payerAccount(), paid.text());
  }

  private static Payment referring(Payment paid, String type, String value) {
    return new Payment(
        paid.id(),
        paid.reference(),
        paid.account(),
        paid.legalEntity(),
        paid.status(),
        paid.amount(),
        paid.available(),
        paid.valueDate(),
        paid.bookingDate(),
        paid.method(),
        paid.payerName(),
        paid.payerAccount(),
        paid.text(),
        List.of(new Payment.Reference(type, value)));
  }
}
