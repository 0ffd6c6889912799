package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Locale;

/** A country in which a language is written, with its ways to write numbers and dates. */
record Region(String country, Words words, Split split) {

  static Region any(Words words, Split split, Dice dice) {
    return new Region(dice.pick(words.list("regions", split)), words, split);
  }

  List<String> list(String key) {
    return words.list(country + "." + key, split);
  }

  /** Words of the language, not of the country. */
  String word(String key, Dice dice) {
    return dice.pick(words.list(key, split));
  }

  Locale locale() {
    return Locale.forLanguageTag(words.language() + "-" + country);
  }
}
