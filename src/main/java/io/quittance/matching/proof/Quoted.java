package io.quittance.matching.proof;

/**
 * Text that somebody else wrote, inside a sentence of ours: bounded and on one line, so that it can
 * neither flood nor forge what a person or a log reader sees.
 */
final class Quoted {
  static final int LONGEST = 80;

  private Quoted() {}

  static String text(String foreign) {
    if (foreign == null) {
      return "\"\"";
    }
    StringBuilder kept = new StringBuilder("\"");
    foreign
        .codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(kept::appendCodePoint);
    if (foreign.codePointCount(0, foreign.length()) > LONGEST) {
      kept.append("...");
    }
    return kept.append('"').toString();
  }
}
