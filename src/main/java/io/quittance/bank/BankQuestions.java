package io.quittance.bank;

import io.quittance.database.Sql;
import jakarta.inject.Singleton;

/**
 * What a bank said and code does not decide, each question once. In the caller's tenant
 * transaction.
 */
@Singleton
class BankQuestions {
  /** Kinds of questions. */
  enum Kind {
    /** Another reference for an amount and day that are known: one credit or two. */
    POSSIBLE_DOUBLE("possible-double"),
    /** Told in the same words and without a reference in two statements, of which one is new. */
    TOLD_BEFORE("told-before"),
    /** A known entry with other content. */
    CONFLICT("conflict"),
    /** The bank takes money back, and no payment, or more than one, fits. */
    RETURN_WITHOUT_PAYMENT("return-without-payment"),
    /** The inside of a batch came after its total was used. */
    DETAILS_TOO_LATE("details-too-late"),
    /** Money that was taken for a receipt is told to be something else after it was used. */
    NATURE_TOO_LATE("nature-too-late");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private final Sql sql;

  BankQuestions(Sql sql) {
    this.sql = sql;
  }

  /**
   * @param subject what it is asked about: the same is not asked twice
   * @param entry may be null
   */
  void ask(Kind kind, String account, String subject, String entry, String message) {
    sql.change(
        """
        insert into bank_question (kind, account, subject, entry, message) values (?, ?, ?, ?, ?)
        on conflict (tenant, kind, subject) do nothing
        """,
        kind.code(),
        account,
        subject,
        entry,
        message);
  }

  /** A later report has answered it. */
  void cleared(Kind kind, String subject) {
    sql.change(
        """
        update bank_question set answer = 'cleared', answered_by = 'bank', answered_at = now()
        where kind = ? and subject = ? and answer is null
        """,
        kind.code(),
        subject);
  }
}
