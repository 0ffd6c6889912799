package io.quittance.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag.Code;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static Document csv(String text) {
    return Reading.document(text.getBytes(UTF_8), "a.csv");
  }

  @Test
  void semicolons_and_windows_1252_are_found_out() {
    String text = "Rechnung;Käufer;Betrag\r\nA-1;Müller;1.250,00\r\nA-2;;7,50\r\n";
    Document csv = Reading.document(text.getBytes(Charset.forName("windows-1252")), "a.csv");
    assertThat(csv.kind()).isEqualTo(Document.Kind.CSV);
    assertThat(csv.lines().map(Reading::cells))
        .containsExactly(
            "0=Rechnung 1=Käufer 2=Betrag", "0=A-1 1=Müller 2=1.250,00", "0=A-2 2=7,50");
    assertThat(csv.has(Code.CHARSET_GUESSED)).isTrue();
  }

  @Test
  void quoted_fields_keep_separators_quotes_and_breaks() {
    Document csv =
        csv("a,b,c\n\"1,250.00\",\"say \"\"hi\"\"\",\"two\nlines\"\n=\"00123\",5\" pipe,x\n");
    assertThat(csv.lines().map(Reading::cells))
        .containsExactly(
            "0=a 1=b 2=c", "0=1,250.00 1=say \"hi\" 2=two lines", "0=00123 1=5\" pipe 2=x");
    Word amount = csv.lines().toList().get(1).words().get(0);
    assertThat(amount.from()).isEqualTo(1);
    assertThat(amount.to()).isEqualTo(9);
    assertThat(amount.table()).isZero();
  }

  @Test
  void a_decimal_comma_does_not_win_over_the_separator() {
    assertThat(CsvReader.separator("10;1,50\n11;2,75\n")).isEqualTo(';');
    assertThat(CsvReader.separator("a\tb, c\td\n1\t2, 3\t4\n")).isEqualTo('\t');
    assertThat(CsvReader.separator("a|b\n1|2\n")).isEqualTo('|');
    assertThat(CsvReader.separator("Inv,Net\nA,1.00\n")).isEqualTo(',');
    assertThat(csv("sep=|\na;b|c\n").lines().map(Reading::cells)).containsExactly("0=a;b 1=c");
  }

  @Test
  void two_thousand_rows_are_read_whole() {
    StringBuilder text = new StringBuilder("Invoice,Amount\n");
    for (int i = 1; i <= 2_000; i++) {
      text.append("INV-").append(i).append(',').append(i).append(".00\n");
    }
    Document csv = csv(text.toString());
    assertThat(csv.lines()).hasSize(2_001);
    assertThat(csv.flags()).isEmpty();
  }
}
