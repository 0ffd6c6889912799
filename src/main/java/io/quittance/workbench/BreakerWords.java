package io.quittance.workbench;

import io.quittance.certificate.CertificateView.Stopped;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the breaker says of automatic postings, in words. */
final class BreakerWords {
  private BreakerWords() {}

  static boolean stopped(Stopped breaker) {
    return !breaker.stops().equals("nothing");
  }

  static String stops(Stopped breaker) {
    return breaker.stops().equals("all") ? "all automatic postings" : "postings by certificate";
  }

  /** {@code evidence 0.98, stops at 2,000}. */
  static String standing(Stopped breaker) {
    return "evidence " + evidence(breaker) + ", stops at " + grouped(breaker.stopAt());
  }

  static String said(Stopped breaker) {
    String at =
        "Evidence that automatic postings go wrong more often than the budget allows: "
            + evidence(breaker)
            + ". From "
            + grouped(breaker.stopAt())
            + " on it stops postings by certificate"
            + (breaker.stopAllAt() == null
                ? "."
                : ", from " + grouped(breaker.stopAllAt()) + " on all automatic ones.");
    return stopped(breaker)
        ? "It has stopped " + stops(breaker) + " until a person resets it. " + at
        : at;
  }

  private static String evidence(Stopped breaker) {
    return Figures.grouped(
        new BigDecimal(breaker.evidence()).setScale(2, RoundingMode.CEILING).stripTrailingZeros());
  }

  private static String grouped(int number) {
    return Figures.grouped(Integer.toString(number));
  }
}
