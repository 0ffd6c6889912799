package io.quittance.evaluation.simulate;

import java.util.List;

/** How what is paid differs from what is open. */
enum Manner implements Chance.Weighted {
  EXACT("to the cent", 600),
  DISCOUNT("discount in time", 110),
  LATE_DISCOUNT("discount too late", 25),
  BANK_FEE("less a bank's fee", 25),
  WITHHOLDING("less withholding tax", 20),
  DEDUCTION("less a claim, said", 40),
  CREDIT("less a credit memo", 60),
  OVERPAID("too much", 20),
  PART("a part of one item", 30),
  SHORT("short, not said", 20),
  DISPUTED("an item in dispute", 20),
  REDUCED("ERP changes it meanwhile", 20),
  RETURNED("returned by the bank", 10);

  static final List<Manner> ALL = List.of(values());

  private final String words;
  private final int weight;

  Manner(String words, int weight) {
    this.words = words;
    this.weight = weight;
  }

  String words() {
    return words;
  }

  @Override
  public int weight() {
    return weight;
  }
}
