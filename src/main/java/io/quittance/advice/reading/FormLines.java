package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of a form: each label that names an invoice begins one, the labelled amounts and dates
 * after it belong to it.
 */
final class FormLines {
  private final List<Labelled> labels;
  private final Map<Field, Pointing.Spot> header;
  private final List<Map<Field, Pointing.Spot>> open = new ArrayList<>();

  FormLines(List<Labelled> labels, Map<Field, Pointing.Spot> header) {
    this.labels = labels;
    this.header = header;
  }

  List<Pointing.Entry> lines() {
    for (Labelled label : labels) {
      if (label.columnRole() == Role.INVOICE_NUMBER && label.column().rank() <= 1) {
        label.as(Role.INVOICE_NUMBER).ifPresent(this::begin);
      }
    }
    String weaker = open.isEmpty() ? repeated() : null;
    if (open.isEmpty()) {
      return List.of();
    }
    int at = -1;
    for (Labelled label : labels) {
      boolean names =
          weaker == null
              ? label.columnRole() == Role.INVOICE_NUMBER
              : Lexicon.key(label.label()).equals(weaker);
      Optional<TextCell> number = names ? label.as(Role.INVOICE_NUMBER) : Optional.empty();
      if (number.isPresent() && isBegun(number.get(), at + 1)) {
        at++;
      } else if (at >= 0 || open.size() == 1) {
        attach(label, Math.max(at, 0));
      }
    }
    if (open.size() == 1) {
      singleNet(open.get(0));
    }
    return open.stream().map(values -> new Pointing.Entry(null, values)).toList();
  }

  /**
   * A weaker label, {@code Your reference}, begins lines when it comes again with another number
   * and with amounts between: the label, or null.
   */
  private String repeated() {
    Map<String, List<TextCell>> values = new LinkedHashMap<>();
    Map<String, Integer> amounts = new HashMap<>();
    String last = null;
    for (Labelled label : labels) {
      boolean weak =
          label.columnRole() == Role.INVOICE_NUMBER || label.columnRole() == Role.DOCUMENT_NUMBER;
      if (weak && label.as(Role.INVOICE_NUMBER).isPresent()) {
        last = Lexicon.key(label.label());
        values
            .computeIfAbsent(last, k -> new ArrayList<>())
            .add(label.as(Role.INVOICE_NUMBER).get());
      } else if (last != null
          && (label.columnRole() == Role.NET || label.columnRole() == Role.AMOUNT)) {
        amounts.merge(last, 1, Integer::sum);
      }
    }
    for (Map.Entry<String, List<TextCell>> entry : values.entrySet()) {
      long different = entry.getValue().stream().map(TextCell::text).distinct().count();
      if (different > 1
          && different == entry.getValue().size()
          && amounts.getOrDefault(entry.getKey(), 0) >= different) {
        entry.getValue().forEach(this::begin);
        return entry.getKey();
      }
    }
    return null;
  }

  /** Places that belong to one of several lines: they say nothing of the payment. */
  static Set<Pointing.Spot> taken(List<Pointing.Entry> lines) {
    Set<Pointing.Spot> taken = new HashSet<>();
    if (lines.size() > 1) {
      lines.forEach(line -> taken.addAll(line.values().values()));
    }
    return taken;
  }

  private void begin(TextCell number) {
    Pointing.Spot spot = Spots.of(number);
    boolean known =
        open.stream().anyMatch(o -> o.get(Field.INVOICE_NUMBER).text().equals(spot.text()));
    if (!known && open.size() < 500) {
      Map<Field, Pointing.Spot> values = new EnumMap<>(Field.class);
      values.put(Field.INVOICE_NUMBER, spot);
      open.add(values);
    }
  }

  private boolean isBegun(TextCell number, int next) {
    return next < open.size() && open.get(next).get(Field.INVOICE_NUMBER).equals(Spots.of(number));
  }

  private void attach(Labelled label, int at) {
    Field field =
        switch (label.columnRole()) {
          case GROSS -> Field.GROSS_AMOUNT;
          case DISCOUNT -> Field.DISCOUNT_AMOUNT;
          case DEDUCTION -> Field.DEDUCTION_AMOUNT;
          case NET -> Field.NET_AMOUNT;
          case AMOUNT -> open.size() > 1 ? Field.NET_AMOUNT : null;
          case INVOICE_DATE ->
              Lexicon.key(label.label()).contains(" ") || open.size() > 1
                  ? Field.INVOICE_DATE
                  : null;
          case REASON -> Field.REASON;
          default -> null;
        };
    if (field == null) {
      return;
    }
    label
        .as(label.columnRole())
        .ifPresent(value -> open.get(at).putIfAbsent(field, Spots.of(value)));
  }

  /** The net of a form's only invoice is the payment; a lone invoice amount is both. */
  private void singleNet(Map<Field, Pointing.Spot> values) {
    Pointing.Spot paid = header.get(Field.PAYMENT_AMOUNT);
    Pointing.Spot gross = values.get(Field.GROSS_AMOUNT);
    boolean reduced =
        values.containsKey(Field.DISCOUNT_AMOUNT) || values.containsKey(Field.DEDUCTION_AMOUNT);
    if (values.containsKey(Field.NET_AMOUNT)) {
      header.putIfAbsent(Field.PAYMENT_AMOUNT, values.get(Field.NET_AMOUNT));
    } else if (paid != null) {
      values.put(Field.NET_AMOUNT, paid);
    } else if (gross != null && !reduced) {
      values.put(Field.NET_AMOUNT, gross);
      values.remove(Field.GROSS_AMOUNT);
    }
  }
}
