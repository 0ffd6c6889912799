package io.quittance.matching.identity;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.from;
import static io.quittance.matching.Sample.named;
import static io.quittance.matching.Sample.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.matching.BooksInMemory;
import io.quittance.receivables.Customer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a payer certain, and what never does. */
class WhoPaidTest {
  private static final String ACCOUNT = "DE02 1203 0000 0000 2020 51";
  private static final String PATTERN = "DE02120300000000202051";

  private final BooksInMemory books =
      new BooksInMemory()
          .add(named("ACME", "Acme Pumps GmbH", "acme-pumps.example"))
          .add(named("BOLT", "Bolt & Söhne AG", "bolt.example"));

  private static Payment paid(String name, String account, String text) {
    return from(payment("P1", "R", "X", "100.00"), name, account, text);
  }

  private static Clues naming(String... owners) {
    return new Clues(Set.of(owners), null, null, false);
  }

  private WhoPaid who(Payment payment, Clues clues) {
    return WhoPaid.of(payment, clues, books);
  }

  private BooksInMemory taught(Learned.Kind kind, String pattern, String to, int by, int proven) {
    return books.add(new Learned(kind, pattern, to, by, proven));
  }

  @Test
  void an_account_of_one_customer_is_certain_and_shared_it_is_nobodys() {
    books.add(customer("C1", null, null, ACCOUNT));
    WhoPaid one = who(paid("whoever", ACCOUNT, null), Clues.NONE);
    assertThat(one.certain()).map(Customer::id).contains("C1");
    assertThat(one.margin()).isEqualTo(20);

    books.add(customer("C2", null, null, ACCOUNT));
    WhoPaid shared = who(paid("whoever", ACCOUNT, null), naming("C1"));
    assertThat(shared.certain()).isEmpty();
    assertThat(shared.nobody())
        .isEqualTo("account ....2051 belongs to 2 customers and identifies none: C1, C2");
  }

  @Test
  void name_invoices_number_and_authenticated_domain_together_rank_first_and_are_not_certain() {
    WhoPaid who =
        who(
            paid("ACME PUMPS", ACCOUNT, "Inv 1, customer K1-ACME"),
            new Clues(Set.of("ACME"), "K1-ACME", "acme-pumps.example", true));

    assertThat(who.certain()).isEmpty();
    assertThat(who.likeliest()).map(Customer::id).contains("ACME");
    assertThat(who.candidates()).hasSize(1);
    assertThat(who.candidates().get(0).bits()).isEqualTo(10 + 9 + 9 + 6 - 10);
    assertThat(who.candidates().get(0).evidence())
        .extracting(Evidence::words)
        .containsExactly(
            "the advice names items of this customer only",
            "its customer number is printed",
            "the payer is called so",
            "the mail came from acme-pumps.example");
  }

  @Test
  void a_domain_that_looks_alike_or_that_nobody_authenticated_counts_nothing() {
    Payment payment = paid("Acme Pumps", ACCOUNT, null);
    assertThat(who(payment, new Clues(Set.of(), null, "acme-pumps.exarnple", true)).first().get())
        .extracting(Candidate::bits)
        .isEqualTo(-1);
    Candidate spoofed =
        who(payment, new Clues(Set.of(), null, "acme-pumps.example", false)).first().get();
    assertThat(spoofed.bits()).isEqualTo(-1);
    assertThat(spoofed.evidence().get(1).words())
        .isEqualTo("the mail says it came from acme-pumps.example, which nobody authenticated");
  }

  @Test
  void namesakes_share_what_the_name_tells() {
    books.add(named("OTHER", "ACME Pumps Ltd."));
    WhoPaid who = who(paid("Acme Pumps", ACCOUNT, null), Clues.NONE);
    assertThat(who.candidates()).extracting(Candidate::bits).containsExactly(-2, -2);
    assertThat(who.margin()).isZero();
    assertThat(who.likeliest()).isEmpty();
  }

  @Test
  void a_name_and_invoices_of_another_customer_put_the_account_in_doubt() {
    books.add(customer("C1", null, null, ACCOUNT));
    WhoPaid who = who(paid("Acme Pumps", ACCOUNT, null), naming("ACME"));
    assertThat(who.certain()).isEmpty();
    assertThat(who.margin()).isEqualTo(1);
    assertThat(who.runnerUp()).map(c -> c.customer().id()).contains("ACME");
  }

