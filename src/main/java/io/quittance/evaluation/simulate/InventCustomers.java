package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.Customer.Form;
import io.quittance.evaluation.simulate.Customer.Habits;
import io.quittance.evaluation.simulate.World.Size;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Invents customers: some alike in name, some in groups, some whose account nobody noted. */
final class InventCustomers {
  private static final List<String> STEMS =
      List.of(
          "Harter",
          "Lindqvist",
          "Böhmer",
          "Castel",
          "Moreau",
          "Okafor",
          "Steinbach",
          "Vogel",
          "Brandt",
          "Keller",
          "Duval",
          "Aldridge",
          "Fenwick",
          "Groß",
          "Hartmann",
          "Iversen",
          "Jansen",
          "Kowalski",
          "Lefèvre",
          "Marchetti",
          "Nováková",
          "Ostermann",
          "Petit",
          "Quandt",
          "Rosenthal",
          "Sørensen",
          "Thorne",
          "Ullrich",
          "Verhoeven",
          "Whitmore",
          "Ziegler",
          "Amaro",
          "Bellini",
          "Carver",
          "Dorn",
          "Eklund",
          "Faber",
          "Gallo",
          "Hagen",
          "Imhof");
  private static final List<String> BRANCHES =
      List.of(
          "Maschinenbau",
          "Logistics",
          "Foods",
          "Elektro",
          "Bau",
          "Pharma",
          "Papier",
          "Metall",
          "Energy",
          "Textil",
          "Automotive",
          "Handel",
          "Services",
          "Chemie",
          "Optik",
          "Verlag",
          "Kunststoff",
          "Holz",
          "Systems",
          "Medical");
  private static final List<String> FORMS = List.of("GmbH", "AG", "SAS", "Ltd", "Inc.", "KG", "BV");
  private static final List<String> PLACES =
      List.of("Nord", "Süd", "West", "Berlin", "Lyon", "Boston", "International", "Holding");

  private final Chance chance;
  private final Set<String> names = new HashSet<>();

  InventCustomers(Chance chance) {
    this.chance = chance;
  }

  List<Customer> of(Size size) {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < size.customers(); i++) {
      boolean subsidiary = i > 5 && chance.percent(12);
      Customer parent = subsidiary ? head(customers) : null;
      customers.add(customer(10_000 + i, parent));
    }
    return customers;
  }

  private Customer head(List<Customer> customers) {
    List<Customer> heads = customers.stream().filter(c -> c.parent() == null).limit(60).toList();
    return chance.pick(heads);
  }

  private Customer customer(int number, Customer parent) {
    String name = name(parent);
    LegalEntity entity = parent == null ? chance.weighted(LegalEntity.ALL) : parent.entity();
    return new Customer(
        "C" + number,
        name,
        parent == null ? domain(name) : parent.domain(),
        iban(),
        chance.percent(91),
        parent == null ? null : parent.id(),
        parent != null && chance.percent(60),
        chance.heavyTailed(60),
        entity,
        chance.percent(35),
        habits(entity));
  }

  private Habits habits(LegalEntity entity) {
    return new Habits(
        chance.of(Form.TEXT, Form.TEXT, Form.HTML, Form.CSV, Form.XLSX, Form.PDF, Form.PDF),
        chance.weighted(NumberHabit.ALL),
        Wording.of(entity, chance),
        chance.between(0, Wording.LAYOUTS - 1),
        chance.percent(65));
  }

  private String name(Customer parent) {
    String name;
    do {
      String stem =
          parent == null
              ? chance.pick(STEMS) + " " + chance.pick(BRANCHES)
              : parent.name().substring(0, parent.name().lastIndexOf(' '));
      String place = parent != null || chance.percent(35) ? " " + chance.pick(PLACES) : "";
      String number = names.size() > 3_000 ? " " + chance.between(2, 9_999) : "";
      name = stem + place + number + " " + chance.pick(FORMS);
    } while (!names.add(name));
    return name;
  }

  private static String domain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
            .replace("ø", "o")
            .replace("ß", "ss")
            .replaceAll("\\s[^\\s]+$", "")
            .replaceAll("[^A-Za-z0-9]", "")
            .toLowerCase(Locale.ROOT)
        + ".example";
  }

  /** With the check digits of ISO 13616. */
  private String iban() {
    String account = chance.digits(18);
    int rest = new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
    return String.format(Locale.ROOT, "DE%02d%s", 98 - rest, account);
  }
}
