package io.quittance.workbench;

import io.quittance.review.Decision;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A decision out of a submitted form, or what is wrong with it in words. Amounts are taken as typed
 * or refused, never repaired: {@code 1,250} may mean two things.
 */
sealed interface DecisionForm {
  /** Letters of a customer's id, as the store has it. */
  int LONGEST_CUSTOMER = 80;

  record Taken(Decision decision) implements DecisionForm {}

  record Wrong(String message) implements DecisionForm {}

  default <T> T fold(Function<Decision, T> taken, Function<String, T> wrong) {
    return this instanceof Taken t
        ? taken.apply(t.decision())
        : wrong.apply(((Wrong) this).message());
  }

  static DecisionForm read(MultivaluedMap<String, String> form, WorkbenchSettings settings) {
    String note = text(form.getFirst("note"));
    if (note.length() > settings.noteLength()) {
      return new Wrong("The note is longer than " + settings.noteLength() + " letters.");
    }
    return switch (text(form.getFirst("action"))) {
      case "approve" -> simple(Decision.Action.APPROVE, note);
      case "not-a-remittance" -> simple(Decision.Action.NOT_A_REMITTANCE, note);
      case "wait" -> simple(Decision.Action.WAIT, note);
      case "reject" ->
          note.isEmpty()
              ? new Wrong("A rejection needs a note that says why.")
              : simple(Decision.Action.REJECT, note);
      case "not-receivable" ->
          note.isEmpty()
              ? new Wrong("Say in the note why no customer owes this money.")
              : simple(Decision.Action.NOT_RECEIVABLE, note);
      case "choose-payer" -> ofCustomer(Decision.Action.CHOOSE_PAYER, form, note);
      case "on-account" -> ofCustomer(Decision.Action.ON_ACCOUNT, form, note);
      case "take-back" -> takenBack(text(form.getFirst("payment")), note);
      case "apply" -> corrected(form, note, settings);
      default -> new Wrong("The form names no decision.");
    };
  }

  private static DecisionForm simple(Decision.Action action, String note) {
    return new Taken(new Decision(action, List.of(), Map.of(), note));
  }

  /** The payment that a return of the bank takes back. */
  private static DecisionForm takenBack(String payment, String note) {
    return payment.isEmpty()
        ? new Wrong("Name the payment that was returned.")
        : new Taken(
            new Decision(
                Decision.Action.APPLY,
                List.of(new Decision.Applied(payment, null, null, null, null, null)),
                Map.of(),
                note));
  }

  private static DecisionForm ofCustomer(
      Decision.Action action, MultivaluedMap<String, String> form, String note) {
    String customer = text(form.getFirst("customer"));
    return customer.isEmpty() || customer.length() > LONGEST_CUSTOMER
        ? new Wrong("Name the customer by its id.")
        : new Taken(new Decision(action, List.of(), Map.of("customer", customer), note));
  }

  private static DecisionForm corrected(
      MultivaluedMap<String, String> form, String note, WorkbenchSettings settings) {
    List<String> items = column(form, "item");
    if (items.size() > settings.correctedItems()) {
      return new Wrong("At most " + settings.correctedItems() + " items fit one correction.");
    }
    List<String> amounts = column(form, "amount");
    List<String> discounts = column(form, "discount");
    List<String> writeOffs = column(form, "writeOff");
    List<String> reasons = column(form, "reasonCode");
    if (amounts.size() != items.size()
        || discounts.size() != items.size()
        || writeOffs.size() != items.size()
        || reasons.size() != items.size()) {
      return new Wrong("The form is incomplete; load the page again.");
    }
    List<Decision.Applied> applied = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String where = "Item " + (i + 1) + ": ";
      for (String amount : List.of(amounts.get(i), discounts.get(i), writeOffs.get(i))) {
        if (!amount.isEmpty() && !amount.matches("\\d{1,15}(\\.\\d{1,4})?")) {
          return new Wrong(where + "\"" + amount + "\" is no plain amount; write it like 1250.00.");
        }
      }
      if (items.get(i).isEmpty() || amounts.get(i).isEmpty()) {
        return new Wrong(where + "an item and an amount are needed.");
      }
      if (!writeOffs.get(i).isEmpty() && reasons.get(i).isEmpty()) {
        return new Wrong(where + "a write-off needs a reason.");
      }
      applied.add(
          new Decision.Applied(
              text(form.getFirst("payment")),
              items.get(i),
              amounts.get(i),
              orNull(discounts.get(i)),
              orNull(writeOffs.get(i)),
              writeOffs.get(i).isEmpty() ? null : reasons.get(i)));
    }
    return applied.isEmpty()
        ? new Wrong("A correction needs at least one item.")
        : new Taken(new Decision(Decision.Action.APPLY, applied, Map.of(), note));
  }

  private static List<String> column(MultivaluedMap<String, String> form, String name) {
    List<String> values = form.get(name);
    return values == null ? List.of() : values.stream().map(DecisionForm::text).toList();
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String text(String value) {
    return value == null ? "" : value.strip();
  }
}
