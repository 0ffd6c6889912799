package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is left of a label when what people write or leave out at will is taken away: articles and
 * prepositions, the place of the number word, the plural of English, Spanish and Portuguese, polite
 * prefixes and endings in Japanese, the script of Chinese. {@code Importe de la factura} is {@code
 * Importe factura}, {@code 付款單號碼} is {@code 付款单号}. Labels that mean different things but share a
 * core have none.
 */
final class LabelCore {

  private static final String NUMBER = "no";

  private static final Set<String> FILLERS =
      Set.of(
          "of", "the", "de", "del", "la", "las", "el", "los", "di", "della", "dell", "delle", "dei",
          "degli", "dello", "il", "lo", "gli", "da", "do", "dos", "das", "des", "du", "l", "d");

  private static final String OUR = "our";
  private static final String YOUR = "your";

  private static final Set<String> OURS =
      Set.of(
          "nuestro",
          "nuestra",
          "nuestros",
          "ntro",
          "ntra",
          "nostro",
          "nostra",
          "ns",
          "nosso",
          "nossa");

  private static final Set<String> YOURS =
      Set.of(
          "su", "sus", "vuestro", "vuestra", "vtro", "vtra", "vostro", "vostra", "vs", "vosso",
          "vossa", "seu", "sua");

  private static final Set<String> MINUS = Set.of("less", "menos", "meno", "minus", "减", "减去");

  /** Traditional characters of headings and the simplified ones, in the same order. */
  private static final String TRADITIONAL =
      "發號碼編單據帳賬帐額幣種類別實際應總計貴戶稅貨淨餘轉結訂開憑證匯於對帶處業務銀現間時數價採"
          + "購項審備註貸紅調減質罰運費東廠稱責華資產聯絡圓優還預繳選擇狀態錄經辦員線網電話傳給內國檔訖濟齡";

  private static final String SIMPLIFIED =
      "发号码编单据账账账额币种类别实际应总计贵户税货净余转结订开凭证汇于对带处业务银现间时数价采"
          + "购项审备注贷红调减质罚运费东厂称责华资产联络圆优还预缴选择状态录经办员线网电话传给内国档讫济龄";

  /** Chinese and Japanese words of one meaning, the one that counts second; in this order. */
  private static final List<String[]> EQUAL =
      List.of(
          new String[] {"支払い", "支払"},
          new String[] {"振込み", "振込"},
          new String[] {"振り込み", "振込"},
          new String[] {"引き", "引"},
          new String[] {"お取引", "取引"},
          new String[] {"贵公司", "贵司"},
          new String[] {"贵单位", "贵司"},
          new String[] {"贵方", "贵司"},
          new String[] {"贵社", "贵司"},
          new String[] {"御社", "贵司"},
          new String[] {"我公司", "我司"},
          new String[] {"我单位", "我司"},
          new String[] {"本公司", "我司"},
          new String[] {"我方", "我司"},
          new String[] {"弊社", "当社"},
          new String[] {"年月日", "日"},
          new String[] {"日期", "日"},
          new String[] {"日付", "日"},
          new String[] {"金额", "额"},
          new String[] {"号码", NUMBER},
          new String[] {"编号", NUMBER},
          new String[] {"的", ""},
          new String[] {"の", ""});

  private LabelCore() {}

  /** The known labels by their cores, without those cores that stand for several meanings. */
  static <T> Map<String, T> index(Map<String, T> known, Function<T, Object> meaning) {
    Map<String, T> cores = new HashMap<>();
    Set<String> several = new HashSet<>();
    known.forEach(
        (key, value) -> {
          String core = of(key);
          T before = core.isEmpty() ? null : cores.putIfAbsent(core, value);
          if (before != null && !meaning.apply(before).equals(meaning.apply(value))) {
            several.add(core);
          }
        });
    cores.keySet().removeAll(several);
    return cores;
  }

  /** The core of a key as {@link LabelWords} writes it; empty when there is none. */
  static String of(String key) {
    return LabelWords.hasUnspaced(key) ? unspaced(key) : spaced(key, FILLERS);
  }

  /** The core without {@code your} and {@code our}, or the same when there is none in it. */
  static String withoutPossessives(String core) {
    return spaced(core, Set.of(OUR, YOUR));
  }

  /** The core without a leading {@code less}, or the same when there is none. */
  static String withoutMinus(String core) {
    int first = LabelWords.hasUnspaced(core) ? 1 : core.indexOf(' ') + 1;
    return first > 0 && MINUS.contains(core.substring(0, first).strip())
        ? core.substring(first)
        : core;
  }

  /** A last word stays: {@code paid on the} asks for a date. */
  private static String spaced(String key, Set<String> leftOut) {
    List<String> words = new ArrayList<>();
    boolean number = false;
    String[] parts = key.split(" ");
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals(NUMBER)) {
        number = true;
      } else if (i + 1 == parts.length || !leftOut.contains(parts[i])) {
        words.add(OURS.contains(parts[i]) ? OUR : YOURS.contains(parts[i]) ? YOUR : parts[i]);
      }
    }
    if (words.isEmpty()) {
      return "";
    }
    if (!number) {
      words.replaceAll(LabelCore::singular);
      return String.join(" ", words);
    }
    // how many there are, not which one
    boolean count = key.startsWith("no di ") || !singular(words.get(0)).equals(words.get(0));
    return count && key.startsWith("no ") ? "" : String.join(" ", words) + " " + NUMBER;
  }

  private static String singular(String word) {
    boolean plural = word.length() > 4 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String unspaced(String key) {
    StringBuilder out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      int at = TRADITIONAL.indexOf(key.charAt(i));
      out.append(at < 0 ? key.charAt(i) : SIMPLIFIED.charAt(at));
    }
    String core = out.toString();
    boolean polite = core.length() > 2 && "御おこ".indexOf(core.charAt(0)) >= 0;
    if (polite && isIdeograph(core.charAt(1)) && !core.startsWith("御社")) {
      core = core.substring(1);
    }
    for (String[] pair : EQUAL) {
      core = core.replace(pair[0], pair[1]);
    }
    if (core.length() > 1 && core.endsWith("号")) {
      core = core.substring(0, core.length() - 1) + NUMBER;
    }
    return core.replace(" ", "");
  }

  private static boolean isIdeograph(char c) {
    return c >= '\u3400' && c <= '\u9fff';
  }

  /** All ways to read one word as two, {@code netamount} as {@code net amount}; few and short. */
  static List<String> halves(String word) {
    boolean fused = word.length() >= 5 && word.length() <= 24;
    if (!fused || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      return Collections.emptyList();
    }
    List<String> halves = new ArrayList<>(word.length());
    for (int at = 2; at <= word.length() - 2; at++) {
      halves.add(word.substring(0, at) + " " + word.substring(at));
    }
    return halves;
  }
}
