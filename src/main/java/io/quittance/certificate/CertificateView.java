package io.quittance.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.certificate.statistics.TestResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where the tenant stands, as the API shows it. Rates are plain decimals as text.
 *
 * @param on the policy has a budget
 * @param certificate the one that holds, or null
 * @param preview what a test of the labels would say now, or null without a budget
 * @param history tests, passed and failed, the newest first
 */
public record CertificateView(
    boolean on,
    Terms terms,
    Certified certificate,
    Preview preview,
    Stopped breaker,
    List<Day> today,
    List<Certified> history) {

  public record Terms(
      String budget, String doubt, String auditShare, int policyVersion, String reader) {}

  /**
   * @param bound highest rate of wrong ones that the labels leave possible
   * @param posted postings made under it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Certified(
      UUID id,
      boolean passed,
      String method,
      Long seed,
      String budget,
      String doubt,
      int threshold,
      int labels,
      int accepted,
      int wrong,
      String bound,
      int policyVersion,
      String reader,
      int scoreVersion,
      String actor,
      Instant recordedAt,
      Integer posted,
      Instant voidedAt,
      String voidedBy,
      String voidReason) {

    static Certified of(IssuedCertificate certificate, Integer posted) {
      return new Certified(
          certificate.id(),
          certificate.passed(),
          certificate.method(),
          certificate.seed(),
          plain(certificate.budget()),
          plain(certificate.doubt()),
          certificate.threshold(),
          certificate.labels(),
          certificate.accepted(),
          certificate.wrong(),
          plain(certificate.bound()),
          certificate.policyVersion(),
          certificate.reader(),
          certificate.scoreVersion(),
          certificate.actor(),
          certificate.recordedAt(),
          posted,
          certificate.voided(),
          certificate.voidedBy(),
          certificate.voidReason());
    }
  }

  /**
   * @param result {@code passed}, {@code too-few} or {@code failed}
   * @param labels that count now
   * @param threshold least score that would be accepted; null when there are too few
   * @param accepted labels with it
   * @param needed labels that it takes with as many wrong ones; null when it would pass
   * @param open held proposals of now with that score or more, which people decide about
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Preview(
      String result,
      int labels,
      Integer threshold,
      Integer accepted,
      Integer wrong,
      String bound,
      Integer needed,
      Integer open) {

    static Preview of(TestResult result, int labels) {
      return result.fold(
          passed ->
              new Preview(
                  "passed",
                  labels,
                  passed.threshold(),
                  passed.accepted(),
                  passed.wrong(),
                  plain(passed.bound()),
                  null,
                  null),
          tooFew -> new Preview("too-few", labels, null, null, null, null, tooFew.needed(), null),
          failed ->
              new Preview(
                  "failed",
                  labels,
                  failed.threshold(),
                  failed.accepted(),
                  failed.wrong(),
                  plain(failed.bound()),
                  failed.needed(),
                  null));
    }

    Preview withOpen(int proposals) {
      return new Preview(result, labels, threshold, accepted, wrong, bound, needed, proposals);
    }
  }

  /**
   * @param stops {@code nothing}, {@code certificates} or {@code all}
   * @param stopAt evidence at which postings by certificate stop; @param stopAllAt null: never
   */
  public record Stopped(String evidence, String stops, int stopAt, Integer stopAllAt) {}

  /**
   * @param posted moved by certificate today (UTC)
   */
  public record Day(String currency, String posted, String postingLimit, String dayLimit) {}

  public CertificateView {
    today = List.copyOf(today);
    history = List.copyOf(history);
  }

  static String plain(BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros().toPlainString();
  }
}
