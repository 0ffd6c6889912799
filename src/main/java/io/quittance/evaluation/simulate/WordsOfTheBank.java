package io.quittance.evaluation.simulate;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is left of names and texts once banks have passed them on. */
final class WordsOfTheBank {
  private static final int LONGEST_TEXT = 140;
  private static final int SHORT_NAME = 27;

  private final Chance chance;

  WordsOfTheBank(Chance chance) {
    this.chance = chance;
  }

  String name(Customer payer) {
    String name = ascii(payer.name());
    if (chance.percent(40)) {
      name = name.toUpperCase(Locale.ROOT);
    }
    if (chance.percent(15)) {
      name = name.substring(0, name.lastIndexOf(' '));
    }
    return chance.percent(20) && name.length() > SHORT_NAME ? name.substring(0, SHORT_NAME) : name;
  }

  private static String ascii(String name) {
    String spelt = name.replace("ö", "oe").replace("ü", "ue").replace("ä", "ae").replace("ß", "ss");
    return Normalizer.normalize(spelt.replace("ø", "o"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }

  String text(AdviceKind kind, Customer payer, String endToEnd, List<Share> shares) {
    if (kind == AdviceKind.BANK_TEXT) {
      return cut(numbers(payer, shares, shares.size()));
    }
    if (kind == AdviceKind.NONE) {
      return chance.of("ZAHLUNG", "INVOICES", "", "KD-NR " + payer.id(), "LT. VEREINBARUNG");
    }
    int luck = chance.between(1, 100);
    boolean named = !endToEnd.equals("NOTPROVIDED");
    if (named && luck <= 45) {
      return chance.of("AVIS ", "REF ", "") + endToEnd;
    }
    return luck <= 65
        ? cut(numbers(payer, shares, 3))
        : chance.of("REMITTANCE BY MAIL", "LT. AVIS", "", "PAYMENT");
  }

  private static String numbers(Customer payer, List<Share> shares, int most) {
    return shares.stream()
        .limit(most)
        .map(share -> payer.habits().numbers().of(share.item().number()))
        .collect(Collectors.joining(" "));
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
