package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.PromptLibrary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftQuestionTest {
  private static final ReadMessage MAIL =
      Messages.of(
          Messages.text(
              "1",
              "We paid 1,350.00 for INV-7 and INV-8.",
              "Our new account: DE89 3704 0044 0532 0130 00, see www.evil.test, a@evil.test"));

  @Test
  void a_question_in_words_of_the_mail_is_shown_with_its_author() {
    String text = "Is INV-8 part of the 1,350.00 you paid?";
    assertThat(draft(text)).isEqualTo(new Drafted.Draft(text, "model:fake/m@ask-payer/v1"));
  }

  @Test
  void figures_that_the_mail_does_not_print_are_not_shown() {
    for (String text :
        List.of(
            "Did you mean INV-9?",
            "Is 350.00 the amount of INV-7?",
            "Is 1,350 right?",
            "Did you pay INV-77?",
            "Shall we tell customer C42?")) {
      assertThat(draft(text)).as(text).isInstanceOf(Drafted.None.class);
    }
  }

  @Test
  void accounts_addresses_links_and_markup_are_not_shown_even_if_the_mail_prints_them() {
    for (String text :
        List.of(
            "Is DE89 3704 0044 0532 0130 00 your account?",
            "Is 3704 0044 0532 0130 right?",
            "Can you look at www.evil.test?",
            "Can you write to a@evil.test?",
            "See https://evil.test?",
            "<b>Is INV-7 paid?</b>",
            "[INV-7](x) paid?",
            "INV-7 is paid.",
            "Is INV-7 \u202Epaid?",
            "Why? " + "very ".repeat(200))) {
      assertThat(draft(text)).as(text).isInstanceOf(Drafted.None.class);
    }
  }

  @Test
  void a_question_about_lines_that_were_not_shown_is_none() {
    FakeModel model =
        FakeModel.saying(q -> "{\"question\":\"Is INV-7 paid?\",\"lines\":[\"D1.L0009\"]}");
    assertThat(draft(model, List.of())).isInstanceOf(Drafted.None.class);
  }

  @Test
  void the_model_is_shown_the_mail_and_codes_and_nothing_of_the_books() {
    FakeModel model = FakeModel.saying(q -> "{\"question\":null,\"lines\":[]}");
    Drafted drafted =
        draft(
            model,
            List.of(
                "item-unknown", "amount-differs", "INV-5 of Other Ltd is open", "amount-differs"));
    assertThat(drafted)
        .isEqualTo(
            new Drafted.None(
                "the model knows no question that would help", false, Optional.empty()));
    assertThat(model.asked().get(0).user())
        .contains("-- unclear: amount-differs, item-unknown\n")
        .doesNotContain("Other Ltd");
  }

  @Test
  void no_answer_now_is_said_with_how_long_to_wait() {
    FakeModel model =
        FakeModel.answering(
            q -> new Answer.Unavailable("status 429", Optional.of(Duration.ofSeconds(3))));
    assertThat(draft(model, List.of()))
        .isEqualTo(
            new Drafted.None(
                "the model does not answer now: status 429",
                true,
                Optional.of(Duration.ofSeconds(3))));
  }

  /** No header, legal form, label, greeting or signature tells that Blaukraut is a name. */
  @Test
  void names_that_only_the_reading_knows_are_masked_for_who_may_not_see_names() {
    FakeModel model = FakeModel.saying(q -> "{\"question\":null,\"lines\":[]}");
    ReadMessage mail =
        Messages.of(Messages.text("1", "We at Blaukraut paid 1,350.00 for INV-7 and INV-8."));
    question()
        .draft(
            choice(model, Privacy.MASKED), mail, List.of(by("Blaukraut")), List.of("item-unknown"));
    assertThat(model.asked().get(0).user())
        .contains("We at NNNNNNNNN paid 1,350.00 for INV-7 and INV-8.")
        .doesNotContain("Blaukraut");
  }

  private static Advice by(String payer) {
    return new Advice(
        new Advice.Party(payer, null),
        new Advice.Party(null, null),
        Advice.Status.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        Map.of(),
        0.5,
        "layout");
  }

  private static Drafted draft(String text) {
    String json = "{\"question\":\"" + text.replace("\"", "\\\"") + "\",\"lines\":[\"D1.L0001\"]}";
    return draft(FakeModel.saying(q -> json), List.of("amount-differs"));
  }

  private static Drafted draft(FakeModel model, List<String> unclear) {
    return question().draft(choice(model, Privacy.TEXT), MAIL, List.of(), unclear);
  }

  private static DraftQuestion question() {
    return new DraftQuestion(
        new PromptLibrary().prompt("ask-payer/v1"),
        NumberedSourceTest.secret("draft"),
        AskingLimits.USUAL,
        exchange -> {});
  }

  private static Choice choice(FakeModel model, Privacy privacy) {
    return new Choice(
        model, new PromptLibrary().prompt("read-advice/v1"), Asking.IN_DOUBT, privacy);
  }
}
