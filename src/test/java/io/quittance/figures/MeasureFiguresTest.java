package io.quittance.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.figures.HistoryInTest.By;
import io.quittance.figures.KeyFigures.AppliedOnDay;
import io.quittance.figures.KeyFigures.DaysOfPayment;
import io.quittance.figures.KeyFigures.DaysOfPayment.Measure;
import io.quittance.figures.KeyFigures.Group;
import io.quittance.figures.KeyFigures.InCurrency;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every figure of a small history, to the cent. */
class MeasureFiguresTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-03-31");
  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final Period MARCH = new Period(LocalDate.parse("2026-03-01"), TODAY);

  private static final HistoryInTest SHARED = past();

  /** The shared one, unless a test adds to it. */
  private HistoryInTest history = SHARED;

  private static Instant at(String dayAndTime) {
    return Instant.parse("2026-" + dayAndTime + ":00Z");
  }

  private static LocalDate day(String day) {
    return LocalDate.parse("2026-" + day);
  }

  /**
   * Seven payments. P1 without a touch, and P4 in dollars, with a discount; P2 in two lines of
   * which a person decided the second; P3 without a touch, then taken back as wrong; P5 is left on
   * the customer's account, P6 and P7 are of unknown payers.
   */
  private static HistoryInTest past() {
    HistoryInTest history = new HistoryInTest();
    UUID first = history.mail("imap:remittance", at("03-10T08:00"));
    UUID second = history.mail("imap:remittance", at("03-12T08:00"));
    UUID third = history.mail("folder:inbox", at("03-20T08:00"));
    history.item("A1", "invoice", "Acme", "EUR", 100_00, day("02-08"));
    history.item("A2", "invoice", "Acme", "EUR", 60_00, day("02-10"));
    history.item("A3", "invoice", "Acme", "EUR", 40_00, null);
    history.item("B1", "invoice", "Birch", "EUR", 70_00, day("03-01"));
    history.item("B2", "invoice", "Birch", "USD", 500_00, day("03-01"));
    history.item("B3", "credit_memo", "Birch", "USD", 90_00, day("03-02"));
    history.payment("P1", "EUR", 100_00, day("03-10"), at("03-10T09:00"));
    history.payment("P2", "EUR", 100_00, day("03-01"), at("03-12T09:00"));
    history.payment("P3", "EUR", 70_00, day("03-13"), at("03-13T09:00"));
    history.payment("P4", "USD", 490_00, day("03-11"), at("03-20T07:00"));
    history.payment("P5", "EUR", 30_00, day("02-20"), at("02-20T09:00"));
    history.payment("P6", "EUR", 12_00, day("03-30"), at("03-30T09:00"));
    history.payment("P7", "EUR", 5_00, day("01-01"), at("03-30T09:00"));
    history.settle("P5", "Acme");
    history.apply(
        "1", "P1", "A1", 100_00, 0, at("03-10T10:00"), new By("certifier", first, "layout-2"));
    history.apply(
        "2", "P2", "A2", 60_00, 0, at("03-12T12:00"), new By("certifier", second, "layout-2"));
    history.apply("3", "P2", "A3", 40_00, 0, at("03-14T12:00"), new By("ada", null, null));
    history.apply(
        "4", "P3", "B1", 70_00, 0, at("03-13T10:00"), new By("certifier", second, "layout-2"));
    history.apply(
        "5", "P4", "B2", 490_00, 10_00, at("03-20T12:00"), new By("certifier", third, "model-1"));
    history.reverse("4", "ada", "reversal", at("03-15T10:00"));
    return history;
  }

  private KeyFigures measure(Period period, Grouping by) {
    AuditCounts none = any -> ErrorRate.UNKNOWN;
    return new MeasureFigures(history.sql, none, Clock.fixed(NOW, ZoneOffset.UTC))
        .measure(new AskedFigures(period, by));
  }

  private Group all() {
    return measure(MARCH, Grouping.ALL).groups().get(0);
  }

  private static InCurrency in(Group group, String currency) {
    return group.currencies().stream()
        .filter(money -> money.currency().getCurrencyCode().equals(currency))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void touchless_is_counted_by_payments_and_by_lines() {
    assertThat(all().payments()).isEqualTo(new Share(2, 6));
    assertThat(all().lines()).isEqualTo(new Share(3, 5));
    assertThat(all().lines().rate()).isEqualByComparingTo("0.6");
  }

  @Test
  void a_reversal_by_a_person_without_another_reason_was_a_wrong_application() {
    ErrorRate automatic = all().wrong().automatic();
    assertThat(automatic).isEqualTo(new ErrorRate(1, 4));
    assertThat(automatic.rate()).isEqualByComparingTo("0.25");
    assertThat(automatic.upperBound()).isEqualByComparingTo("0.751396");
    assertThat(all().wrong().byPeople()).isEqualTo(new ErrorRate(0, 1));
    assertThat(all().wrong().audited()).isEqualTo(ErrorRate.UNKNOWN);
  }

  @Test
  void what_the_customer_asked_for_or_the_bank_took_back_was_not_wrong() {
    history = past();
    history.reverse("1", "ada", "agreed-with-customer", at("03-21T10:00"));
    history.reverse("2", "bank", "returned", at("03-21T10:00"));
    assertThat(all().wrong().automatic()).isEqualTo(new ErrorRate(1, 4));
    assertThat(all().lines()).isEqualTo(new Share(1, 5));
  }

  @Test
  void applied_cash_is_summed_by_its_age_and_never_over_currencies() {
    AgedMoney euros = in(all(), "EUR").applied();
    assertThat(euros.of(Age.UP_TO_7)).hasToString("EUR 100.00");
    assertThat(euros.of(Age.UP_TO_30)).hasToString("EUR 100.00");
    assertThat(euros.total()).hasToString("EUR 200.00");
    assertThat(in(all(), "USD").applied().of(Age.UP_TO_30)).hasToString("USD 490.00");
  }

  @Test
  void money_on_no_item_is_summed_by_its_age_today() {
    InCurrency euros = in(all(), "EUR");
    assertThat(euros.unapplied().of(Age.UP_TO_60)).hasToString("EUR 30.00");
    assertThat(euros.unapplied().total()).hasToString("EUR 30.00");
    assertThat(euros.unidentified().of(Age.UP_TO_7)).hasToString("EUR 12.00");
    assertThat(euros.unidentified().of(Age.UP_TO_30)).hasToString("EUR 70.00");
    assertThat(euros.unidentified().of(Age.OVER_60)).hasToString("EUR 5.00");
  }

  @Test
  void credit_freed_is_cash_and_discount_of_what_stands() {
    assertThat(in(all(), "EUR").creditFreed()).hasToString("EUR 200.00");
    assertThat(in(all(), "USD").creditFreed()).hasToString("USD 500.00");
  }

  @Test
  void times_are_measured_a_posting_from_the_mail_and_from_the_money() {
    assertThat(all().fromMail()).isEqualTo(new Spread(3, Duration.ofHours(4), Duration.ofHours(4)));
    assertThat(all().fromMoney())
        .isEqualTo(new Spread(4, Duration.ofHours(3), Duration.ofHours(51)));
  }

  /** Of A1 30 days and of A2 19, weighted with 100.00 and 60.00. */
  @Test
  void without_the_billings_of_the_whole_period_days_to_pay_are_averaged() {
    assertThat(in(all(), "EUR").daysOfPayment())
        .isEqualTo(new DaysOfPayment(Measure.AVERAGE_DAYS_TO_PAY, new BigDecimal("25.9")));
  }

  /** 270.00 are owed, 70.00 were billed in 31 days; in dollars 500.00 less 90.00 of both. */
  @Test
  void with_the_billings_of_the_whole_period_days_sales_are_outstanding() {
    history = past();
    history.sql.change("update open_item set first_seen_at = timestamptz '2026-02-28 10:00Z'");
    assertThat(in(all(), "EUR").daysOfPayment())
        .isEqualTo(new DaysOfPayment(Measure.DAYS_SALES_OUTSTANDING, new BigDecimal("119.6")));
    assertThat(in(all(), "USD").daysOfPayment().days()).isEqualByComparingTo("31.0");
    Period past = new Period(MARCH.from(), day("03-20"));
    assertThat(in(measure(past, Grouping.ALL).groups().get(0), "EUR").daysOfPayment().measure())
        .isEqualTo(Measure.AVERAGE_DAYS_TO_PAY);
  }

  @Test
  void customers_are_counted_apart_and_unknown_payers_are_nobodys() {
    KeyFigures counted = measure(MARCH, Grouping.CUSTOMER);
    assertThat(counted.groups()).extracting(Group::key).containsExactly("Acme", "Birch", null);
    Group acme = counted.groups().get(0);
    assertThat(acme.name()).isEqualTo("Acme Ltd");
    assertThat(acme.lines()).isEqualTo(new Share(2, 3));
    assertThat(acme.payments()).isEqualTo(new Share(1, 2));
    assertThat(in(acme, "EUR").unapplied().total()).hasToString("EUR 30.00");
    assertThat(in(counted.groups().get(2), "EUR").unidentified().total()).hasToString("EUR 87.00");
  }

  @Test
  void mailboxes_and_readers_are_counted_apart() {
    assertThat(measure(MARCH, Grouping.MAILBOX).groups())
        .extracting(Group::key, Group::lines)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("imap:remittance", new Share(2, 3)),
            org.assertj.core.groups.Tuple.tuple("folder:inbox", new Share(1, 1)),
            org.assertj.core.groups.Tuple.tuple(null, new Share(0, 1)));
    assertThat(measure(MARCH, Grouping.READER).groups())
        .extracting(Group::key)
        .containsExactly("layout-2", "model-1", null);
  }

  @Test
  void days_show_who_applied() {
    assertThat(measure(MARCH, Grouping.ALL).days())
        .containsExactly(
            new AppliedOnDay(day("03-10"), 1, 0),
            new AppliedOnDay(day("03-12"), 1, 0),
            new AppliedOnDay(day("03-14"), 0, 1),
            new AppliedOnDay(day("03-20"), 1, 0));
  }

  @Test
  void a_period_without_anything_has_no_shares() {
    Period before = new Period(day("01-01"), day("01-31"));
    Group group = measure(before, Grouping.ALL).groups().get(0);
    assertThat(group.lines().rate()).isNull();
    assertThat(group.wrong().automatic().rate()).isNull();
    assertThat(group.wrong().automatic().upperBound()).isEqualByComparingTo("1");
    assertThat(group.fromMail()).isEqualTo(Spread.NONE);
  }

  /** Of nothing wrong in 299 the rate is below 1 %, in 2,995 below 0.1 %, with 95 % confidence. */
  @Test
  void the_bound_is_that_of_clopper_and_pearson() {
    BigDecimal percent = new BigDecimal("0.01");
    assertThat(new ErrorRate(0, 299).upperBound()).isEqualByComparingTo("0.009970");
    assertThat(new ErrorRate(0, 2_995).upperBound()).isLessThanOrEqualTo(new BigDecimal("0.001"));
    assertThat(new ErrorRate(1, 473).upperBound()).isLessThanOrEqualTo(percent);
    assertThat(new ErrorRate(1, 472).upperBound()).isGreaterThan(percent);
    assertThat(new ErrorRate(3, 773).upperBound()).isLessThanOrEqualTo(percent);
    assertThat(ErrorRate.UNKNOWN.upperBound()).isEqualByComparingTo("1");
  }
}
