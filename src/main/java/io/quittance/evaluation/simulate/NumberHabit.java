package io.quittance.evaluation.simulate;

import java.util.List;
import java.util.Locale;

/** What becomes of our invoice numbers in a customer's books. */
enum NumberHabit implements Chance.Weighted {
  AS_PRINTED(64) {
    @Override
    String of(String number) {
      return number;
    }
  },
  /** Only the counter. */
  NO_PREFIX(12) {
    @Override
    String of(String number) {
      return number.substring(number.lastIndexOf('/') + 1).replaceFirst("^[A-Z]+-", "");
    }
  },
  NO_SEPARATOR(10) {
    @Override
    String of(String number) {
      return number.replaceAll("[-/]", "");
    }
  },
  BLANK_FOR_SEPARATOR(5) {
    @Override
    String of(String number) {
      return number.replaceAll("[-/]", " ");
    }
  },
  LOWER_CASE(4) {
    @Override
    String of(String number) {
      return number.toLowerCase(Locale.ROOT);
    }
  },
  /** As fields of fixed length are filled. */
  LEADING_ZEROS(5) {
    @Override
    String of(String number) {
      return number.matches("\\d+") ? "00" + number : number;
    }
  };

  static final List<NumberHabit> ALL = List.of(values());

  private final int weight;

  NumberHabit(int weight) {
    this.weight = weight;
  }

  @Override
  public int weight() {
    return weight;
  }

  abstract String of(String number);
}
