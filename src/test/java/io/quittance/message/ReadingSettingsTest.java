package io.quittance.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingSettingsTest {

  @Test
  void what_is_not_set_has_its_default() {
    assertThat(ReadingSettings.of(name -> null)).isEqualTo(ReadingLimits.DEFAULT);
    Map<String, String> set = Map.of(ReadingSettings.OCR_PAGES, "5");
    assertThat(ReadingSettings.of(set::get).ocrPages()).isEqualTo(5);
    assertThat(ReadingSettings.of(set::get).ocrPageSeconds()).isEqualTo(30);
  }

  @Test
  void a_value_that_is_no_number_is_named() {
    Map<String, String> set = Map.of(ReadingSettings.OCR_PAGE_SECONDS, "soon");
    assertThatThrownBy(() -> ReadingSettings.of(set::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("QUITTANCE_READING_OCR_PAGE_SECONDS takes a whole number; it was soon");
  }
}
