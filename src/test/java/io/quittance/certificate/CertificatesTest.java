package io.quittance.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.certificate.Breaker.Stops;
import io.quittance.certificate.score.Score;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates, breaker and limits on the database, each test as a tenant of its own. */
@QuarkusTest
class CertificatesTest {
  private static final String ADA = "ada";

  @Inject InTenant inTenant;
  @Inject Sql sql;
  @Inject Certificates certificates;
  @Inject IssueCertificate issuing;
  @Inject Circumstances.Present present;
  @Inject Breaker breaker;
  @Inject DayLimit days;

  private final TenantId tenant =
      new TenantId("c-" + UUID.randomUUID().toString().substring(0, 12));

  @BeforeEach
  void a_tenant_that_accepts_half_a_percent() {
    run(
        () -> {
          sql.change("insert into tenant (id, name) values (?, 'test')", tenant.value());
          policy(2, "{\"certificate\":{\"budget\":\"0.005\",\"stopAll\":20000}}");
        });
  }

  @Test
  void enough_labels_give_a_certificate_and_a_second_takes_its_place() {
    run(() -> labels(12, 598, 0));
    IssuedCertificate first = issued();
    assertThat(first.threshold()).isEqualTo(12);
    assertThat(first.accepted()).isEqualTo(598);
    assertThat(first.bound()).isLessThanOrEqualTo(first.budget());
    assertThat(call(certificates::valid)).hasValue(first);

    run(() -> labels(9, 400, 0));
    IssuedCertificate second = issued();
    assertThat(second.threshold()).isEqualTo(9);
    assertThat(second.accepted()).isEqualTo(998);
    assertThat(call(() -> certificates.find(first.id())).orElseThrow().voidReason())
        .isEqualTo("another certificate takes its place");
  }

  @Test
  void a_test_that_fails_has_used_its_labels_up_and_too_few_use_none() {
    run(() -> labels(12, 597, 0));
    assertThat(refused().message()).contains("it takes 598", "1 more");
    run(() -> labels(12, 10, 5));
    assertThat(refused().code()).isEqualTo("budget-not-met");
    assertThat(refused().message()).startsWith("0 labels count");
    run(() -> labels(12, 598, 0));
    assertThat(issued().accepted()).isEqualTo(598);
  }

  @Test
  void labels_made_under_other_policies_do_not_count_but_other_limits_change_nothing() {
    run(() -> labels(12, 598, 0));
    run(() -> policy(3, "{\"certificate\":{\"budget\":\"0.005\",\"auditShare\":\"0.1\"}}"));
    assertThat(issued().policyVersion()).isEqualTo(3);
    run(() -> policy(4, "{\"waitDays\":3,\"certificate\":{\"budget\":\"0.005\"}}"));
    assertThat(refused().message()).startsWith("0 labels count");
  }

  @Test
  void a_reversal_after_an_approval_makes_the_label_wrong() {
    run(
        () -> {
          labels(12, 946, 0);
          sql.change(
              """
              insert into proposal_label (proposal, source, wrong, actor)
              select proposal, 'reversal', true, 'ada' from proposal_label order by id limit 1
              """);
        });
    IssueCertificate.Outcome.Refused refused = refused();
    assertThat(refused.code()).isEqualTo("budget-not-met");
    assertThat(refused.message()).contains("takes 947, 1 more");
  }

  @ParameterizedTest
  @CsvSource({
    "7, same, 1, 'policy version 2 is in force, it was issued under 7'",
    "2, layout/0, 1, it was issued for layout/0",
    "2, same, 0, 'scores have version 1, it was issued for 0'"
  })
  void whatever_changed_makes_a_certificate_void_for_ever(
      int policy, String reader, int score, String why) {
    UUID id = UUID.randomUUID();
    run(
        () ->
            sql.change(
                """
                insert into certificate_test (id, passed, method, budget, doubt, threshold,
                  accepted, wrong, bound, labels, last_label, circumstances, policy_version, reader,
                  score_version, actor)
                values (?, true, 'fixed-sequence', 0.005, 0.05, 9, 598, 0, 0.005, 598, 1, 'x', ?, ?,
                  ?, 'ada')
                """,
                id,
                policy,
                reader.equals("same") ? present.now().reader() : reader,
                score));
    assertThat(call(certificates::valid)).isEmpty();
    IssuedCertificate kept = call(() -> certificates.find(id)).orElseThrow();
    assertThat(kept.voidReason()).contains(why);
    assertThatThrownBy(
            () ->
                run(
                    () ->
                        sql.change(
                            "update certificate_test set voided_at = null, voided_by = null,"
                                + " void_reason = null where id = ?",
                            id)))
        .hasStackTraceContaining("void for ever");
  }

  @Test
  void wrong_ones_stop_certificates_then_everything_until_a_person_lets_them_go_on() {
    run(() -> labels(12, 598, 0));
    for (int i = 0; i < 6; i++) {
      wrong();
    }
    assertThat(state()).isEqualTo(Stops.NOTHING);
    wrong();
    assertThat(state()).isEqualTo(Stops.CERTIFICATES);
    assertThat(refused().code()).isEqualTo("stopped");
    for (int i = 0; i < 3; i++) {
      wrong();
    }
    assertThat(state()).isEqualTo(Stops.ALL);
    assertThat(call(breaker::stopsAll)).isTrue();
    run(() -> breaker.looked(Breaker.Seen.AUDIT, UUID.randomUUID(), false, ADA));
    assertThat(state()).as("a right one takes no stop back").isEqualTo(Stops.ALL);
    run(() -> breaker.reset("the import of March was wrong", ADA));
    assertThat(state()).isEqualTo(Stops.NOTHING);
    assertThat(issued().threshold()).isEqualTo(12);
  }

