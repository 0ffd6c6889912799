package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MostTokensTest {
  @Test
  void latin_text_counts_a_token_for_two_characters_with_its_signs_and_accents() {
    assertThat(tokens("Rechnung")).isEqualTo(4);
    assertThat(tokens("Zażółć gęślą – “jaźń” 1.234,56 €")).isEqualTo(16);
    assertThat(tokens("e\u0301")).isEqualTo(1);
  }

  @Test
  void other_scripts_count_a_token_a_character() {
    assertThat(tokens("発票番号")).isEqualTo(4);
    assertThat(tokens("、。（Ａ１）")).isEqualTo(6);
    assertThat(tokens("Τιμολόγιο")).isEqualTo(9);
    assertThat(tokens("счёт 12")).isEqualTo(4 + 1);
    assertThat(tokens("한국 → 😀")).isEqualTo(2 + 1 + 1 + 2);
  }

  @Test
  void all_that_is_sent_counts_and_a_page_as_2500() {
    assertThat(MostTokens.of(new Question("ab", "cd", "{}", "q", 500))).isEqualTo(3);
    Question page =
        new Question(
            PromptVersion.NONE,
            "ab",
            "cd",
            "{}",
            "q",
            500,
            List.of(new PageImage("page 1", new byte[] {1})));
    assertThat(page.mostTokens()).isEqualTo(2_503);
  }

  @Test
  void of_other_scripts_a_tokenizer_makes_no_more() {
    for (String text :
        List.of(
            "发票号码：ＩＮＶ－２０２６－００１７，本次付款金额为人民币12,345.00元。",
            "請求書番号、振込金額、差引額をご確認ください。",
            "Αριθμός τιμολογίου, ποσό, έκπτωση",
            "Номер счёта, сумма, скидка",
            "송장 번호, 금액, 공제",
            "رقم الفاتورة والمبلغ والخصم")) {
      assertThat(tokens(text)).as(text).isGreaterThanOrEqualTo(CountTokens.of(text));
    }
  }

  private static long tokens(String text) {
    return MostTokens.of(new Question("", text, "", "q", 1));
  }
}
