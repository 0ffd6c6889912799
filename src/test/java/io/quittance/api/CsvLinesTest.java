package io.quittance.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
  @Test
  void texts_that_begin_a_formula_get_an_apostrophe_and_numbers_stay_numbers() {
    CsvLines csv = new CsvLines(List.of("a"));
    csv.line("=1+1", "+49", "-5", "@x", "\tx", "plain", "a=b", "");
    csv.line(new BigDecimal("-12.30"), 7, -8L, null);
    csv.line("a,b", "say \"x\"", "two\nlines");
    assertThat(csv.toString())
        .isEqualTo(
            "a\r\n'=1+1,'+49,'-5,'@x,'\tx,plain,a=b,\r\n-12.30,7,-8,\r\n"
                + "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
  }
}
