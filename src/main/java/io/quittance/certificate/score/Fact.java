package io.quittance.certificate.score;

/**
 * What bank and books can say for a posting. Points only order postings; what they are worth is
 * found by tests of labels. Whoever changes a fact or its points counts {@link Score#VERSION} up.
 */
public enum Fact {
  ACCOUNT_IN_BOOKS(8, "the ERP knows the payer's account as the customer's"),
  ACCOUNT_TAUGHT(5, "decisions taught the payer's account as the customer's"),
  NAME_EQUAL(3, "the bank prints the customer's name"),
  BANK_NAMES_ALL(8, "the bank's text names every item"),
  BANK_NAMES_SOME(3, "the bank's text names some items"),
  ONLY_COMBINATION(6, "no other open items of the customer give the amount"),
  ONLY_OF_AMOUNT(2, "no other open item of the customer has the amount of one paid"),
  WHEN_DUE(1, "the money came within two weeks of the days due");

  private final int points;
  private final String words;

  Fact(int points, String words) {
    this.points = points;
    this.words = words;
  }

  public int points() {
    return points;
  }

  public String words() {
    return words;
  }
}
