package io.quittance.advice.reading;

import java.text.Normalizer;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of the months and their usual short forms, in the languages that are read. */
final class MonthNames {

  private static final Map<String, Integer> MONTHS = months();

  /** The first three letters of each name; no name is shorter. */
  private static final int BEGINNING = 3;

  private static final int LETTERS = 26;
  private static final BitSet BEGINNINGS = beginnings();

  private MonthNames() {}

  /** 1 to 12, or 0 for what is no name of a month. */
  static int number(String name) {
    return MONTHS.getOrDefault(plain(name), 0);
  }

  /**
   * False when surely no month is named: looked at before anything slower is. Letters beyond ASCII
   * may be part of a name.
   */
  static boolean mayStandIn(String text) {
    int run = 0;
    int beginning = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int letter = (c | 0x20) - 'a';
      if (c >= 0x80 && isPartOfLetters(c)) {
        return true;
      }
      if (c >= 0x80 || letter < 0 || letter >= LETTERS) {
        run = 0;
        continue;
      }
      run++;
      beginning = beginning * LETTERS % (LETTERS * LETTERS * LETTERS) + letter;
      if (run >= BEGINNING && BEGINNINGS.get(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPartOfLetters(char c) {
    return Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static BitSet beginnings() {
    BitSet beginnings = new BitSet(LETTERS * LETTERS * LETTERS);
    for (String name : MONTHS.keySet()) {
      int beginning = 0;
      for (int i = 0; i < BEGINNING; i++) {
        beginning = beginning * LETTERS + name.charAt(i) - 'a';
      }
      beginnings.set(beginning);
    }
    return beginnings;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  private static Map<String, Integer> months() {
    String[] names = {
      "jan january januar jaenner janner janvier janv enero ene gennaio gen janeiro januari styczen"
          + " stycznia sty",
      "feb february februar februari fevrier fevr febrero febbraio fevereiro fev luty lutego lut",
      "mar march marz maerz mrz mars marzo marco maart mrt marzec marca marts",
      "apr april avril avr abril abr aprile kwiecien kwietnia kwi",
      "may mai mayo maggio mag maio mei maj maja",
      "jun june juni juin junio giugno giu junho czerwiec czerwca cze",
      "jul july juli juillet juil julio luglio lug julho lipiec lipca lip",
      "aug august aout agosto ago augustus augusti sierpien sierpnia sie",
      "sep sept september septembre septiembre setiembre settembre set setembro wrzesien wrzesnia"
          + " wrz",
      "oct october okt oktober octobre octubre ottobre ott outubro out pazdziernik pazdziernika"
          + " paz",
      "nov november novembre noviembre novembro listopad listopada lis",
      "dec december dez dezember decembre diciembre dic dicembre dezembro grudzien grudnia gru"
          + " desember",
    };
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      for (String name : names[i].split(" ")) {
        months.put(name, i + 1);
      }
    }
    return Map.copyOf(months);
  }
}
