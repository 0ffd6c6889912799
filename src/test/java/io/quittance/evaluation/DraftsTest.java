package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Reading;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.DraftQuestion;
import io.quittance.advice.model.Drafted;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.model.SuggestReasons;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import io.quittance.model.CollectingModel;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import io.quittance.model.RecordedModel;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a model suggests to analysts, from its recorded answers: reasons of deductions and the
 * question to the payer. With {@code -Devaluation.collect=FOLDER} the questions that have no answer
 * there are written down instead, as {@code evaluate --collect} does.
 */
class DraftsTest {
  private static final Path ANSWERS = Path.of("src/evaluation/answers/claude");
  private static final String COLLECT = System.getProperty("evaluation.collect");
  private static final byte[] SECRET =
      RecordedModel.BOUNDARY_SECRET.getBytes(StandardCharsets.UTF_8);

  /** As a tenant's policy has them: words that customers print, and the code for each. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("damaged goods", "DMG"),
          Map.entry("goods returned", "RET"),
          Map.entry("short delivery", "SHT"),
          Map.entry("price difference", "PRC"),
          Map.entry("freight", "FRT"),
          Map.entry("withholding tax", "WHT"),
          Map.entry("retention", "RTN"),
          Map.entry("bonus", "BON"),
          Map.entry("cash discount", "DSC"));

  private final LanguageModel model =
      COLLECT == null ? new RecordedModel(ANSWERS) : new CollectingModel(Path.of(COLLECT));
  private final Choice choice =
      new Choice(
          model,
          new PromptLibrary().prompt(AdviceReaders.USUAL_PROMPT),
          Asking.IN_DOUBT,
          Privacy.TEXT);

  private record Mail(ReadMessage message, Reading reading) {}

  private static Mail mail(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().startsWith("mail."))
              .findFirst()
              .orElseThrow();
      ReadMessage message =
          new InProcessReader(ReadingLimits.DEFAULT)
              .read(Files.readAllBytes(file), file.getFileName().toString());
      return new Mail(
          message,
          AdviceReaders.withModel(
                  new RecordedModel(ANSWERS),
                  AdviceReaders.USUAL_PROMPT,
                  SECRET,
                  Asking.IN_DOUBT,
                  e -> {})
              .read(message));
    }
  }

  /**
   * Of each mail the right codes by line, as whoever labelled them read the mail before any answer
   * was there; no code where the mail gives no reason of the list, or two for one deduction. What
   * FSC means nobody in the list says: left out.
   */
  private static final Map<String, List<String>> RIGHT =
      Map.ofEntries(
          Map.entry("src/evaluation/cases/as400-report-trailing-minus", List.of()),
          Map.entry("src/evaluation/cases/cis-construction", List.of()),
          Map.entry("src/evaluation/cases/clerk-prose-with-knock-off", List.of("2 DMG")),
          Map.entry("src/evaluation/cases/danish-advis", List.of()),
          Map.entry("src/evaluation/cases/freight-pro-numbers", List.of()),
          Map.entry("src/evaluation/cases/indian-tds", List.of("1 WHT")),
          Map.entry("src/evaluation/cases/korean-jigeup", List.of("3 RET")),
          Map.entry("src/evaluation/cases/portuguese-brazil-boleto", List.of("1 WHT", "2 WHT")),
          Map.entry("fixtures/short-pay-damaged-goods", List.of("1 DMG")));

  /** Six of the six that have a reason of the list; two that have two are given one of them. */
  @Test
  void reasons_of_deductions() throws IOException {
    SuggestReasons suggest =
        new SuggestReasons(
            new PromptLibrary().prompt("deduction-reason/v1"), SECRET, AskingLimits.USUAL, e -> {});
    List<String> right = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    for (String folder : new TreeSet<>(RIGHT.keySet())) {
      Mail mail = mail(folder);
      List<String> said =
          suggest
              .suggest(choice, mail.message(), mail.reading().advices(), REASONS)
              .reasons()
              .stream()
              .map(reason -> reason.line() + " " + reason.code())
              .toList();
      String name = Path.of(folder).getFileName().toString();
      for (String each : said) {
        (RIGHT.get(folder).contains(each) ? right : wrong).add(name + " " + each);
      }
      RIGHT.get(folder).stream()
          .filter(each -> !said.contains(each))
          .forEach(each -> missed.add(name + " " + each));
    }
    if (COLLECT == null) {
      assertThat(right).hasSize(6);
      assertThat(missed).isEmpty();
      assertThat(wrong).containsExactly("cis-construction 1 WHT", "cis-construction 2 WHT");
    }
  }

  /** What is unclear about a mail, and what a question that helps has to name. */
  private record Unclear(List<String> codes, List<String> named) {}

  private static final Map<String, Unclear> UNCLEAR =
      Map.of(
          "fixtures/body-and-attachment-contradict",
          new Unclear(
              List.of("reading-doubtful", "partial-list"), List.of("INV-208811", "INV-208824")),
          "fixtures/partial-list-see-portal",
          new Unclear(List.of("partial-list", "sum-differs"), List.of("8,000.00")),
          "fixtures/total-not-sum-of-lines",
          new Unclear(List.of("sum-differs"), List.of("3,140.00")),
          "fixtures/body-prose-invoices-without-amounts",
          new Unclear(List.of("amount-missing"), List.of("INV-205402", "INV-205418")),
          "fixtures/invoice-number-one-wrong-digit",
          new Unclear(List.of("item-unknown"), List.of("INV-208671")),
          "src/evaluation/cases/numbers-without-amounts-with-total",
          new Unclear(List.of("amount-missing"), List.of("60118", "60125", "60131")),
          "src/evaluation/cases/freight-pro-numbers",
          new Unclear(List.of("amount-differs"), List.of("32.40")));

  @Test
  void questions_to_payers() throws IOException {
    DraftQuestion draft =
        new DraftQuestion(
            new PromptLibrary().prompt("ask-payer/v1"), SECRET, AskingLimits.USUAL, e -> {});
    for (String folder : new TreeSet<>(UNCLEAR.keySet())) {
      Mail mail = mail(folder);
      Unclear unclear = UNCLEAR.get(folder);
      Drafted said = draft.draft(choice, mail.message(), mail.reading().advices(), unclear.codes());
      if (COLLECT == null) {
        assertThat(said)
            .as(folder)
            .isInstanceOfSatisfying(
                Drafted.Draft.class,
                shown -> assertThat(shown.text()).contains(unclear.named()).contains("?"));
      }
    }
  }

  /** Its sum is right, and the reading of it was not: no question to the customer would help. */
  @Test
  void where_no_question_helps_none_is_drafted() throws IOException {
    Mail mail = mail("src/evaluation/cases/turkish-odeme");
    Drafted said =
        new DraftQuestion(
                new PromptLibrary().prompt("ask-payer/v1"), SECRET, AskingLimits.USUAL, e -> {})
            .draft(choice, mail.message(), mail.reading().advices(), List.of("sum-differs"));
    if (COLLECT == null) {
      assertThat(said)
          .isEqualTo(
              new Drafted.None(
                  "the model knows no question that would help", false, Optional.empty()));
    }
  }
}
