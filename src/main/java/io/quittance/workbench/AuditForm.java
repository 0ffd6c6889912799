package io.quittance.workbench;

import io.quittance.review.Decision;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an auditor says, out of a table of which most rows stay empty. */
final class AuditForm {
  private static final String AMOUNT = "\\d{1,15}(\\.\\d{1,4})?";

  private AuditForm() {}

  static DecisionForm read(MultivaluedMap<String, String> form, WorkbenchSettings settings) {
    String note = Wording.or(form.getFirst("note"), "").strip();
    if (note.length() > settings.noteLength()) {
      return new DecisionForm.Wrong(
          "The note is longer than " + settings.noteLength() + " letters.");
    }
    if ("reject".equals(form.getFirst("action"))) {
      return note.isEmpty()
          ? new DecisionForm.Wrong("Say in the note why nothing should have been posted.")
          : new DecisionForm.Taken(new Decision(Decision.Action.REJECT, List.of(), Map.of(), note));
    }
    List<String> items = column(form, "item");
    List<String> amounts = column(form, "amount");
    List<String> discounts = column(form, "discount");
    List<String> writeOffs = column(form, "writeOff");
    List<String> payments = column(form, "payment");
    if (amounts.size() != items.size()
        || discounts.size() != items.size()
        || writeOffs.size() != items.size()
        || payments.size() != items.size()) {
      return new DecisionForm.Wrong("The form is incomplete; load the page again.");
    }
    List<Decision.Applied> applied = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<String> row = List.of(amounts.get(i), discounts.get(i), writeOffs.get(i));
      for (String typed : row) {
        if (!typed.isEmpty() && !typed.matches(AMOUNT)) {
          return new DecisionForm.Wrong(
              items.get(i) + ": \"" + typed + "\" is no plain amount; write it like 1250.00.");
        }
      }
      if (row.stream().anyMatch(typed -> !typed.isEmpty())) {
        applied.add(
            new Decision.Applied(
                payments.get(i),
                items.get(i),
                amounts.get(i).isEmpty() ? "0" : amounts.get(i),
                orNull(discounts.get(i)),
                orNull(writeOffs.get(i)),
                null));
      }
    }
    return applied.isEmpty()
        ? new DecisionForm.Wrong(
            "Write beside each item what the payment pays of it, or say that nothing should have"
                + " been posted.")
        : new DecisionForm.Taken(new Decision(Decision.Action.APPLY, applied, Map.of(), note));
  }

  private static List<String> column(MultivaluedMap<String, String> form, String name) {
    List<String> values = form.get(name);
    return values == null
        ? List.of()
        : values.stream().map(value -> value == null ? "" : value.strip()).toList();
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
