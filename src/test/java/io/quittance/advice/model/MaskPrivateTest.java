package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Pointing;
import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.message.Envelope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskPrivateTest {
  private static final Reading NOTHING_READ =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE, List.of(), List.of(), List.of(), Reading.Usage.NONE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX | IBAN: KKKK KKKK KKKK KKKK KKKK KK BIC"
            + " KKKKKKKKKKK",
        "paid into GB29NWBK60161331926819. | paid into KKKKKKKKKKKKKKKKKKKKKK.",
        "a wrong check digit: DE88 3704 0044 0532 0130 00 | a wrong check digit: KKKK KKKK KKKK"
            + " KKKK KKKK KK",
        "Sort code 60-16-13 Account No. 31926819 | Sort code KK-KK-KK Account No. KKKKKKKK",
        "Routing number: 091000019 a/c ending in **4321 | Routing number: KKKKKKKKK a/c ending in"
            + " **KKKK",
        "BLZ 370 400 44, Kto. 532 013 000 | BLZ KKK KKK KK, Kto. KKK KKK KKK",
        "call +49 (0)89 123-456 or (212) 555-0100 | call +TT (T)TT TTT-TTT or (TTT) TTT-TTTT",
        "Tel. 089 123456, mail ap@acme-foods.example | Tel. TTT TTTTTT, mail EE@EEEE-EEEEE.EEEEEEE",
        "see https://acme.example/pay?x=1 for more | see EEEEE://EEEE.EEEEEEE/EEE?E=E for more",
        "kindly send what you have about these two invoices to us at 12 High Street as before |"
            + " kindly send what you have about these two invoices to us at PP PPPP PPPPPP as"
            + " before",
        "Kessler Antriebstechnik GmbH & Co. KG pays | NNNNNNN NNNNNNNNNNNNNNN NNNN & NN. NN pays",
        "Dear Mrs Miller, | Dear NNN NNNNNN,",
        "Payer: Sunrise Bakery | Payer: NNNNNNN NNNNNN",
        "Please ask Mr. Frank Hill about it | Please ask Mr. NNNNN NNNN about it"
      })
  void what_is_private_is_masked_letter_by_letter(String text, String masked) {
    assertThat(shown(Messages.of(Messages.text("1", text)), 0)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RE20261104 0815 1.234,56 EUR 05.11.2026",
        "INV-206118 2026-10-08 1,180.00",
        "Invoice 4712018 of 02.10.2026 less 2 % discount 12,480.00",
        "Payment reference 0002004418, trace 091000015520417",
        "We have transferred EUR 2,321.60 on 13 November 2026",
        "Invoice Number   Invoice Date   Gross Amount   Discount   Net Amount",
        "MAY 2026 PAYMENT ADVICE",
        "Vendor   Invoice Number   Invoice Date   Paid Amount"
      })
  void what_a_remittance_is_read_by_is_not(String text) {
    assertThat(shown(Messages.of(Messages.text("1", text)), 0))
        .isEqualTo(text.replaceAll(" +", " "));
  }

  @Test
  void a_name_known_from_one_place_is_masked_at_every_other() {
    ReadMessage message =
        new ReadMessage(
            new Envelope(
                "<1@x>",
                "Remittance of Sunrise",
                "ap@dunmore-bakeries.example",
                "Sunrise Bakery Payables",
                null,
                List.of("ar@northwind.example"),
                null,
                null,
                null,
                false,
                false),
            List.of(),
            List.of(
                Messages.text(
                    "1",
                    "SUNRISE BAKERY paid",
                    "for Dunmore by order of NORTHWIND",
                    "at sunrise")));
    assertThat(shown(message, 0)).isEqualTo("NNNNNNN NNNNNN paid");
    assertThat(shown(message, 1)).isEqualTo("for NNNNNNN by order of NNNNNNNNN");
    assertThat(shown(message, 2)).isEqualTo("at sunrise");
    assertThat(
            new NumberedSource(
                    message, NumberedSource.Selection.USUAL, new MaskPrivate(message, List.of()))
                .text())
        .contains("-- subject: Remittance of NNNNNNN\n")
        .contains("NNN names")
        .doesNotContainIgnoringCase("bakery");
  }

  @Test
  void the_lines_around_an_address_belong_to_it_and_those_after_a_closing_are_a_signature() {
    ReadMessage message =
        Messages.of(
            Messages.text(
                "1",
                "Sunrise Bakery",
                "Accounts Payable",
                "Hauptstraße 12",
                "10115 Berlin",
                "Germany",
                "Remittance advice",
                "INV-1 5.00",
                "Kind regards,",
                "Jane Miller",
                "Head of Treasury",
                "Total 5.00"));
    assertThat(
            List.of(
                shown(message, 2),
                shown(message, 3),
                shown(message, 4),
                shown(message, 5),
                shown(message, 6),
                shown(message, 8),
                shown(message, 9),
                shown(message, 10)))
        .containsExactly(
            "PPPPPPPPPPP PP",
            "PPPPP PPPPPP",
            "PPPPPPP",
            "Remittance advice",
            "INV-1 5.00",
            "NNNN NNNNNN",
            "NNNN NN NNNNNNNN",
            "Total 5.00");
  }

  @Test
  void a_column_of_account_numbers_is_masked_and_the_amounts_beside_it_are_not() {
    ReadMessage message =
        Messages.of(
            Messages.sheet(
                "1",
                new String[] {"Invoice", "Sort code", "Account number", "Paid"},
                new String[] {"4711", "60-16-13", "31926819", "5.00"},
                new String[] {"4712", "60-16-14", "31926820", "6.00"}));
    assertThat(shown(message, 1)).isEqualTo("4711 KK-KK-KK KKKKKKKK 5.00");
    assertThat(shown(message, 2)).isEqualTo("4712 KK-KK-KK KKKKKKKK 6.00");
  }

  @Test
  void a_place_in_the_masked_line_is_the_same_place_in_the_true_one() {
    ReadMessage message =
        Messages.of(
            Messages.text(
                "1", "Payer: Anna Nagy", "from Anna Nagy to Anna Nagy and Hugo Nagy, EUR 5.00"));
    NumberedSource source =
        new NumberedSource(
            message, NumberedSource.Selection.USUAL, new MaskPrivate(message, List.of()));
    NumberedSource.Place place = source.place("D1.L0002").orElseThrow();
    assertThat(place.shown().text())
        .isEqualTo("from NNNN NNNN to NNNN NNNN and Hugo NNNN, EUR 5.00");
    assertThat(spot(place, "NNNN NNNN", 2)).contains(new Pointing.Spot(2, "Anna Nagy", 2));
    assertThat(spot(place, "NNNN", 5)).contains(new Pointing.Spot(2, "Nagy", 3));
    assertThat(spot(place, "NNN", 1)).isEmpty();
    assertThat(spot(place, "Anna Nagy", 1)).isEmpty();
    assertThat(spot(place, "5.00", 1)).contains(new Pointing.Spot(2, "5.00", 1));
  }

  private static Optional<Pointing.Spot> spot(
      NumberedSource.Place place, String named, int occurrence) {
    return SpotText.find(place.line(), place.shown(), named, occurrence);
  }

  private static String shown(ReadMessage message, int line) {
    MaskPrivate mask = new MaskPrivate(message, List.of());
    return mask.shown(message.documents().get(0).lines().toList().get(line)).text();
  }
}
