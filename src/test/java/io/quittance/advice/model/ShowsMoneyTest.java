package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a message that the built-in reader is silent about worth a question. */
class ShowsMoneyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Betrag 1.250,00",
        "125 000 Ft",
        "HUF 125.000",
        "Összeg: 1250 HUF",
        "₩1,250,000",
        "1,250,000원",
        "1,250,000 won",
        "JPY 98000",
        "98,000円",
        "$1.250.000 CLP",
        "12 500 kr",
        "kr 12500",
        "Rs. 45,000",
        "€ 75",
        "1.250.000 đồng",
        "We have paid invoice 10044 with 1250.",
        "Payment advice/10044 1250/10045 980",
        "Ödeme bilgisi/Fatura 10044: 1250",
        "支払のお知らせ/請求書 10044/合計 98000",
        "Átutaltuk a következőket:/2026-10044 | 125 000"
      })
  void money_is_seen_without_decimals(String rows) {
    assertThat(shown(rows)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I am out of office until 2026-11-16. Invoice questions: +49 30 1234567, room 4711.",
        "Our payment team has moved to Hauptstr. 12, 80331 Munich, phone 089 4711 1250",
        "Read by 10,000 customers in 2026",
        "Payment made easy: join us on 12 March 2026 at 10:00, hall 12, booth 4711",
        "Order 4500012345 of 100 pieces, delivery 2026-11-20",
        "New: vendor no. VND 004471 and purchase order 4711",
        "DIN 12345 and ISO 20022 for payments",
        "We won 3000 new friends",
        "Please send us the statement of 2026 for customer 10044",
        "Invoices 7355533 and 7355570 are blocked for payment",
        "Try 3000 icons for free"
      })
  void years_telephones_counts_and_numbers_are_none(String rows) {
    assertThat(shown(rows)).isFalse();
  }

  private static boolean shown(String rows) {
    return new NumberedSource(Messages.of(Messages.text("1", rows.split("/(?=\\S)", -1))))
        .showsAmounts();
  }
}
