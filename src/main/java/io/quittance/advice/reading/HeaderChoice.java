package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses, for each header field, the value whose label names it best; the first among equals. */
final class HeaderChoice {
  private static final Pattern BY = Pattern.compile("(?iu) (?:by|par) ?[:：]?$");

  private final List<Labelled> labels;
  private final Set<Pointing.Spot> taken;

  /**
   * @param taken places that belong to lines
   */
  HeaderChoice(List<Labelled> labels, Set<Pointing.Spot> taken) {
    this.labels = labels;
    this.taken = taken;
  }

  void choose(Map<Field, Pointing.Spot> header) {
    put(header, Field.PAYMENT_REFERENCE, Role.PAYMENT_REFERENCE, 9);
    put(header, Field.PAYMENT_DATE, Role.PAYMENT_DATE, 1);
    put(header, Field.PAYMENT_DATE, Role.VALUE_DATE, 9);
    put(header, Field.PAYMENT_DATE, Role.PAYMENT_DATE, 9);
    put(header, Field.ADVICE_DATE, Role.ADVICE_DATE, 9);
    put(header, Field.PAYMENT_AMOUNT, Role.PAYMENT_AMOUNT, 9);
    put(header, Field.CURRENCY, Role.CURRENCY, 9);
    put(header, Field.PAYMENT_METHOD, Role.METHOD, 9);
    put(header, Field.PAYER_NAME, Role.PAYER, 1);
    paidBy(header);
    put(header, Field.PAYER_NAME, Role.PAYER, 9);
    put(header, Field.PAYER_IDENTIFIER, Role.PAYER_ID, 9);
    put(header, Field.PAYEE_NAME, Role.PAYEE, 9);
    put(header, Field.PAYEE_IDENTIFIER, Role.PAYEE_ID, 9);
  }

  /** {@code Paid by} is followed by a way to pay or by a company: then it names the payer. */
  private void paidBy(Map<Field, Pointing.Spot> header) {
    for (Labelled label : labels) {
      Optional<TextCell> name =
          label.headerRole() == Role.METHOD && BY.matcher(label.label()).find()
              ? label.as(Role.PAYER)
              : Optional.empty();
      name.filter(cell -> LegalForm.isCompany(cell.text()))
          .ifPresent(cell -> header.putIfAbsent(Field.PAYER_NAME, Spots.of(cell)));
    }
  }

  private void put(Map<Field, Pointing.Spot> header, Field field, Role role, int worst) {
    if (header.containsKey(field)) {
      return;
    }
    TextCell best = null;
    int bestRank = worst + 1;
    for (Labelled label : labels) {
      if (label.headerRole() != role || label.header().rank() >= bestRank) {
        continue;
      }
      Optional<TextCell> value = label.as(role);
      if (value.isPresent() && !taken.contains(Spots.of(value.get()))) {
        best = value.get();
        bestRank = label.header().rank();
      }
    }
    if (best != null) {
      header.put(field, Spots.of(best));
    }
  }
}
