package io.quittance.evaluation.generate;

import java.util.List;
import java.util.Locale;

/** A country in which a language is written, with its ways to write numbers and dates. */
record Region(String country, Words words, Vocabulary vocabulary) {

  static Region any(Words words, Vocabulary vocabulary, Dice dice) {
    return new Region(dice.pick(words.list("regions", vocabulary)), words, vocabulary);
  }

  List<String> list(String key) {
    return words.list(country + "." + key, vocabulary);
  }

  /** Words of the language, not of the country. */
  String word(String key, Dice dice) {
    return dice.pick(words.list(key, vocabulary));
  }

  Locale locale() {
    return Locale.forLanguageTag(words.language() + "-" + country);
  }
}
