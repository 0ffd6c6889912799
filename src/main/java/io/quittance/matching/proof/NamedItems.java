package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.matching.Books;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every open item that an advice could mean by the numbers and references it prints. */
final class NamedItems {
  private final Map<String, List<OpenItem>> byForm = new HashMap<>();
  private final Set<String> numbers;

  private NamedItems(Set<String> numbers) {
    this.numbers = numbers;
  }

  static NamedItems lookUp(Advice advice, Books books) {
    Set<String> numbers = forms(advice.lines().stream().map(Advice.Line::invoiceNumber));
    Set<String> all =
        forms(
            advice.lines().stream()
                .flatMap(
                    line ->
                        Stream.concat(
                            Stream.ofNullable(line.invoiceNumber()),
                            line.references().stream().map(Advice.Reference::value))));
    NamedItems named = new NamedItems(numbers);
    if (!all.isEmpty()) {
      books.itemsByNumber(all).stream()
          .sorted(Comparator.comparing(OpenItem::id))
          .forEach(
              item ->
                  named
                      .byForm
                      .computeIfAbsent(
                          InvoiceNumber.canonical(item.number()), f -> new ArrayList<>())
                      .add(item));
    }
    return named;
  }

  /** Items whose number equals the printed one in canonical form, by id. */
  List<OpenItem> equalTo(String printed) {
    String form = InvoiceNumber.canonical(printed);
    return form.isEmpty() ? List.of() : byForm.getOrDefault(form, List.of());
  }

  /** True when a line's number equals this one in canonical form, known to the books or not. */
  boolean names(String printed) {
    return numbers.contains(InvoiceNumber.canonical(printed));
  }

  /** Customers of the items that the lines' numbers (not other references) could mean. */
  Set<String> customers() {
    Set<String> customers = new TreeSet<>();
    numbers.forEach(
        form -> byForm.getOrDefault(form, List.of()).forEach(i -> customers.add(i.customer())));
    return customers;
  }

  /** Currencies of the items that the lines' numbers could mean, by code. */
  List<Currency> currencies() {
    return numbers.stream()
        .flatMap(form -> byForm.getOrDefault(form, List.of()).stream())
        .map(item -> item.available().currency())
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .toList();
  }

  /** True when at least one item is named and none of those named has anything left to pay. */
  boolean allSettled() {
    List<OpenItem> items =
        numbers.stream().flatMap(f -> byForm.getOrDefault(f, List.of()).stream()).toList();
    return !items.isEmpty() && items.stream().noneMatch(NamedItems::live);
  }

  /** Something of the item is left to pay, whether or not it may be paid automatically. */
  static boolean live(OpenItem item) {
    return item.status() != OpenItem.Status.CLOSED && item.available().isPositive();
  }

  private static Set<String> forms(Stream<String> printed) {
    Set<String> forms = new LinkedHashSet<>();
    printed.map(InvoiceNumber::canonical).filter(f -> !f.isEmpty()).forEach(forms::add);
    return forms;
  }
}
