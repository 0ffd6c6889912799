package io.quittance.bank;

import io.quittance.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.UUID;

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
    /** A statement tells, without references and in the same words, what an earlier one told. */
    TOLD_BEFORE("told-before"),
    /** A known entry with other content. */
    CONFLICT("conflict"),
    /** The bank takes money back, and no payment, or more than one, fits. */
    RETURN_WITHOUT_PAYMENT("return-without-payment"),
    /** The bank takes a part of a payment that several applications have used. */
    RETURN_OF_USED_MONEY("return-of-used-money"),
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

  private final Event<BankQuestionAsked> asked;
  private final Event<BankQuestionClosed> closed;

  BankQuestions(Sql sql, Event<BankQuestionAsked> asked, Event<BankQuestionClosed> closed) {
    this.sql = sql;
    this.asked = asked;
    this.closed = closed;
  }

  /**
   * @param subject what it is asked about: the same is not asked twice
   * @param entry may be null
   */
  void ask(Kind kind, String account, String subject, String entry, String message) {
    sql.first(
            """
            insert into bank_question (kind, account, subject, entry, message)
            values (?, ?, ?, ?, ?) on conflict (tenant, kind, subject) do nothing returning id
            """,
            row -> row.getObject(1, UUID.class),
            kind.code(),
            account,
            subject,
            entry,
            message)
        .ifPresent(id -> asked.fire(new BankQuestionAsked(id, kind.code(), message)));
  }

  /** A later report has answered it. */
  void cleared(Kind kind, String subject) {
    sql.list(
            """
            update bank_question set answer = 'cleared', answered_by = 'bank', answered_at = now()
            where kind = ? and subject = ? and answer is null returning id
            """,
            row -> row.getObject(1, UUID.class),
            kind.code(),
            subject)
        .forEach(id -> closed.fire(new BankQuestionClosed(id)));
  }

  /** A person has answered it. */
  void answered(UUID id, BankAnswer answer, String actor) {
    sql.change(
        """
        update bank_question set answer = ?, answered_by = ?, note = ?, answered_at = now()
        where id = ?
        """,
        answer.answer(),
        actor,
        answer.note(),
        id);
    closed.fire(new BankQuestionClosed(id));
  }
}
