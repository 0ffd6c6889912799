package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.matching.Books;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Items that a line may mean though it prints the number of none: by a number that was misread, by
 * the end of a number, or by a reference of the customer's own. All items of the tenant count, own
 * and others', open and closed: one that only one item can be is an answer, two are a question.
 */
final class NearNumbers {
  private final Set<String> shapes;
  private final List<OpenItem> bySkeleton;
  private final List<OpenItem> bySuffix;
  private final List<OpenItem> byReference;

  private NearNumbers(
      Set<String> shapes,
      List<OpenItem> bySkeleton,
      List<OpenItem> bySuffix,
      List<OpenItem> byReference) {
    this.shapes = shapes;
    this.bySkeleton = bySkeleton;
    this.bySuffix = bySuffix;
    this.byReference = byReference;
  }

  /** Looks up, all at once, what the lines could mean whose number is that of no item. */
  static NearNumbers lookUp(Advice advice, NamedItems named, Books books) {
    Set<String> skeletons = new TreeSet<>();
    Set<String> suffixes = new TreeSet<>();
    Set<String> references = new TreeSet<>();
    Set<String> shapes = new TreeSet<>();
    for (Advice.Line line : advice.lines()) {
      String form = InvoiceNumber.canonical(line.invoiceNumber());
      if (form.isEmpty()) {
        line.references().forEach(r -> references.add(NumberForms.reference(r.value())));
      } else if (named.equalTo(line.invoiceNumber()).isEmpty()
          && form.length() <= InvoiceNumber.LONGEST) {
        skeletons.addAll(NumberForms.skeletons(line.invoiceNumber()));
        references.add(NumberForms.reference(line.invoiceNumber()));
        shapes.add(NumberForms.shape(form));
        if (suffix(form)) {
          suffixes.add(form);
        }
      }
    }
    references.remove("");
    return new NearNumbers(
        shapes.isEmpty() ? Set.of() : books.shapesInUse(shapes),
        skeletons.isEmpty() ? List.of() : books.itemsBySkeleton(skeletons),
        suffixes.isEmpty() ? List.of() : books.itemsBySuffix(suffixes),
        references.isEmpty() ? List.of() : books.itemsByReference(references));
  }

  /** What a number can mean that is no item's: an answer only when one item alone is like it. */
  Resolution resolve(String printed) {
    String form = InvoiceNumber.canonical(printed);
    Set<String> skeletons = NumberForms.skeletons(printed);
    Map<Resolution.Kind, List<OpenItem>> found = new LinkedHashMap<>();
    found.put(
        Resolution.Kind.OCR_EQUAL,
        only(
            bySkeleton,
            i -> skeletons.contains(NumberForms.skeleton(InvoiceNumber.canonical(i.number())))));
    found.put(
        Resolution.Kind.SUFFIX,
        suffix(form)
            ? only(bySuffix, i -> InvoiceNumber.canonical(i.number()).endsWith(form))
            : List.of());
    found.put(Resolution.Kind.REFERENCE, carrying(Set.of(NumberForms.reference(printed))));
    Set<OpenItem> like = new LinkedHashSet<>();
    found.values().forEach(like::addAll);
    if (like.size() != 1) {
      return like.isEmpty() ? Resolution.UNKNOWN : Resolution.ambiguous(List.copyOf(like));
    }
    Resolution.Kind how =
        found.entrySet().stream().filter(e -> !e.getValue().isEmpty()).findFirst().get().getKey();
    OpenItem item = like.iterator().next();
    // The tenant has numbers of just this form: the one that is printed may exist elsewhere.
    return how != Resolution.Kind.REFERENCE && shapes.contains(NumberForms.shape(form))
        ? Resolution.unknown(List.of(item))
        : Resolution.near(how, item);
  }

  /** What a line without a number can mean by the customer's references. */
  Resolution byReferences(List<String> printed) {
    Set<String> forms = new LinkedHashSet<>();
    printed.forEach(reference -> forms.add(NumberForms.reference(reference)));
    List<OpenItem> carrying = carrying(forms);
    if (carrying.size() == 1) {
      return Resolution.near(Resolution.Kind.REFERENCE, carrying.get(0));
    }
    return carrying.isEmpty() ? Resolution.UNNAMED : Resolution.ambiguous(carrying);
  }

  /**
   * What a line prints, in the forms by which it is compared with items: made once for a line that
   * is compared with many.
   *
   * @param number canonical, empty without one
   * @param references forms of the customer's references that it may mean an item by
   */
  record Printed(String number, Set<String> skeletons, Set<String> references) {
    static Printed of(Advice.Line line) {
      String number = InvoiceNumber.canonical(line.invoiceNumber());
      Set<String> references = new LinkedHashSet<>();
      if (number.isEmpty()) {
        line.references().forEach(r -> references.add(NumberForms.reference(r.value())));
      } else {
        references.add(NumberForms.reference(line.invoiceNumber()));
      }
      return new Printed(number, NumberForms.skeletons(line.invoiceNumber()), references);
    }

    /** True when the line names the item, or is near enough to mean it and names no other item. */
    boolean mayMean(OpenItem item, Books books) {
      return mayMean(item, InvoiceNumber.canonical(item.number()), books);
    }

    /**
     * @param own the item's number in canonical form
     */
    boolean mayMean(OpenItem item, String own, Books books) {
      if (number.isEmpty()) {
        return carries(item, references);
      }
      if (number.equals(own)) {
        return true;
      }
      boolean near =
          skeletons.contains(NumberForms.skeleton(own))
              || (suffix(number) && own.endsWith(number))
              || carries(item, references);
      return near && books.itemsByNumber(Set.of(number)).isEmpty();
    }
  }

  private List<OpenItem> carrying(Set<String> forms) {
    return only(byReference, item -> carries(item, forms));
  }

  static boolean carries(OpenItem item, Set<String> forms) {
    return item.references().stream()
        .map(reference -> NumberForms.reference(reference.value()))
        .anyMatch(form -> !form.isEmpty() && forms.contains(form));
  }

  private static boolean suffix(String form) {
    return form.length() >= NumberForms.SHORTEST_SUFFIX
        && form.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  private static List<OpenItem> only(List<OpenItem> items, Predicate<OpenItem> which) {
    Stream<OpenItem> matching = items.stream().filter(which);
    return matching.sorted(Comparator.comparing(OpenItem::id)).distinct().toList();
  }
}
