package io.quittance.evaluation.simulate;

import java.util.List;
import java.util.Locale;

/**
 * One of the seller's companies.
 *
 * @param account where customers pay
 * @param invoices how it numbers invoices, {@code %d} is the counter
 * @param credits how it numbers credit memos
 * @param first the first counter
 * @param weight its share of the customers
 */
record LegalEntity(
    String id,
    String name,
    String currency,
    String account,
    String invoices,
    String credits,
    int first,
    int weight)
    implements Chance.Weighted {

  static final List<LegalEntity> ALL =
      List.of(
          new LegalEntity(
              "DE01",
              "Nordhafen Technik GmbH",
              "EUR",
              "DE02100100100006820101",
              "RE-%06d",
              "GS-%06d",
              104_000,
              60),
          new LegalEntity(
              "FR02",
              "Nordhafen France SAS",
              "EUR",
              "FR7630006000011234567890189",
              "F26/%06d",
              "AV26/%06d",
              20_500,
              25),
          new LegalEntity(
              "US03",
              "Nordhafen Inc.",
              "USD",
              "GB33BUKB20201555555555",
              "90%06d",
              "98%06d",
              411_000,
              15));

  String number(boolean credit, int counter) {
    return String.format(Locale.ROOT, credit ? credits : invoices, counter);
  }
}
