package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers that a narrow column broke over two lines. Put together only where that makes them look
 * like the unbroken numbers of the same column, or where most are broken alike and only a few
 * characters stand below: a whole number in the second line is another number.
 */
final class WrappedNumbers {
  private static final int MOST_BELOW = 3;
  private static final Pattern REST = Pattern.compile("[\\p{Alnum}/-]{1,14}");

  private final List<String> firsts = new ArrayList<>();
  private final List<String> rests = new ArrayList<>();

  /**
   * @param rest what stands below in the number's column, or null
   */
  void add(String first, String rest) {
    firsts.add(first);
    rests.add(rest);
  }

  /** True when a text may be the end of a number. */
  static boolean mayBeRest(String text) {
    return REST.matcher(text).matches()
        && text.chars().anyMatch(Character::isDigit)
        && PrintedDate.of(text).isEmpty();
  }

  /** True when something stands below a number that may be its end. */
  boolean mayGoOn(int index) {
    return rests.get(index) != null;
  }

  /** For each number how it reads in one piece; null where it is whole, or where nobody can say. */
  List<String> joined() {
    Set<String> whole = new HashSet<>();
    Set<String> together = new HashSet<>();
    int broken = 0;
    boolean few = true;
    for (int i = 0; i < firsts.size(); i++) {
      if (rests.get(i) == null) {
        whole.add(shape(firsts.get(i)));
      } else {
        broken++;
        together.add(shape(firsts.get(i) + rests.get(i)));
        few &= rests.get(i).length() <= MOST_BELOW;
      }
    }
    boolean alike = broken * 2 > firsts.size() && broken > 1 && together.size() == 1 && few;
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < firsts.size(); i++) {
      String both = rests.get(i) == null ? null : firsts.get(i) + rests.get(i);
      boolean fits =
          both != null
              && (alike || whole.contains(shape(both)) && !whole.contains(shape(firsts.get(i))));
      joined.add(fits ? both : null);
    }
    return joined;
  }

  /** The same for numbers as long with letters and digits in the same places. */
  private static String shape(String number) {
    return number.replaceAll("[0-9]", "9").replaceAll("\\p{L}", "A");
  }
}
