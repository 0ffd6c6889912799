package io.quittance.evaluation.generate;

import io.quittance.evaluation.generate.print.Format;

/** How many items a case has: mostly few, now and then very many. */
final class HowMany {
  private static final int MOST_IN_PICTURES = 24;

  private HowMany() {}

  static int items(Layout layout, Format format, Dice dice) {
    int most = format.isPicture() ? MOST_IN_PICTURES : carriesMany(format) ? 2000 : 150;
    return Math.min(Math.min(layout.mostLines(), most), wished(dice));
  }

  private static boolean carriesMany(Format format) {
    return format.isSheet() || format == Format.PDF;
  }

  private static int wished(Dice dice) {
    int luck = dice.between(1, 1000);
    if (luck <= 420) {
      return dice.between(1, 5);
    }
    if (luck <= 740) {
      return dice.between(5, 14);
    }
    if (luck <= 930) {
      return dice.between(14, 30);
    }
    if (luck <= 975) {
      return dice.between(31, 70);
    }
    return luck <= 993 ? dice.between(80, 150) : dice.between(600, 2000);
  }
}
