package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedModelTest {
  private static final String SCHEMA =
      """
      {"type":"object","required":[],"properties":{},"additionalProperties":false}\
      """;

  @TempDir Path folder;

  @Test
  void a_recorded_question_gets_its_answer_and_its_tokens_are_counted() throws IOException {
    Question question = question("Point at it.", source("a1", "INV-1 10.00", "INV-2 20.00"));
    answer(collect(question), "{\"verdict\":\"unknown\"}\n");
    assertThat(new RecordedModel(folder).ask(question))
        .isEqualTo(
            new Answer.Complete(
                "{\"verdict\":\"unknown\"}",
                new Answer.Usage(68, 6),
                folder.getFileName().toString(),
                Answer.Mode.PROMPTED));
  }

  /** Computed with json.dumps(..., sort_keys=True) and hashlib, as recorders on this wire do. */
  @Test
  void the_key_is_the_one_that_others_compute() {
    Question question =
        new Question(
            "Point.\n\"Quote\" \\ tab\t\u0007\u007f",
            "Gr\u00fc\u00dfe \u652f\u6255 \ud83d\ude00 \u20ac \u2028",
            SCHEMA,
            "read-advice",
            100);
    assertThat(RecordedQuestion.of(question).key()).isEqualTo("c698f81c8e6e3ffa");
  }

  @Test
  void how_long_an_answer_may_be_is_not_in_the_key_but_holds() throws IOException {
    Question question = question("Point at it.", source("a1", "INV-1 10.00"));
    answer(collect(question), "{\"verdict\":\"unknown\"}");
    Question shorter =
        new Question(question.system(), question.user(), SCHEMA, question.schemaName(), 5);
    assertThat(new RecordedModel(folder).ask(shorter)).isInstanceOf(Answer.Truncated.class);
  }

  @Test
  void what_differs_from_the_nearest_recorded_question_is_said() throws IOException {
    String key = collect(question("Point at it.", source("a1", "INV-1 10.00", "INV-2 20.00")));
    answer(key, "{}");
    answer(collect(question("Point at it.", source("b2", "Total", "7.00"))), "{}");
    assertThat(refused("Point at it.", source("a1", "INV-1 10.00", "INV-2 20.01")))
        .endsWith(
            "; "
                + key
                + " is most like it and differs in the source, first in line 3 of the user's"
                + " words");
    assertThat(refused("Point there.", source("a1", "INV-1 10.00", "INV-2 20.00")))
        .endsWith(
            key
                + " is most like it and differs in the instructions (another version of"
                + " the prompt)");
    assertThat(refused("Point at it.", source("ff", "INV-1 10.00", "INV-2 20.00")))
        .contains(key + " is most like it and differs in the mark around the source");
    assertThat(refused("Point at it.", source("a1", "Dear all", "attached", "is our order")))
        .endsWith(", nor one about the same message");
  }

  @Test
  void a_question_that_was_collected_and_not_answered_says_so() {
    Question question = question("Point at it.", source("a1", "INV-1 10.00"));
    collect(question);
    assertThat(new RecordedModel(folder).ask(question))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(Answer.Cause.CONFIGURATION);
              assertThat(failed.reason()).endsWith("it was collected and never answered");
            });
  }

  @Test
  void an_empty_folder_answers_nothing_and_none_is_wrong_settings() {
    assertThat(new RecordedModel(folder).ask(question("Point.", "words")))
        .isInstanceOf(Answer.Failed.class);
    assertThatThrownBy(() -> new RecordedModel(folder.resolve("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("none is not a folder of recorded answers");
  }

  @Test
  void collecting_again_writes_no_question_twice_and_uses_what_was_answered() throws IOException {
    Question first = question("Point at it.", source("a1", "INV-1 10.00"));
    Question second = question("Point at it.", source("b2", "INV-2 20.00"));
    answer(collect(first), "{}");
    CollectingModel again = new CollectingModel(folder);
    assertThat(again.ask(first)).isInstanceOf(Answer.Complete.class);
    assertThat(again.ask(second)).isInstanceOf(Answer.Unavailable.class);
    assertThat(again.ask(second)).isInstanceOf(Answer.Unavailable.class);
    assertThat(again.answered()).isEqualTo(1);
    assertThat(again.waiting()).isEqualTo(1);
    assertThat(again.notAsked()).isZero();
    assertThat(new CollectingModel(folder).notAsked()).isEqualTo(2);
    assertThat(files()).hasSize(5);
  }

  @Test
  void a_prompt_for_answering_holds_all_that_the_model_is_shown() throws IOException {
    String key = collect(question("Point at it.", "words"));
    assertThat(Files.readString(folder.resolve(key + ".prompt.md")))
        .startsWith("## system\n\nPoint at it.\n\n## user\n\nwords\n\n## response format\n\n")
        .contains("```json\n{\n \"type\": \"json_schema\",\n \"json_schema\": {\n")
        .endsWith("}\n```\n");
  }

  @Test
  void a_picture_is_known_by_what_it_shows_however_it_is_packed() throws IOException {
    String key = collect(looking(1f, Color.BLACK));
    assertThat(Files.readString(folder.resolve(key + ".prompt.md")))
        .contains("## pictures\n\n- D2.P1: " + key + ".D2.P1.png\n\n## response format");
    assertThat(ImageIO.read(folder.resolve(key + ".D2.P1.png").toFile()).getWidth()).isEqualTo(90);
    answer(key, "{}");
    Question packedOtherwise = looking(0f, Color.BLACK);
    assertThat(packedOtherwise).isNotEqualTo(looking(1f, Color.BLACK));
    assertThat(new RecordedModel(folder).ask(packedOtherwise))
        .isInstanceOfSatisfying(
            Answer.Complete.class,
            answer -> assertThat(answer.usage().inputTokens()).isGreaterThan(90 * 40 / 750));

    Answer other = new RecordedModel(folder).ask(looking(1f, Color.RED));
    assertThat(((Answer.Failed) other).reason())
        .endsWith(key + " is most like it and differs in the pictures of pages");
  }

  /** With a picture of 90 to 40 points, packed so well. */
  private static Question looking(float packed, Color colour) throws IOException {
    BufferedImage picture = new BufferedImage(90, 40, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.drawString("480.00", 5, 20);
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(packed);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(png)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    }
    return new Question(
        PromptVersion.NONE,
        "Look at it.",
        "words",
        SCHEMA,
        "read-pages",
        100,
        List.of(new PageImage("D2.P1", png.toByteArray())));
  }

  private String refused(String system, String user) {
    return ((Answer.Failed) new RecordedModel(folder).ask(question(system, user))).reason();
  }

  private String collect(Question question) {
    new CollectingModel(folder).ask(question);
    return RecordedQuestion.of(question).key();
  }

  private void answer(String key, String text) throws IOException {
    Files.writeString(folder.resolve(key + ".answer"), text);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Question question(String system, String user) {
    return new Question(system, user, SCHEMA, "read-advice", 100);
  }

  private static String source(String mark, String... lines) {
    return "BEGIN SOURCE " + mark + "\n" + String.join("\n", lines) + "\nEND SOURCE " + mark;
  }
}
