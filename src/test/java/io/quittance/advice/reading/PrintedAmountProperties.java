package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a country prints is read as what was meant, or said to be open. */
class PrintedAmountProperties {

  /**
   * How a country prints amounts.
   *
   * @param grouping mark between thousands, empty for none
   * @param indian true when the thousands above the first are grouped by two
   */
  enum Country {
    ENGLISH(",", ".", false),
    GERMAN(".", ",", false),
    FRENCH("\u202f", ",", false),
    POLISH("\u00a0", ",", false),
    SWEDISH(" ", ",", false),
    SWISS("'", ".", false),
    SWISS_TYPOGRAPHIC("’", ".", false),
    INDIAN(",", ".", true),
    BARE_POINT("", ".", false),
    BARE_COMMA("", ",", false);

    private final String grouping;
    private final String decimal;
    private final boolean indian;

    Country(String grouping, String decimal, boolean indian) {
      this.grouping = grouping;
      this.decimal = decimal;
      this.indian = indian;
    }

    AmountStyle style() {
      return decimal.equals(".") ? AmountStyle.POINT : AmountStyle.COMMA;
    }

    String print(BigDecimal amount) {
      String plain = amount.abs().toPlainString();
      int mark = plain.indexOf('.');
      String whole = mark < 0 ? plain : plain.substring(0, mark);
      String fraction = mark < 0 ? "" : decimal + plain.substring(mark + 1);
      List<String> groups = new ArrayList<>();
      int end = whole.length();
      while (end > 0) {
        int width = indian && !groups.isEmpty() ? 2 : 3;
        groups.add(0, whole.substring(Math.max(0, end - width), end));
        end -= width;
      }
      return String.join(grouping, groups) + fraction;
    }
  }

  /** How a sign and a currency may stand around a figure. */
  enum Dress {
    BARE("%s", "-%s"),
    TRAILING("%s", "%s-"),
    BRACKETS("%s", "(%s)"),
    UNICODE("%s", "−%s"),
    CREDIT("%s DR", "%s CR"),
    CODE_BEFORE("EUR %s", "EUR -%s"),
    CODE_GLUED("EUR%s", "-EUR%s"),
    CODE_AFTER("%s EUR", "-%s EUR"),
    SIGN_BEFORE("€%s", "-€%s"),
    SIGN_AFTER("%s €", "-%s €"),
    KRONOR("%s kr", "-%s kr"),
    ZLOTY("%s zł", "-%s zł");

    private final String positive;
    private final String negative;

    Dress(String positive, String negative) {
      this.positive = positive;
      this.negative = negative;
    }

    String around(String figure, boolean minus) {
      return String.format(java.util.Locale.ROOT, minus ? negative : positive, figure);
    }
  }

  @Property
  void what_a_country_prints_is_read_in_its_style(
      @ForAll("amounts") BigDecimal amount, @ForAll Country country, @ForAll Dress dress) {
    String printed = dress.around(country.print(amount), amount.signum() < 0);
    assertThat(PrintedAmount.of(printed).orElseThrow().value(country.style()))
        .as(printed)
        .isEqualByComparingTo(amount);
  }

  @Property
  void no_other_style_reads_another_value_without_saying_that_it_is_open(
      @ForAll("amounts") BigDecimal amount, @ForAll Country country, @ForAll AmountStyle other) {
    PrintedAmount read = PrintedAmount.of(country.print(amount.abs())).orElseThrow();
    assertThat(read.ambiguous() || read.value(other).compareTo(amount.abs()) == 0)
        .as(country.print(amount.abs()))
        .isTrue();
  }

  @Property
  void two_decimals_settle_the_mark(@ForAll("cents") BigDecimal amount, @ForAll Country country) {
    assertThat(PrintedAmount.of(country.print(amount)).orElseThrow().ambiguous()).isFalse();
  }

  @Property
  void an_amount_in_a_sentence_is_the_amount_of_its_own(
      @ForAll("cents") BigDecimal amount, @ForAll Country country) {
    String figure = country.print(amount);
    List<PrintedAmount.Found> found = PrintedAmount.find("we paid " + figure + " today");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).amount().value(country.style())).isEqualByComparingTo(amount);
  }

  @Provide
  Arbitrary<BigDecimal> amounts() {
    return Combinators.combine(
            Arbitraries.longs().between(-999_999_999_999L, 999_999_999_999L),
            Arbitraries.of(0, 1, 2, 3))
        .as(BigDecimal::valueOf);
  }

  @Provide
  Arbitrary<BigDecimal> cents() {
    return Arbitraries.longs().between(0, 999_999_999_999L).map(v -> BigDecimal.valueOf(v, 2));
  }
}
