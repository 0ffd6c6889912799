package io.quittance.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.advice.model.Exchange;
import io.quittance.database.Sql;
import io.quittance.mailbox.ContentStore;
import io.quittance.mailbox.Mailboxes;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.ModelPrices;
import io.quittance.model.PageImage;
import io.quittance.model.PromptVersion;
import io.quittance.model.Question;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a question to a model costs, when it is not asked, and what is written of it. */
@QuarkusTest
class AccountedModelTest {
  private static final TenantId TENANT = new TenantId("gamma");
  private static final PromptVersion READ_ADVICE =
      new PromptVersion("read-advice/v1", "a".repeat(64));
  private static final Answer.Complete ANSWER =
      new Answer.Complete(
          "{\"a\":1}", new Answer.Usage(1_000, 200), "m-2026", Answer.Mode.NATIVE_SCHEMA);

  @Inject CallBook book;
  @Inject KeptAnswers answers;
  @Inject CallMetrics metrics;
  @Inject InTenant inTenant;
  @Inject Mailboxes mailboxes;
  @Inject ContentStore content;
  @Inject Sql sql;
  @Inject Clock clock;

  private final String own = UUID.randomUUID().toString();
  private final Question question = question("of " + own);
  private Function<Question, Answer> model = asked -> ANSWER;
  private String address = "";
  private int asked;
  private boolean keepsQuestions;
  private long tokensPerMail = 1_000_000;
  private long tokensPerDay = 1_000_000_000;

