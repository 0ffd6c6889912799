package io.quittance.workbench;

import io.quittance.pipeline.MessageStatus;
import io.quittance.review.Subject;
import java.util.Locale;

/** How the pages name what the records call by a constant. */
final class Wording {
  private Wording() {}

  static String status(MessageStatus status) {
    return switch (status) {
      case RECEIVED -> "Received";
      case READING -> "Reading";
      case WAITING -> "Waiting";
      case APPLIED -> "Applied";
      case PARTLY_APPLIED -> "Partly applied";
      case REVIEW -> "In review";
      case NOT_A_REMITTANCE -> "Not a remittance";
      case DUPLICATE -> "Duplicate";
      case PARKED -> "Parked";
    };
  }

  /** The class of the status on the page: how much it wants to be looked at. */
  static String tone(MessageStatus status) {
    return switch (status) {
      case APPLIED -> "good";
      case REVIEW, PARTLY_APPLIED -> "ask";
      case WAITING, RECEIVED, READING -> "wait";
      case PARKED -> "bad";
      case NOT_A_REMITTANCE, DUPLICATE -> "quiet";
    };
  }

  /** What a case is about. */
  static String subject(Subject.Kind kind) {
    return switch (kind) {
      case MESSAGE -> "Message";
      case PAYMENT -> "Payment";
      case IMPORT -> "Import";
      case POSTING -> "Posting";
      case BANK -> "Bank report";
      case AUDIT -> "Audit";
    };
  }

  /** What people know the subject by; messages, questions of the bank and audits have no name. */
  static String name(Subject subject) {
    return switch (subject.kind()) {
      case MESSAGE, BANK, AUDIT -> "";
      case PAYMENT, IMPORT, POSTING -> subject.id();
    };
  }

  /** {@code DEBIT_MEMO} becomes {@code debit memo}. */
  static String plain(Enum<?> constant) {
    return constant == null ? "" : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code short-pay} becomes {@code Short pay}. */
  static String heading(String code) {
    if (code == null || code.isEmpty()) {
      return "";
    }
    String spaced = code.replace('-', ' ').replace('_', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  static String or(String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
