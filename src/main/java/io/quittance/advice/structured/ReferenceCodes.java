package io.quittance.advice.structured;

/** What a number beside the invoice's is, by the code in front of it. */
final class ReferenceCodes {

  private ReferenceCodes() {}

  /** Of X12 element 128; {@code reference} where the code is not a usual one. */
  static String x12(String qualifier) {
    return switch (qualifier) {
      case "PO" -> "po";
      case "VV", "VR" -> "voucher";
      case "ST", "LU" -> "store";
      case "DP" -> "department";
      case "BM", "PK", "SI", "2I" -> "delivery";
      case "IV" -> "invoice";
      case "CM" -> "credit-memo";
      case "DB" -> "debit-memo";
      case "CT" -> "contract";
      default -> "reference";
    };
  }

  /** Of EDIFACT 1153; {@code reference} where the code is not a usual one. */
  static String edifact(String qualifier) {
    return switch (qualifier) {
      case "ON", "CO" -> "po";
      case "DQ", "AAK", "AAN" -> "delivery";
      case "IV" -> "invoice";
      case "CT" -> "contract";
      default -> "reference";
    };
  }
}