  @Test
  void a_posting_counts_once_as_wrong_whoever_finds_it() {
    UUID posting = UUID.randomUUID();
    run(() -> breaker.looked(Breaker.Seen.AUDIT, posting, false, ADA));
    run(() -> breaker.looked(Breaker.Seen.REVERSAL, posting, true, ADA));
    run(() -> breaker.looked(Breaker.Seen.REVERSAL, posting, true, ADA));
    assertThat(call(() -> breaker.state().evidence())).isEqualByComparingTo("2.99");
  }

  @Test
  void without_a_budget_nothing_is_issued_and_no_evidence_gathered() {
    run(() -> policy(3, "{}"));
    wrong();
    assertThat(call(() -> breaker.state().evidence())).isEqualByComparingTo("1");
    assertThat(refused().code()).isEqualTo("certificates-off");
    assertThat(call(certificates::preview)).isEmpty();
  }

  @Test
  void two_writers_share_the_limit_of_a_day() throws Exception {
    LocalDate day = LocalDate.of(2026, 3, 2);
    Money limit = Money.parse("250.00", "EUR");
    Callable<Integer> writer =
        () -> {
          int taken = 0;
          for (int i = 0; i < 25; i++) {
            taken += call(() -> days.take(day, Money.parse("10.00", "EUR"), limit)) ? 1 : 0;
          }
          return taken;
        };
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> both = two.invokeAll(List.of(writer, writer));
      assertThat(both.get(0).get() + both.get(1).get()).isEqualTo(25);
    } finally {
      two.shutdownNow();
    }
    assertThat(call(() -> days.take(day, Money.parse("0.01", "EUR"), limit))).isFalse();
    assertThat(call(() -> days.take(day.plusDays(1), limit, limit))).isTrue();
    assertThat(call(() -> days.take(day, Money.parse("1.00", "USD"), limit(1)))).isTrue();
    run(() -> days.giveBack(day, Money.parse("10.00", "EUR")));
    assertThat(call(() -> days.take(day, Money.parse("10.00", "EUR"), limit))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update proposal_label set wrong = false",
        "delete from proposal_label",
        "update proposal_score set points = 99",
        "update certificate_test set bound = 0",
        "delete from certificate_test",
        "update audit_seed set seed = '0123456789abcdef'",
        "update audit_draw set draw = 0",
        "update blind_audit set postings = '{}'",
        "delete from breaker_event"
      })
  void the_application_role_changes_nothing_that_was_observed(String statement) {
    assertThatThrownBy(() -> run(() -> sql.change(statement)))
        .hasStackTraceContaining("permission denied");
  }

  private Money limit(int euros) {
    return Money.parse(euros + ".00", "USD");
  }

  private void policy(int version, String body) {
    sql.change(
        "insert into policy_version (version, body, actor) values (?, cast(? as jsonb), 'ada')",
        version,
        body);
  }

  private void labels(int points, int right, int wrong) {
    String circumstances = present.now().fingerprint();
    sql.change(
        """
        insert into proposal (id, payment, verdict, state, body, created_at)
        select gen_random_uuid(), 'L' || gen_random_uuid(), 'REVIEW', 'applied', '{}', now()
        from generate_series(1, ?)
        """,
        right + wrong);
    sql.change(
        """
        insert into proposal_score (proposal, points, facts, score_version, circumstances)
        select id, ?, '{}', ?, ? from proposal p
        where not exists(select from proposal_score s where s.proposal = p.id)
        """,
        points,
        Score.VERSION,
        circumstances);
    sql.change(
        """
        insert into proposal_label (proposal, source, wrong, actor)
        select proposal, 'verdict', row_number() over (order by proposal) <= ?, 'ada'
        from proposal_score s
        where not exists(select from proposal_label l where l.proposal = s.proposal)
        """,
        wrong);
  }

  private IssuedCertificate issued() {
    IssueCertificate.Outcome outcome = call(() -> issuing.issue(null, ADA));
    assertThat(outcome).isInstanceOf(IssueCertificate.Outcome.Issued.class);
    return ((IssueCertificate.Outcome.Issued) outcome).certificate();
  }

  private IssueCertificate.Outcome.Refused refused() {
    IssueCertificate.Outcome outcome = call(() -> issuing.issue(null, ADA));
    assertThat(outcome).isInstanceOf(IssueCertificate.Outcome.Refused.class);
    return (IssueCertificate.Outcome.Refused) outcome;
  }

  private void wrong() {
    run(() -> breaker.looked(Breaker.Seen.AUDIT, UUID.randomUUID(), true, ADA));
  }

  private Stops state() {
    return call(() -> breaker.state().stops());
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(tenant, work);
  }

  private void run(Runnable work) {
    inTenant.run(tenant, work);
  }
}
