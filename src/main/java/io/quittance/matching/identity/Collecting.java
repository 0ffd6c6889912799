package io.quittance.matching.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names of those who pay for others: payment processors and factors. */
final class Collecting {
  /** Processors and marketplaces that pay out many buyers' money under their own name. */
  private static final List<String> PROCESSORS =
      List.of(
          "adyen",
          "afterpay",
          "airwallex",
          "alipay",
          "amazon payments",
          "braintree",
          "checkout com",
          "concardis",
          "gocardless",
          "klarna",
          "mollie",
          "nexi",
          "nuvei",
          "payone",
          "payoneer",
          "paypal",
          "payu",
          "rapyd",
          "stripe",
          "sumup",
          "trustly",
          "wise payments",
          "worldline",
          "worldpay");

  /** Words by which those who buy invoices are called. */
  private static final Set<String> FACTOR_WORDS =
      Set.of("factor", "factoring", "factors", "affacturage", "factoraggio", "factorbank");

  private Collecting() {}

  /** Which processor or word of factors the name holds; empty for other names. */
  static Optional<String> of(CompanyName name) {
    String padded = " " + name.key() + " ";
    return PROCESSORS.stream()
        .map(processor -> CompanyName.of(processor).key())
        .filter(processor -> padded.contains(" " + processor + " "))
        .findFirst()
        .or(() -> name.words().stream().filter(FACTOR_WORDS::contains).findFirst());
  }
}