  @Test
  void an_answer_is_paid_once_also_when_the_process_dies_before_it_is_used() {
    UUID message = message("one");
    assertThat(asking(message).ask(question)).isEqualTo(ANSWER);
    // Nothing of it was kept but the answer itself.
    assertThat(asking(message).ask(question))
        .isEqualTo(
            new Answer.Complete(
                "{\"a\":1}", Answer.Usage.KEPT, "m-2026", Answer.Mode.NATIVE_SCHEMA));
    assertThat(asking(message("two")).ask(question).usage().kept()).isTrue();
    assertThat(asked).isEqualTo(1);
    assertThat(rows(message)).containsExactly("complete 1000 200 null", "complete 0 0 null kept");
    assertThat(asking(message).ask(question("another " + own))).isEqualTo(ANSWER);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void an_answer_that_is_cut_off_is_not_paid_again_either_and_trouble_is_asked_anew() {
    UUID message = message("one");
    model = question -> new Answer.Truncated("length", new Answer.Usage(10, 20));
    asking(message).ask(question);
    assertThat(asking(message).ask(question))
        .isEqualTo(new Answer.Truncated("length", Answer.Usage.KEPT));
    assertThat(asked).isEqualTo(1);
    model = question -> new Answer.Failed(Answer.Cause.PROTOCOL, "empty");
    Question other = question("another " + own);
    asking(message).ask(other);
    asking(message).ask(other);
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void an_answer_that_ended_early_and_nobody_says_why_is_asked_anew() {
    UUID message = message("one");
    model = question -> new Answer.Truncated("ended early", new Answer.Usage(10, 20), false);
    asking(message).ask(question);
    model = question -> ANSWER;
    assertThat(asking(message).ask(question)).isEqualTo(ANSWER);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void the_same_model_at_another_address_is_asked_itself_and_each_keeps_its_answer() {
    UUID message = message("one");
    asking(message).ask(question);
    address = " at https://us.example/v1";
    assertThat(asking(message).ask(question)).isEqualTo(ANSWER);
    assertThat(asked).isEqualTo(2);
    assertThat(asking(message).ask(question).usage().kept()).isTrue();
    address = "";
    assertThat(asking(message).ask(question).usage().kept()).isTrue();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void an_answer_is_erased_with_its_message() {
    UUID message = message("one");
    keepsQuestions = true;
    asking(message).ask(question);
    String request = question.identity("fake/m");
    assertThat(derived(message, "model-question/" + request).orElseThrow())
        .isEqualTo("{\"system\":\"Point.\",\"user\":\"of " + own + "\",\"schema\":\"{}\"}");
    inTenant.run(TENANT, () -> content.erase(message));
    assertThat(derived(message, "model-question/" + request)).isEmpty();
    assertThat(asking(message("two")).ask(question)).isEqualTo(ANSWER);
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void which_pictures_left_is_kept_with_the_question_and_not_what_they_show() {
    UUID message = message("one");
    keepsQuestions = true;
    Question seen =
        new Question(
            READ_ADVICE,
            "Point.",
            "of " + own,
            "{}",
            "test",
            100,
            List.of(new PageImage("D2.P1", new byte[] {1, 2, 3})));
    asking(message).ask(seen);
    String request = seen.identity("fake/m");
    String sha256 = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
    assertThat(derived(message, "model-question/" + request).orElseThrow())
        .isEqualTo(
            "{\"system\":\"Point.\",\"user\":\"of %s\",\"schema\":\"{}\",\"pictures\":[{\"page\":\"D2.P1\",\"sha256\":\"%s\"}]}"
                .formatted(own, sha256));
    assertThat(inTenant.call(TENANT, () -> answers.question(request, message)).orElseThrow())
        .isEqualTo("of " + own + "\n-- with the picture of D2.P1, SHA-256 " + sha256);
    // As it was kept before pictures were named.
    inTenant.run(
        TENANT,
        () ->
            content.storeDerived(
                message,
                "model-question/old",
                "{\"system\":\"s\",\"user\":\"u\",\"schema\":\"{}\"}"
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(inTenant.call(TENANT, () -> answers.question("old", message))).contains("u");
  }

  @Test
  void what_is_asked_is_kept_only_where_the_tenant_wants_it() {
    UUID message = message("one");
    asking(message).ask(question);
    assertThat(derived(message, "model-question/" + question.identity("fake/m"))).isEmpty();
  }

  @Test
  void what_a_question_may_take_is_promised_before_it_is_asked() {
    UUID message = message("one");
    long used = inTenant.call(TENANT, book::tokensToday);
    // Each may take 500 of output and half of its characters.
    tokensPerDay = used + 900;
    Answer[] second = new Answer[1];
    model =
        first -> {
          second[0] = asking(message("two")).ask(question("another " + own));
          return new Answer.Complete(
              "{}", new Answer.Usage(30, 40), "m-2026", Answer.Mode.NATIVE_SCHEMA);
        };
    asking(message).ask(question);
    assertThat(second[0])
        .isEqualTo(
            new Answer.Failed(
                Answer.Cause.BUDGET,
                ("not asked: of the %d tokens of a day %d are used or promised, and the question"
                        + " may take 526")
                    .formatted(used + 900, used + 523)));
    assertThat(inTenant.call(TENANT, book::tokensToday)).isEqualTo(used + 70);
    model = asked -> ANSWER;
    assertThat(asking(message).ask(question("a third " + own))).isEqualTo(ANSWER);
  }

  @Test
  void the_questions_about_one_mail_share_a_budget_and_another_asking_has_its_own() {
    UUID message = message("one");
    tokensPerMail = 1_600;
    AccountedModel first = asking(message);
    assertThat(first.ask(question)).isEqualTo(ANSWER);
    assertThat(first.ask(question("another " + own))).isInstanceOf(Answer.Failed.class);
    assertThat(asking(message("two")).ask(question("another " + own))).isEqualTo(ANSWER);
  }

  @Test
  void what_a_breaker_stops_is_no_call_and_uses_no_budget() {
    UUID message = message("one");
    long used = inTenant.call(TENANT, book::tokensToday);
    Answer stopped = Answer.Unavailable.notSent("paused", Optional.of(Duration.ofSeconds(9)));
    model = question -> stopped;
    assertThat(asking(message).ask(question)).isEqualTo(stopped);
    assertThat(rows(message)).isEmpty();
    model = question -> new Answer.Unavailable("status 503", Optional.empty());
    asking(message).ask(question);
    assertThat(rows(message)).containsExactly("unavailable 0 0 null");
    assertThat(inTenant.call(TENANT, book::tokensToday)).isEqualTo(used);
  }

  @Test
  void a_question_whose_answer_was_lost_counts_with_all_it_may_have_taken() {
    UUID message = message("one");
    long used = inTenant.call(TENANT, book::tokensToday);
    model = question -> Answer.Unavailable.lost("no answer within 120 s");
    asking(message).ask(question);
    assertThat(rows(message)).containsExactly("unavailable null null null");
    assertThat(inTenant.call(TENANT, book::tokensToday)).isEqualTo(used + 523);
  }

  @Test
  void the_same_question_about_two_messages_at_once_is_asked_once() {
    UUID message = message("one");
    Answer[] second = new Answer[1];
    model =
        first -> {
          second[0] = asking(message("two")).ask(question);
          return ANSWER;
        };
    asking(message).ask(question);
    assertThat(second[0])
        .isEqualTo(
            Answer.Unavailable.notSent(
                "the same question is being asked already", Optional.of(Duration.ofSeconds(5))));
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void a_question_whose_process_died_counts_with_all_it_may_have_taken() {
    UUID message = message("one");
    long used = inTenant.call(TENANT, book::tokensToday);
    model =
        question -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> asking(message).ask(question)).hasMessage("broken");
    assertThat(rows(message)).containsExactly("failed null null null");
    assertThat(inTenant.call(TENANT, book::tokensToday)).isEqualTo(used + 523);
  }

  @Test
  void the_account_says_what_it_cost_and_what_could_be_made_of_it_and_never_changes() {
    UUID message = message("one");
    AccountedModel accounted = asking(message);
    accounted.ask(question);
    accounted.judged(
        new Exchange(
            "model:fake/m@read-advice/v1",
            "0".repeat(64),
            "m-2026",
            Answer.Mode.NATIVE_SCHEMA,
            ANSWER.usage(),
            "complete",
            question.identity("fake/m"),
            Duration.ofSeconds(1),
            3));
    assertThat(rows(message)).containsExactly("complete 1000 200 3");
    inTenant.run(
        TENANT,
        () ->
            assertThat(
                    sql.list(
                        "select cost, currency, prompt, mode, answered_by from model_call where"
                            + " message = ?",
                        row ->
                            List.of(
                                row.getBigDecimal(1).stripTrailingZeros(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        message))
                .containsExactly(
                    List.of(
                        new BigDecimal("0.002"),
                        "EUR",
                        "read-advice/v1",
                        "NATIVE_SCHEMA",
                        "m-2026")));
    for (String change :
        List.of(
            "update model_call set values_refused = 0 where message = ?",
            "update model_call set cost = 0 where message = ?",
            "delete from model_call where message = ?")) {
      assertThatThrownBy(() -> inTenant.run(TENANT, () -> sql.change(change, message)))
          .rootCause()
          .hasMessageContaining("what model_call says is said once");
    }
  }

  @Test
  void each_question_is_counted_under_the_prompt_it_was_asked_with() {
    UUID message = message("one");
    AccountedModel accounted = asking(message);
    accounted.ask(question(new PromptVersion("message-kind/v1", "b".repeat(64)), "kind " + own));
    accounted.ask(question);
    assertThat(
            inTenant.call(
                TENANT,
                () ->
                    sql.list(
                        "select prompt, prompt_sha256 from model_call where message = ?"
                            + " order by begun_at, id",
                        row -> row.getString(1) + " " + row.getString(2).charAt(0),
                        message)))
        .containsExactly("message-kind/v1 b", "read-advice/v1 a");
  }

  private Optional<String> derived(UUID message, String kind) {
    return inTenant
        .call(TENANT, () -> content.loadDerived(message, kind))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private List<String> rows(UUID message) {
    return inTenant.call(
        TENANT,
        () ->
            sql.list(
                "select * from model_call where message = ? order by begun_at, id",
                row ->
                    row.getString("outcome")
                        + " "
                        + row.getString("input_tokens")
                        + " "
                        + row.getString("output_tokens")
                        + " "
                        + row.getString("values_refused")
                        + (row.getBoolean("kept") ? " kept" : ""),
                message));
  }

  private AccountedModel asking(UUID message) {
    LanguageModel counting =
        new LanguageModel() {
          @Override
          public String id() {
            return "fake/m";
          }

          @Override
          public String identity() {
            return id() + address;
          }

          @Override
          public Answer ask(Question question) {
            asked++;
            return model.apply(question);
          }
        };
    AccountForCalls account =
        new AccountForCalls(
            book,
            answers,
            metrics,
            new CallSettings() {
              @Override
              public long tokensPerMail() {
                return tokensPerMail;
              }

              @Override
              public long tokensPerDay() {
                return tokensPerDay;
              }

              @Override
              public boolean keepQuestions() {
                return keepsQuestions;
              }
            },
            ModelPrices.of("fake/m=1/5 EUR"),
            tenant -> Optional.of(keepsQuestions),
            inTenant);
    return new ModelCalls(account).one(TENANT, message, Instant.EPOCH, counting);
  }

  /** 47 characters with the system's words and the schema. */
  private static Question question(String user) {
    return question(READ_ADVICE, user);
  }

  private static Question question(PromptVersion prompt, String user) {
    return new Question(prompt, "Point.", user, "{}", "read_advice", 500, List.of());
  }

  /** A mail that says nothing, so that no job asks about it. */
  private UUID message(String name) {
    return mailboxes.accept(
        TENANT,
        ("From: a@b.example\r\nSubject: " + name + " " + own + "\r\n\r\nHello\r\n")
            .getBytes(StandardCharsets.UTF_8),
        "ada");
  }
}
