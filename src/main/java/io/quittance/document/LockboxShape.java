package io.quittance.document;

import java.util.List;

/**
 * Recognises a BAI lockbox file: records of fixed width whose first digit is their type, from 1
 * (header) over 5, 6, 4, 7 and 8 to 9 (trailer).
 */
final class LockboxShape {

  private static final int SHORTEST_HEADER = 20;
  private static final int LONGEST = 160;

  private LockboxShape() {}

  static boolean fits(String text) {
    if (text.isEmpty() || text.charAt(0) != '1') {
      return false;
    }
    List<String> records =
        text.lines().map(String::stripTrailing).filter(r -> r.length() > 1).toList();
    if (records.size() < 4 || records.get(0).length() < SHORTEST_HEADER) {
      return false;
    }
    boolean details = false;
    char before = '0';
    for (String record : records) {
      char type = record.charAt(0);
      boolean numbered = type == '1' || type == '2' || Character.isDigit(record.charAt(1));
      if (record.length() > LONGEST || !numbered || !follows(before, type)) {
        return false;
      }
      details |= type == '6';
      before = type;
    }
    return details && (before == '9' || before == '8' || before == '7');
  }

  private static boolean follows(char before, char type) {
    return switch (before) {
      case '0' -> type == '1';
      case '1' -> type == '2' || type == '5';
      case '2' -> type == '5' || type == '6';
      case '5' -> type == '6' || type == '7' || type == '8';
      case '6', '4' -> type == '4' || type == '6' || type == '7' || type == '8' || type == '5';
      case '7' -> type == '5' || type == '6' || type == '8';
      case '8' -> type == '2' || type == '5' || type == '9';
      default -> false;
    };
  }
}