  @Test
  void a_confirmed_account_is_certain_with_named_invoices_and_alone_when_proven_three_times() {
    taught(Learned.Kind.ACCOUNT, PATTERN, "ACME", 1, 1);
    Payment payment = paid("A name nobody knows", ACCOUNT, null);
    assertThat(who(payment, Clues.NONE).certain()).isEmpty();
    assertThat(who(payment, naming("BOLT")).certain()).isEmpty();
    assertThat(who(payment, naming("ACME", "BOLT")).certain()).isEmpty();
    assertThat(who(payment, naming("ACME")).certain()).map(Customer::id).contains("ACME");

    BooksInMemory more = new BooksInMemory().add(named("ACME", "Acme Pumps GmbH"));
    more.add(new Learned(Learned.Kind.ACCOUNT, PATTERN, "ACME", 1, 3));
    assertThat(WhoPaid.of(payment, Clues.NONE, more).certain()).map(Customer::id).contains("ACME");
  }

  /** ADVERSARIAL A14: what people were talked into is not what money says. */
  @Test
  void ten_confirmations_without_proof_by_money_identify_nobody() {
    taught(Learned.Kind.ACCOUNT, PATTERN, "ACME", 10, 0);
    taught(Learned.Kind.NAME, "new name", "ACME", 10, 0);
    WhoPaid who = who(paid("New Name Ltd", ACCOUNT, null), naming("ACME"));
    assertThat(who.certain()).isEmpty();
    assertThat(who.first().get().evidence())
        .extracting(Evidence::kind)
        .containsExactly(Evidence.Kind.NAMED_INVOICES, Evidence.Kind.NAME_CONFIRMED);
  }

  @Test
  void an_account_that_paid_for_two_customers_or_that_two_people_called_collecting_is_nobodys() {
    taught(Learned.Kind.ACCOUNT, PATTERN, "ACME", 4, 4);
    taught(Learned.Kind.ACCOUNT, PATTERN, "BOLT", 1, 0);
    assertThat(who(paid("x", ACCOUNT, null), naming("ACME")).nobody()).contains("2 customers");

    BooksInMemory other = new BooksInMemory().add(customer("C1", null, null, ACCOUNT));
    other.add(new Learned(Learned.Kind.COLLECTING_ACCOUNT, PATTERN, null, 0, 0));
    WhoPaid who = WhoPaid.of(paid("x", ACCOUNT, null), naming("C1"), other);
    assertThat(who.certain()).isEmpty();
    assertThat(who.nobody())
        .isEqualTo("account ....2051 is known as a collecting account and identifies nobody");
  }

  @ParameterizedTest
  @CsvSource({"PayPal Europe S.a.r.l.", "Coface Factoring GmbH", "STRIPE PAYMENTS UK LTD"})
  void factors_and_processors_identify_nobody(String name) {
    books.add(customer("C1", null, null, ACCOUNT));
    assertThat(who(paid(name, ACCOUNT, null), naming("C1")).certain()).isEmpty();
  }

  @Test
  void a_factor_that_is_itself_the_customer_pays_its_own_bills() {
    books.add(
        new Customer(
            "F",
            "F",
            "Nord Factoring GmbH",
            List.of(),
            List.of(),
            List.of(ACCOUNT),
            null,
            null,
            null,
            null,
            false));
    assertThat(who(paid("Nord Factoring", ACCOUNT, null), Clues.NONE).certain())
        .map(Customer::id)
        .contains("F");
  }

  @Test
  void without_an_account_the_bank_s_text_counts_only_with_a_number_and_as_a_whole() {
    taught(Learned.Kind.REMITTER, "JPMCCOLLACCT99281", "BOLT", 1, 1);
    assertThat(who(paid(null, null, "JPMC COLL ACCT 99281"), naming("BOLT")).certain())
        .map(Customer::id)
        .contains("BOLT");
    assertThat(who(paid(null, null, "JPMC COLL ACCT 99282"), naming("BOLT")).certain()).isEmpty();
    assertThat(Remitter.of(paid("Bolt AG", null, "x"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Müller & Söhne GmbH & Co. KG, MUELLER SOEHNE",
    "Société Générale S.A., societe generale",
    "Kowalski Sp. z o.o., KOWALSKI",
    "Acme S.p.A., ACME SPA",
    "The Widget Company Inc., Widget"
  })
  void names_are_compared_without_legal_form_and_accents(String one, String other) {
    assertThat(CompanyName.of(one).key()).isEqualTo(CompanyName.of(other).key());
  }

  @Test
  void a_name_that_is_nothing_but_a_legal_form_is_that_name() {
    assertThat(CompanyName.of("SE").key()).isEqualTo("se");
    assertThat(CompanyName.of(null).isEmpty()).isTrue();
    assertThat(CompanyName.of("Fairchild Automotive").alike(CompanyName.of("Fairchild Tires")))
        .isFalse();
  }
}
