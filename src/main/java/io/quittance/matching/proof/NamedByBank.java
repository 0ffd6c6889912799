package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.matching.Books;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Open items that the bank names: by structured references and by numbers in its text, where banks
 * and payers break numbers into words. The longest run of words that is a number counts; what
 * stands within it is part of it.
 *
 * @param namings each number once, in the order of print
 * @param whole false when the text is longer than what was looked at
 */
record NamedByBank(List<Naming> namings, boolean whole) {
  /** Words of a payment's references and text that are looked at. */
  private static final int MOST_WORDS = 400;

  /** Following words that may make up one number. */
  private static final int MOST_JOINED = 4;

  /** Shorter numbers turn up in texts by accident. */
  private static final int LEAST_LENGTH = PaymentReference.LEAST_LENGTH;

  /** What the bank itself calls the movement names no item. */
  private static final String BANKS_OWN = "bankReference";

  /** ISO 11649: the reference behind the letters RF and two check digits. */
  private static final Pattern CREDITOR_REFERENCE = Pattern.compile("^RF[0-9]{2}(?=[A-Z0-9])");

  /**
   * @param printed as the bank has it, its words joined by a blank
   * @param items what may be meant and has something left, by id
   */
  record Naming(String printed, List<OpenItem> items) {
    Naming {
      items = List.copyOf(items);
    }
  }

  private record Run(int first, int words, String printed, String form) {}

  NamedByBank {
    namings = List.copyOf(namings);
  }

  /**
   * @param concerned whose items may be meant
   */
  static NamedByBank lookUp(Payment payment, Predicate<OpenItem> concerned, Books books) {
    List<List<String>> texts = texts(payment);
    List<Run> runs = new ArrayList<>();
    int before = 0;
    for (List<String> words : texts) {
      runs.addAll(runs(words, before));
      before += words.size();
    }
    Set<String> forms = new TreeSet<>();
    runs.forEach(run -> forms.add(run.form()));
    Map<String, List<OpenItem>> found = new HashMap<>();
    if (!forms.isEmpty()) {
      books.itemsByNumber(forms).stream()
          .filter(NamedItems::live)
          .filter(concerned)
          .sorted(Comparator.comparing(OpenItem::id))
          .forEach(
              item ->
                  found
                      .computeIfAbsent(
                          InvoiceNumber.canonical(item.number()), form -> new ArrayList<>())
                      .add(item));
    }
    return new NamedByBank(longest(runs, found), before < MOST_WORDS);
  }

  /** Every item that is named, those that a number leaves in doubt too, by id and once. */
  List<OpenItem> items() {
    return namings.stream()
        .flatMap(naming -> naming.items().stream())
        .distinct()
        .sorted(Comparator.comparing(OpenItem::id))
        .toList();
  }

  /** The longest runs of words that are numbers, none within another, each number once. */
  private static List<Naming> longest(List<Run> runs, Map<String, List<OpenItem>> found) {
    BitSet taken = new BitSet();
    Set<String> named = new HashSet<>();
    Map<Integer, Naming> inOrder = new HashMap<>();
    List<Run> longestFirst =
        runs.stream()
            .filter(run -> found.containsKey(run.form()))
            .sorted(Comparator.comparingInt(Run::words).reversed().thenComparing(Run::first))
            .toList();
    for (Run run : longestFirst) {
      boolean free = taken.get(run.first(), run.first() + run.words()).isEmpty();
      if (free) {
        taken.set(run.first(), run.first() + run.words());
      }
      if (free && named.add(run.form())) {
        inOrder.put(run.first(), new Naming(run.printed(), found.get(run.form())));
      }
    }
    return inOrder.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Run> runs(List<String> words, int before) {
    List<Run> runs = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      for (int end = first + 1; end <= Math.min(words.size(), first + MOST_JOINED); end++) {
        List<String> run = words.subList(first, end);
        String form = InvoiceNumber.canonical(String.join("", run));
        if (form.length() >= LEAST_LENGTH && form.chars().anyMatch(Character::isDigit)) {
          runs.add(new Run(before + first, end - first, String.join(" ", run), form));
        }
      }
    }
    return runs;
  }

  /** Words of each reference and of the text; a number does not run from one into the next. */
  private static List<List<String>> texts(Payment payment) {
    List<List<String>> texts = new ArrayList<>();
    int[] left = {MOST_WORDS};
    Stream.of(
            Stream.ofNullable(payment.reference()),
            payment.references().stream()
                .filter(reference -> !BANKS_OWN.equals(reference.type()))
                .map(Payment.Reference::value),
            Stream.ofNullable(payment.text()))
        .flatMap(text -> text)
        .filter(Objects::nonNull)
        .distinct()
        .map(text -> CREDITOR_REFERENCE.matcher(text.strip()).replaceFirst(""))
        .forEach(
            text -> {
              List<String> words =
                  Stream.of(text.split("[^\\p{L}\\p{N}]+", -1))
                      .filter(word -> !word.isEmpty())
                      .limit(left[0])
                      .toList();
              left[0] -= words.size();
              texts.add(words);
            });
    return texts;
  }
}
