package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import java.util.Optional;

/** Holds what an advice says of the whole payment against the source. */
final class HeaderInSource {
  private static final String WHERE = "header";

  private final Advice advice;
  private final ValuesInSource values;

  HeaderInSource(Advice advice, ValuesInSource values) {
    this.advice = advice;
    this.values = values;
  }

  void check(AmountsInSource amounts) {
    words(Field.PAYER_NAME, advice.payer().name());
    words(Field.PAYER_IDENTIFIER, advice.payer().identifier());
    words(Field.PAYEE_NAME, advice.payee().name());
    words(Field.PAYEE_IDENTIFIER, advice.payee().identifier());
    words(Field.PAYMENT_REFERENCE, advice.paymentReference());
    words(Field.PAYMENT_METHOD, advice.paymentMethod());
    values.date(advice.values(), Field.PAYMENT_DATE, advice.paymentDate(), WHERE);
    values.date(advice.values(), Field.ADVICE_DATE, advice.adviceDate(), WHERE);
    currency();
    amounts.total(advice.values(), advice.paymentAmount());
  }

  private void words(Field field, String claimed) {
    Optional<SourcePlace> place = place(field, claimed);
    if (place.isEmpty()) {
      return;
    }
    if (!place.get().printed().equals(claimed)) {
      values.missing(SourceRule.WORDS_AS_PRINTED, field.json() + " is not what is printed", WHERE);
    }
    if (field == Field.PAYMENT_REFERENCE) {
      values.role(place.get(), field, null, WHERE);
    }
  }

  private void currency() {
    Optional<SourcePlace> place = place(Field.CURRENCY, advice.currency());
    if (place.isEmpty()) {
      return;
    }
    String printed = place.get().printed();
    String named =
        PrintedAmount.of(printed)
            .map(PrintedAmount::currency)
            .or(() -> Currencies.named(printed))
            .orElse(null);
    if (!advice.currency().equals(place.get().style().currency(named))) {
      values.missing(SourceRule.CURRENCY_AS_PRINTED, "the currency is not what is printed", WHERE);
    }
  }

  private Optional<SourcePlace> place(Field field, String claimed) {
    return claimed == null
        ? Optional.empty()
        : values.place(advice.values().get(field.json()), field, WHERE);
  }
}
