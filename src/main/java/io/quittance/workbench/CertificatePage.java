package io.quittance.workbench;

import io.quittance.certificate.CertificateView;
import io.quittance.workbench.CaseView.Plain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What labels permit, ready to print.
 *
 * @param on whether the tenant's policy has an error budget
 * @param held the certificate that holds, or null
 * @param wouldBe what a test of the labels would say now, or empty
 * @param stopped true when the breaker has stopped something
 * @param resettable true when there is evidence to lay aside
 */
record CertificatePage(
    Visitor visitor,
    boolean on,
    List<Figure> figures,
    Held held,
    String wouldBe,
    List<Plain> preview,
    boolean issuable,
    boolean stopped,
    boolean resettable,
    String breaker,
    List<CertificateView.Day> today,
    List<Row> history) {

  /**
   * @param tone empty, or bad
   */
  record Figure(String label, String value, String note, String tone) {}

  record Held(String id, List<Plain> facts) {}

  /**
   * @param ended why it holds no more, by whom and when, or empty
   */
  record Row(
      String outcome,
      String tone,
      String at,
      String atText,
      String actor,
      String accepted,
      String bound,
      String under,
      String ended) {}

  static CertificatePage of(Visitor visitor, CertificateView now) {
    boolean stopped = BreakerWords.stopped(now.breaker());
    return new CertificatePage(
        visitor,
        now.on(),
        figures(now, stopped),
        now.certificate() == null
            ? null
            : new Held(now.certificate().id().toString(), facts(now.certificate())),
        now.preview() == null ? "" : saidOf(now.preview()),
        now.preview() == null ? List.of() : facts(now.preview()),
        now.preview() != null && !now.preview().result().equals("too-few") && !stopped,
        stopped,
        stopped || new BigDecimal(now.breaker().evidence()).compareTo(BigDecimal.ONE) > 0,
        BreakerWords.said(now.breaker()),
        now.today().stream()
            .map(
                day ->
                    new CertificateView.Day(
                        day.currency(),
                        Figures.grouped(day.posted()),
                        Figures.grouped(day.postingLimit()),
                        Figures.grouped(day.dayLimit())))
            .toList(),
        now.history().stream().map(CertificatePage::row).toList());
  }

  private static List<Figure> figures(CertificateView now, boolean stopped) {
    CertificateView.Terms terms = now.terms();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "Error budget",
            now.on() ? percent(terms.budget()) : "none",
            now.on()
                ? "may be wrong; with " + percent(terms.doubt()) + " doubt"
                : "so nothing is posted by certificate",
            ""));
    CertificateView.Certified held = now.certificate();
    figures.add(
        new Figure(
            "Certificate",
            held == null ? "none holds" : "at most " + percent(held.bound()) + " wrong",
            held == null ? "" : held.accepted() + " labels, " + held.wrong() + " of them wrong",
            ""));
    figures.add(
        new Figure(
            "Posted under it",
            held == null || held.posted() == null ? Rates.NONE : held.posted().toString(),
            held == null ? "" : "since it was issued",
            ""));
    figures.add(
        new Figure(
            "Blind audits",
            new BigDecimal(terms.auditShare()).signum() == 0
                ? "none are drawn"
                : percent(terms.auditShare()),
            "of what is posted without a person",
            ""));
    figures.add(
        new Figure(
            "Breaker",
            stopped ? "has stopped " + BreakerWords.stops(now.breaker()) : "lets postings go on",
            BreakerWords.standing(now.breaker()),
            stopped ? "bad" : ""));
    return figures;
  }

  private static List<Plain> facts(CertificateView.Certified held) {
    List<Plain> facts = new ArrayList<>();
    facts.add(new Plain("Accepts from", "a score of " + held.threshold()));
    facts.add(new Plain("Labels with it", Integer.toString(held.accepted())));
    facts.add(new Plain("Wrong among them", Integer.toString(held.wrong())));
    facts.add(new Plain("So at most wrong", percent(held.bound())));
    facts.add(new Plain("Budget", percent(held.budget()) + ", doubt " + percent(held.doubt())));
    facts.add(new Plain("Policy", "version " + held.policyVersion()));
    facts.add(new Plain("Read by", held.reader()));
    facts.add(new Plain("Issued", Figures.moment(held.recordedAt()) + ", by " + held.actor()));
    return facts;
  }

  private static String saidOf(CertificateView.Preview preview) {
    return switch (preview.result()) {
      case "passed" -> "The labels of now would pass.";
      case "failed" -> "The labels of now would fail, and a test would use them up.";
      default -> "There are too few labels for a test; trying uses none up.";
    };
  }

  private static List<Plain> facts(CertificateView.Preview preview) {
    List<Plain> facts = new ArrayList<>();
    facts.add(new Plain("Labels that count", Integer.toString(preview.labels())));
    if (preview.threshold() != null) {
      facts.add(new Plain("Would accept from", "a score of " + preview.threshold()));
      facts.add(new Plain("Labels with it", String.valueOf(preview.accepted())));
      facts.add(new Plain("Wrong among them", String.valueOf(preview.wrong())));
      facts.add(new Plain("So at most wrong", percent(preview.bound())));
      facts.add(
          new Plain(
              "Held now with that score",
              Wording.count(preview.open() == null ? 0 : preview.open(), "proposal", "proposals")));
    }
    if (preview.needed() != null) {
      facts.add(new Plain("It takes", Wording.count(preview.needed(), "label", "labels")));
    }
    return facts;
  }

  private static Row row(CertificateView.Certified test) {
    boolean holds = test.passed() && test.voidedAt() == null;
    return new Row(
        test.passed() ? holds ? "holds" : "void" : "failed",
        holds ? "good" : test.passed() ? "quiet" : "bad",
        test.recordedAt().toString(),
        Figures.moment(test.recordedAt()),
        test.actor(),
        test.accepted() + " labels from score " + test.threshold() + ", " + test.wrong() + " wrong",
        percent(test.bound()) + " of " + percent(test.budget()),
        "policy version " + test.policyVersion() + ", " + test.reader(),
        test.voidedAt() == null
            ? ""
            : test.voidReason()
                + " ("
                + test.voidedBy()
                + ", "
                + Figures.moment(test.voidedAt())
                + ")");
  }

  private static String percent(String rate) {
    return rate == null ? Rates.NONE : Rates.percent(new BigDecimal(rate));
  }
}
