package io.quittance.harm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** In which words a mail is written; figures, numbers and currencies are the same in all. */
enum Tongue {
  /** English, and headings of {@link WriteLists}. */
  KNOWN {
    @Override
    String say(String words) {
      return words;
    }
  },

  /** Words that no reader has in any list, and that look like words all the same. */
  INVENTED {
    @Override
    String say(String words) {
      return Arrays.stream(words.split(" ", -1))
          .map(Tongue::invented)
          .collect(Collectors.joining(" "));
    }
  };

  private static final String VOWELS = "aeiou";
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";

  private static final int FURTHER = 2;

  abstract String say(String words);

  Grid say(Grid grid) {
    List<String> headings = grid.headings().stream().map(this::say).toList();
    return new Grid(
        headings,
        grid.roles(),
        grid.rows(),
        grid.totalLabel() == null ? null : say(grid.totalLabel()),
        grid.total());
  }

  /** Letter for letter another of its kind; what is no word stays. */
  private static String invented(String word) {
    if (word.equals("EUR") || !word.matches("[A-Za-z]+[.,:]?")) {
      return word;
    }
    StringBuilder other = new StringBuilder();
    for (char c : word.toCharArray()) {
      other.append(another(c));
    }
    return other.toString();
  }

  private static char another(char c) {
    char small = Character.toLowerCase(c);
    String kind = VOWELS.indexOf(small) >= 0 ? VOWELS : CONSONANTS;
    int at = kind.indexOf(small);
    if (at < 0) {
      return c;
    }
    char next = kind.charAt((at + FURTHER) % kind.length());
    return c == small ? next : Character.toUpperCase(next);
  }
}
