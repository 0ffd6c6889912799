package io.quittance.evaluation.generate;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Invents companies of a country; names in the word lists are made up. */
final class InventCompany {
  private final Region region;
  private final Dice dice;

  InventCompany(Region region, Dice dice) {
    this.region = region;
    this.dice = dice;
  }

  Company payer() {
    return company(dice.pick(region.list("payers")));
  }

  Company payee(Company payer) {
    List<String> sellers = region.words().list("sellers", region.vocabulary());
    String name = dice.pick(sellers);
    return company(
        name.startsWith(payer.name())
            ? sellers.get((sellers.indexOf(name) + 1) % sellers.size())
            : name);
  }

  /** From {@code Name;Legal name}. */
  private Company company(String entry) {
    int semicolon = entry.indexOf(';');
    String name = entry.substring(0, semicolon).strip();
    String legal = entry.substring(semicolon + 1).strip();
    String phone =
        dice.pick(region.list("phone"))
            + " "
            + dice.between(200, 899)
            + " "
            + dice.between(1000, 9999);
    return new Company(
        name,
        legal,
        dice.pick(region.list("streets")).replace("#", Integer.toString(dice.between(2, 180))),
        dice.pick(region.list("cities")),
        domain(name),
        phone,
        region.list("registers").stream().map(this::filled).toList());
  }

  private String filled(String pattern) {
    StringBuilder number = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      number.append(c == '#' ? Character.forDigit(dice.between(1, 9), 10) : c);
    }
    return number.toString();
  }

  private String domain(String name) {
    String ascii =
        Normalizer.normalize(name.replace("ł", "l"), Normalizer.Form.NFD)
            .replaceAll("[^A-Za-z0-9]", "")
            .toLowerCase(Locale.ROOT);
    String host = ascii.length() < 3 ? "keiri" + Math.floorMod(name.hashCode(), 97) : ascii;
    return host + ".example";
  }
}
