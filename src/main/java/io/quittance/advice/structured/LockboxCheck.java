package io.quittance.advice.structured;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One record 6 with the records 4 that continue it. */
final class LockboxCheck {

  private final LockboxRecord detail;
  private final LockboxRecord header;
  private final List<LockboxRecord> overflow = new ArrayList<>();

  LockboxCheck(LockboxRecord detail, LockboxRecord header) {
    this.detail = detail;
    this.header = header;
  }

  /** Batch and item of a record 4 are those of its check. */
  boolean continues(LockboxRecord record) {
    return record.field(1, 7).map(Printed::text).equals(detail.field(1, 7).map(Printed::text));
  }

  void add(LockboxRecord record) {
    overflow.add(record);
  }

  /** True when invoices may stand with it, in whatever columns. */
  boolean told() {
    return !overflow.isEmpty() || detail.field(46, 56).isPresent();
  }

  Optional<Printed> amount() {
    return detail.field(7, 17);
  }

  Optional<Printed> number() {
    return detail.unpadded(36, 46);
  }

  Optional<Printed> depositDate() {
    return header == null ? Optional.empty() : header.field(14, 20);
  }

  String where() {
    return detail.where();
  }

  boolean gives(LockboxProfile profile) {
    Optional<List<ItemDraft>> items = items(profile);
    Optional<BigDecimal> amount = amount().flatMap(p -> Notation.cents(p.text()));
    if (items.isEmpty() || amount.isEmpty() || items.get().isEmpty()) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (ItemDraft item : items.get()) {
      sum = sum.add(Figure.valueOf(item.net()));
    }
    return sum.compareTo(amount.get()) == 0;
  }

  /** Empty when the columns of the profile do not hold numbers and amounts. */
  Optional<List<ItemDraft>> items(LockboxProfile profile) {
    List<ItemDraft> items = new ArrayList<>();
    boolean fits = profile.detailStart() < 0 || add(items, detail, profile.detailStart(), profile);
    for (LockboxRecord record : overflow) {
      fits &= add(items, record, profile.overflowStart(), profile);
    }
    return fits ? Optional.of(items) : Optional.empty();
  }

  private static boolean add(
      List<ItemDraft> items, LockboxRecord record, int first, LockboxProfile profile) {
    int start = first;
    int width = profile.numberWidth() + profile.amountWidth();
    for (int i = 0; i < profile.most(); i++) {
      int middle = start + profile.numberWidth();
      Optional<Printed> number = record.unpadded(start, middle);
      Optional<Printed> amount = record.field(middle, start + width);
      boolean nothing = number.isEmpty() && amount.isEmpty();
      if (!nothing && !item(items, number, amount, profile)) {
        return false;
      }
      start += width;
    }
    return record.text().strip().length() <= start;
  }

  private static boolean item(
      List<ItemDraft> items,
      Optional<Printed> number,
      Optional<Printed> amount,
      LockboxProfile profile) {
    ItemDraft item = new ItemDraft();
    if (number.isEmpty() || number.get().text().indexOf(' ') >= 0) {
      return false;
    }
    item.number(number.get());
    if (profile.amountWidth() > 0) {
      boolean whole =
          amount.isPresent() && amount.get().text().matches("\\d{" + profile.amountWidth() + "}");
      if (!whole) {
        return false;
      }
      item.net(new Figure(Notation.cents(amount.get().text()).orElseThrow(), amount.get()));
    }
    items.add(item);
    return true;
  }
}
