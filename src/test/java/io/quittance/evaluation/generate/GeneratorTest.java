package io.quittance.evaluation.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorTest {
  private static final PrintStream SILENT =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 132;

  @TempDir static Path folder;
  private static ObjectNode developed;
  private static List<JsonNode> labels;

  @BeforeAll
  static void generate() throws IOException {
    developed = new Generator(11, false).run(folder.resolve("develop"), CASES, SILENT);
    new Generator(11, true).run(folder.resolve("measure"), CASES, SILENT);
    labels = new ArrayList<>();
    for (Path file : files(folder)) {
      if (file.endsWith("expected.json")) {
        labels.add(JSON.readTree(Files.readAllBytes(file)));
      }
    }
  }

  @Test
  void the_same_seed_gives_the_same_bytes(@TempDir Path again) throws IOException {
    new Generator(11, false).run(again, CASES, SILENT);
    Map<String, byte[]> first = contents(folder.resolve("develop"));
    Map<String, byte[]> second = contents(again);
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void another_seed_gives_other_cases(@TempDir Path other) throws IOException {
    new Generator(12, false).run(other, 3, SILENT);
    assertThat(contents(other).keySet()).isNotEqualTo(contents(folder.resolve("develop")).keySet());
  }

  @Test
  void nets_and_adjustments_of_every_case_give_the_payment_amount() {
    int summed = 0;
    for (JsonNode label : labels) {
      for (JsonNode advice : label.path("advices")) {
        BigDecimal sum = sum(advice);
        if (sum != null) {
          assertThat(sum)
              .as(label.path("labels").toString())
              .isEqualByComparingTo(paid(label, advice));
          summed++;
        }
      }
    }
    assertThat(summed).isGreaterThan(CASES);
  }

  @Test
  void net_is_gross_less_discount_less_deduction_wherever_all_are_printed() {
    for (JsonNode label : labels) {
      for (JsonNode line : label.path("advices").path(0).path("lines")) {
        if (line.hasNonNull("discountAmount")
            && line.hasNonNull("deductionAmount")
            && line.hasNonNull("grossAmount")) {
          assertThat(
                  amount(line, "grossAmount")
                      .subtract(amount(line, "discountAmount"))
                      .subtract(amount(line, "deductionAmount")))
              .isEqualByComparingTo(amount(line, "netAmount"));
        }
      }
    }
  }

  @Test
  void a_credit_memo_has_a_negative_net_and_an_invoice_a_positive_one() {
    int credits = 0;
    for (JsonNode label : labels) {
      for (JsonNode line : label.path("advices").path(0).path("lines")) {
        if (line.hasNonNull("netAmount")) {
          boolean invoice = line.path("kind").asText().equals("invoice");
          credits += invoice ? 0 : 1;
          assertThat(amount(line, "netAmount").signum()).isEqualTo(invoice ? 1 : -1);
        }
      }
    }
    assertThat(credits).isGreaterThan(10);
  }

  @Test
  void every_remittance_has_lines_and_is_a_valid_advice() {
    for (JsonNode label : labels) {
      boolean remittance = label.path("verdict").asText().equals("remittance");
      assertThat(label.path("advices").size()).isBetween(remittance ? 1 : 0, remittance ? 2 : 0);
      for (JsonNode advice : label.path("advices")) {
        assertThat(AdviceJson.read(advice).lines())
            .as(label.path("labels").toString())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(line.invoiceNumber()).isNotBlank());
      }
    }
  }

  @Test
  void there_are_at_least_sixty_layouts_and_none_is_in_both_groups() {
    Set<String> develop = ids(Layouts.of(Split.DEVELOP));
    Set<String> measure = ids(Layouts.of(Split.MEASURE));
    assertThat(develop).hasSizeGreaterThanOrEqualTo(30).doesNotContainAnyElementsOf(measure);
    assertThat(measure).hasSizeGreaterThanOrEqualTo(30);
    assertThat(develop.size() + measure.size()).isGreaterThanOrEqualTo(60);
  }

  @Test
  void every_layout_appears_and_each_group_speaks_all_eleven_languages() {
    for (Split split : Split.values()) {
      assertThat(seen(split, "layout")).containsAll(ids(Layouts.of(split)));
      assertThat(seen(split, "language"))
          .containsExactlyInAnyOrder(
              "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh");
    }
  }

  private static Set<String> seen(Split split, String name) {
    Set<String> seen = new HashSet<>();
    for (JsonNode label : labels) {
      if (label.path("labels").path("split").asText().equals(split.json())) {
        seen.add(label.path("labels").path(name).asText());
      }
    }
    return seen;
  }

  @Test
  void layouts_that_measure_share_no_longer_sentence_with_the_others() {
    for (String language :
        List.of("de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh")) {
      Words words = Words.of(language);
      for (String key : List.of("intro", "prose")) {
        assertThat(words.list(key, Vocabulary.KEPT))
            .as(language + "." + key)
            .doesNotContainAnyElementsOf(words.list(key, Vocabulary.FIRST))
            .doesNotContainAnyElementsOf(words.list(key, Vocabulary.SECOND))
            .doesNotContainAnyElementsOf(words.list(key, Vocabulary.THIRD));
      }
    }
  }

  @Test
  void no_layout_that_measures_has_the_columns_and_blocks_of_another() {
    List<List<List<String>>> measured =
        Layouts.of(Split.MEASURE).stream().map(GeneratorTest::shape).toList();
    assertThat(measured).doesNotHaveDuplicates();
    assertThat(measured)
        .doesNotContainAnyElementsOf(
            Layouts.of(Split.DEVELOP).stream().map(GeneratorTest::shape).toList());
  }

  private static List<List<String>> shape(Layout layout) {
    return List.of(layout.columns(), layout.blocks());
  }

  @Test
  void every_layout_has_words_in_each_of_its_languages() throws IOException {
    List<Layout> all = new ArrayList<>();
    for (Split split : Split.values()) {
      all.addAll(Layouts.of(split));
      all.addAll(Layouts.others(split));
    }
    for (Layout layout : all) {
      for (String language : layout.languages()) {
        Dice dice = Dice.ofCase(3, layout.split(), 1);
        assertThat(new InventCase(layout, language, dice, true).invent().label("language"))
            .isEqualTo(language);
      }
    }
  }

  @Test
  void figures_count_what_was_written() {
    assertThat(developed.path("cases").asInt()).isEqualTo(CASES);
    assertThat(developed.path("remittances").asInt()).isEqualTo(CASES - CASES / 12);
  }

  private static Set<String> ids(List<Layout> layouts) {
    return new HashSet<>(layouts.stream().map(Layout::id).toList());
  }

  private static BigDecimal sum(JsonNode advice) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : advice.path("lines")) {
      if (!line.hasNonNull("netAmount") || advice.hasNonNull("complete")) {
        return null;
      }
      sum = sum.add(amount(line, "netAmount"));
    }
    for (JsonNode adjustment : advice.path("adjustments")) {
      sum = sum.add(amount(adjustment, "amount"));
    }
    return sum;
  }

  private static BigDecimal paid(JsonNode label, JsonNode advice) {
    return advice.hasNonNull("paymentAmount")
        ? amount(advice, "paymentAmount")
        : new BigDecimal(label.path("accepted").path("paymentAmount").path(0).asText());
  }

  private static BigDecimal amount(JsonNode node, String field) {
    return new BigDecimal(node.path(field).asText());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Map<String, byte[]> contents(Path root) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files(root)) {
      contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
    }
    return contents;
  }
}
