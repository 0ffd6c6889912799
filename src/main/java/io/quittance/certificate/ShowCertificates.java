package io.quittance.certificate;

import io.quittance.certificate.CertificateView.Certified;
import io.quittance.certificate.CertificateView.Preview;
import io.quittance.certificate.statistics.TestResult;
import io.quittance.database.Sql;
import io.quittance.ledger.Ledger;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.policy.Statistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what people see of certificates. Runs in the caller's tenant transaction. */
@ApplicationScoped
class ShowCertificates {
  private static final int SHOWN = 50;

  private final Certificates certificates;
  private final Circumstances.Present present;
  private final Labels labels;
  private final Breaker breaker;
  private final Sql sql;
  private final Clock clock;

  ShowCertificates(
      Certificates certificates,
      Circumstances.Present present,
      Labels labels,
      Breaker breaker,
      Sql sql,
      Clock clock) {
    this.certificates = certificates;
    this.present = present;
    this.labels = labels;
    this.breaker = breaker;
    this.sql = sql;
    this.clock = clock;
  }

  CertificateView now() {
    Statistics statistics = present.statistics();
    Circumstances circumstances = present.now();
    // Before the history: what is void by now is to be shown so.
    Optional<IssuedCertificate> valid = certificates.valid();
    Breaker.State state = breaker.state();
    return new CertificateView(
        statistics.on(),
        new CertificateView.Terms(
            CertificateView.plain(statistics.budget()),
            CertificateView.plain(statistics.doubt()),
            CertificateView.plain(statistics.auditShare()),
            circumstances.policyVersion(),
            circumstances.reader()),
        valid.map(c -> Certified.of(c, posted(c.id()))).orElse(null),
        certificates.preview().map(result -> preview(result, circumstances)).orElse(null),
        new CertificateView.Stopped(
            CertificateView.plain(state.evidence()),
            state.stops().stored(),
            statistics.stop(),
            statistics.stopAll()),
        today(statistics),
        certificates.history(SHOWN).stream().map(c -> Certified.of(c, null)).toList());
  }

  private Preview preview(TestResult result, Circumstances now) {
    String fingerprint = now.fingerprint();
    Preview preview = Preview.of(result, labels.counted(fingerprint).labels().size());
    return preview.threshold() == null
        ? preview
        : preview.withOpen(
            sql.first(
                    """
                    select count(*) from proposal_score s
                    join proposal p on p.tenant = s.tenant and p.id = s.proposal
                    where p.state = 'open' and s.points >= ? and s.circumstances = ?
                    """,
                    row -> row.getInt(1),
                    preview.threshold(),
                    fingerprint)
                .orElseThrow());
  }

  /** The note of a decision by certificate begins with the certificate's id. */
  private int posted(UUID certificate) {
    return sql.first(
            "select count(*) from decision where actor = ? and reason_code = ? and note like ?",
            row -> row.getInt(1),
            Ledger.CERTIFIER,
            ReasonCode.BY_CERTIFICATE.text(),
            "certificate " + certificate + ":%")
        .orElseThrow();
  }

  private List<CertificateView.Day> today(Statistics statistics) {
    Map<String, Money> posted =
        sql
            .list(
                "select currency, posted_minor from certificate_day where day = ?",
                row -> Money.ofMinor(row.getLong("posted_minor"), row.getString("currency")),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
            .stream()
            .collect(
                Collectors.toMap(money -> money.currency().getCurrencyCode(), Function.identity()));
    return statistics.limits().entrySet().stream()
        .map(
            limit ->
                new CertificateView.Day(
                    limit.getKey(),
                    posted
                        .getOrDefault(limit.getKey(), Money.ofMinor(0, limit.getKey()))
                        .toPlainString(),
                    limit.getValue().posting().toPlainString(),
                    limit.getValue().day().toPlainString()))
        .toList();
  }
}
