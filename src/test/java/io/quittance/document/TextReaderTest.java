package io.quittance.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.Document.Flag.Code;
import io.quittance.message.ReadingLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReaderTest {

  @Test
  void words_carry_the_columns_at_which_they_are_displayed() {
    Document text = Reading.text("x", "Invoice   Amount\r\nA-1\t1,250.00\r\n");
    Line first = text.lines().toList().get(0);
    assertThat(first.words())
        .containsExactly(Word.inLine("Invoice", 0, 7), Word.inLine("Amount", 10, 16));
    // A tab goes to the next multiple of eight.
    assertThat(text.lines().toList().get(1).words())
        .containsExactly(Word.inLine("A-1", 0, 3), Word.inLine("1,250.00", 8, 16));
    assertThat(first.number()).isEqualTo(1);
    assertThat(first.tabular()).isFalse();
  }

  @Test
  void rows_pasted_from_a_spreadsheet_are_cells_wherever_their_tabs_would_show_them() {
    Document text =
        Reading.text(
            "x",
            "Specification:\nInvoice number\tDate\tAmount paid\tD/C\n"
                + "5122\t28 Sep 2026\t4 120,00\tC\n5123\t\t618,25\tD\n\nRegards\n");
    List<Line> lines = text.lines().filter(line -> !line.words().isEmpty()).toList();
    assertThat(lines).extracting(Line::tabular).containsExactly(false, true, true, true, false);
    assertThat(lines.get(2).words())
        .extracting(word -> word.column() + " " + word.text())
        .containsExactly("0 5122", "1 28 Sep 2026", "2 4 120,00", "3 C");
    assertThat(lines.get(3).words())
        .extracting(word -> word.column() + " " + word.text())
        .containsExactly("0 5123", "2 618,25", "3 D");
    assertThat(lines.get(2).words().get(2).from()).isEqualTo(21);
  }

  @Test
  void tabs_that_set_values_under_each_other_are_no_cells() {
    Document labels = Reading.text("x", "Total:\t\t100.00\nReference:\t\tPAY-1\n");
    assertThat(labels.lines()).noneMatch(Line::tabular);
    Document uneven = Reading.text("x", "INV-1\t\t02 Oct\t100.00\nINV-123456\t02 Oct\t90.00\n");
    assertThat(uneven.lines()).noneMatch(Line::tabular);
    Document quoted = Reading.text("x", "a\tb\tc\n> a\tb\tc\n");
    assertThat(quoted.lines()).noneMatch(Line::tabular);
  }

  @Test
  void flowed_paragraphs_are_joined_and_aligned_rows_are_not() {
    String text = "We paid the \nfollowing today: \n\nA-1     100.00 \nA-2     200.00 \n";
    Document flowed = Reading.body("x", "text/plain; format=flowed", text);
    assertThat(Reading.lines(flowed))
        .containsExactly("We paid the following today:", "A-1 100.00", "A-2 200.00");
    Document fixed = Reading.body("x", "text/plain", text);
    assertThat(Reading.lines(fixed)).hasSize(4);
  }

  @Test
  void characters_that_show_nothing_are_taken_out_and_told() {
    Document text =
        Reading.text("x", "Total 1\u200B,250.00\nno\u00ADbreak\nInv \u202E00.521\u202C\n");
    assertThat(Reading.lines(text)).containsExactly("Total 1,250.00", "nobreak", "Inv 00.521");
    assertThat(text.has(Code.ODD_CHARACTERS)).isTrue();
    assertThat(text.flags().get(0).message())
        .isEqualTo("zero-width character in line 1; direction override in line 3");
    assertThat(Reading.text("x", "na\u200Bme\nso\u00ADft").flags()).isEmpty();
    String tags = "paid" + Character.toString(0xE0041) + " today";
    assertThat(Reading.text("x", tags).has(Code.ODD_CHARACTERS)).isTrue();
    assertThat(Reading.lines(Reading.text("x", "Mu\u0308ller"))).containsExactly("Müller");
  }

  @Test
  void a_long_text_is_cut_and_says_so() {
    ReadingLimits limits = ReadingLimits.DEFAULT.withContent(10, 3, 10, 1000);
    byte[] text = "1\n2\n3\n4\n5\n".getBytes(UTF_8);
    Document cut = new InProcessReader(limits).read(text, "a.txt").document("1").orElseThrow();
    assertThat(Reading.lines(cut)).containsExactly("1", "2", "3");
    assertThat(cut.has(Code.TRUNCATED)).isTrue();
    Document whole = Reading.document(text, "a.txt");
    assertThat(whole.flags()).isEmpty();
  }

  @Test
  void a_guessed_charset_is_flagged() {
    byte[] latin = {'M', (byte) 0xFC, 'l', 'l', 'e', 'r'};
    Document text = Reading.document(latin, "a.txt");
    assertThat(Reading.lines(text)).containsExactly("Müller");
    assertThat(text.has(Code.CHARSET_GUESSED)).isTrue();
  }
}
