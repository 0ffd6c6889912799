package io.quittance.evaluation.generate;

import java.util.List;

/** Chooses how a document writes numbers and dates: as the layout always does, or the country. */
final class InventConventions {
  private InventConventions() {}

  static Conventions of(Layout layout, Region region, String currency, Dice dice) {
    return new Conventions(
        region.locale(),
        dice.pick(choices(layout, region, "numbers")),
        dice.pick(choices(layout, region, "dates")),
        negative(layout),
        currency);
  }

  private static List<String> choices(Layout layout, Region region, String key) {
    String own =
        layout.own().getOrDefault(region.words().language() + "." + key, layout.own().get(key));
    return own == null ? region.list(key) : Words.items(own);
  }

  private static Conventions.Negative negative(Layout layout) {
    if (layout.is("negative-trailing")) {
      return Conventions.Negative.TRAILING;
    }
    if (layout.is("negative-parentheses")) {
      return Conventions.Negative.PARENTHESES;
    }
    return layout.is("negative-cr") ? Conventions.Negative.CR : Conventions.Negative.MINUS;
  }
}
