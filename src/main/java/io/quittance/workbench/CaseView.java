package io.quittance.workbench;

import java.util.List;

/**
 * One payment a message speaks of: what the notice says, what the bank says, what is proposed.
 *
 * @param title {@code Payment 1 of 2}, or empty when there is only one
 * @param advice null for a proposal without one
 * @param bank the payment, a fact a row; empty when none is found
 * @param comparison advice against bank; null when one of them is missing
 * @param posted true when the rows are in the ledger already
 * @param counterfactual what one amount would have to be for the system to apply it, or empty
 * @param payers who may have paid and why, the likeliest first
 * @param decidable null when nobody has to decide here
 */
record CaseView(
    String anchor,
    String title,
    AdviceView advice,
    String payer,
    List<Plain> bank,
    Comparison comparison,
    String proposalTitle,
    boolean posted,
    List<Reason> reasons,
    String counterfactual,
    List<ItemRow> rows,
    List<String> totals,
    List<Remainder> remainder,
    List<Rival> rivals,
    List<PaidBy> payers,
    List<Check> checks,
    String policy,
    Decidable decidable) {

  /** Whether any row grants a discount: an empty column is not shown. */
  public boolean discounts() {
    return rows.stream().anyMatch(row -> !row.discount().isEmpty());
  }

  public boolean writeOffs() {
    return rows.stream().anyMatch(row -> !row.writeOff().isEmpty());
  }

  record Plain(String label, String text) {}

  record Reason(String code, String message) {}

  record Comparison(String advised, String banked, String difference, boolean equal) {}

  /**
   * @param flag what keeps the item from being ordinary ({@code disputed}), or empty
   * @param sign {@code -1} for a credit, whose use lets more cash be applied, else {@code 1}
   */
  record ItemRow(
      String id,
      String number,
      String kind,
      String flag,
      String due,
      String available,
      String amount,
      String discount,
      String writeOff,
      String reasonCode,
      String rest,
      String sign,
      Editable editable) {}

  /** The same figures as an input field takes them, without grouping. */
  record Editable(String amount, String discount, String writeOff, String available) {}

  record Remainder(String kind, String amount, String reason) {}

  record Rival(String description, List<ItemRow> rows, String total) {}

  /**
   * @param margin how far it is from the next one, or empty
   */
  record PaidBy(String name, String bits, String margin, List<String> why) {}

  record Check(String name, String finding) {}
}
