package io.quittance.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.model.ModelCapabilities.Images;
import io.quittance.model.ModelCapabilities.Schema;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Finds out with at most four tiny questions what a model can do: its form natively, the same in
 * words where that shows nothing, a picture, and one of these again where the answer was cut off,
 * because a model that thinks may need many tokens before its first word. The instructions name no
 * field and no word of the expected answer: an answer that has them was held to the schema. Nothing
 * of a mail is in them.
 */
final class ProbeModel {
  private static final int FEW_TOKENS = 50;
  private static final int TOKENS_TO_THINK = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two fields whose names and word stand nowhere else. */
  private static final Question FORM =
      new Question(
          "You are asked for a sign of life.",
          "Answer in the form that you were given.",
          """
          {"type":"object","properties":{"ledgerReady":{"type":"boolean"},"colourOfInk":{"type":"string","enum":["vermilion"]}},"required":["ledgerReady","colourOfInk"],"additionalProperties":false}\
          """,
          "sign-of-life",
          FEW_TOKENS);

  private static final Question PICTURE =
      new Question(
          PromptVersion.NONE,
          "You are shown a picture of two halves.",
          "Say the colour of the left half and of the right half.",
          """
          {"type":"object","properties":{"left":{"type":"string","enum":["none","black","blue","green","red","white","yellow"]},"right":{"type":"string","enum":["none","black","blue","green","red","white","yellow"]}},"required":["left","right"],"additionalProperties":false}\
          """,
          "two-colours",
          FEW_TOKENS,
          List.of(new PageImage("two halves", picture())));

  private final AskProvider natively;
  private final AskProvider prompted;
  private final Clock clock;
  private boolean thinks;

  ProbeModel(ModelSettings settings, ModelVariables variables, Clock clock) {
    ModelSettings bounded =
        settings.timeout().compareTo(LONGEST) <= 0 ? settings : settings.within(LONGEST);
    this.natively = new AskProvider(bounded.in(Answer.Mode.NATIVE_SCHEMA), variables, clock);
    this.prompted = new AskProvider(bounded.in(Answer.Mode.PROMPTED), variables, clock);
    this.clock = clock;
  }

  ModelCapabilities probe() {
    Answer first = ask(natively, FORM);
    if (first instanceof Answer.Complete complete && holds(complete.text())) {
      return with(Schema.NATIVE, natively);
    }
    if (first instanceof Answer.Unavailable || first instanceof Answer.Truncated) {
      // Says nothing about schemas.
      return unknown(first);
    }
    Answer second = ask(prompted, FORM);
    if (second instanceof Answer.Complete complete && holds(unfenced(complete.text()))) {
      return with(Schema.PROMPTED, prompted);
    }
    return unknown(second);
  }

  private ModelCapabilities with(Schema schema, AskProvider model) {
    Answer seen = ask(model, PICTURE);
    Images images =
        seen instanceof Answer.Complete complete
            ? seesColours(unfenced(complete.text())) ? Images.SEEN : Images.NOT_SEEN
            : seen instanceof Answer.Failed ? Images.NOT_SEEN : Images.UNKNOWN;
    return new ModelCapabilities(
        schema, images, clock.instant(), images == Images.UNKNOWN ? reason(seen) : null);
  }

  /** Asks again with room to think when the answer was cut off, once a probe. */
  private Answer ask(AskProvider model, Question question) {
    Answer answer = model.ask(thinks ? question.within(TOKENS_TO_THINK) : question);
    if (!thinks && answer instanceof Answer.Truncated cut && cut.atBound()) {
      thinks = true;
      return model.ask(question.within(TOKENS_TO_THINK));
    }
    return answer;
  }

  private ModelCapabilities unknown(Answer answer) {
    return new ModelCapabilities(Schema.UNKNOWN, Images.UNKNOWN, clock.instant(), reason(answer));
  }

  private static String reason(Answer answer) {
    if (answer instanceof Answer.Unavailable unavailable) {
      return unavailable.reason();
    }
    if (answer instanceof Answer.Failed failed) {
      return failed.reason();
    }
    if (answer instanceof Answer.Truncated truncated) {
      return truncated.reason();
    }
    return answer instanceof Answer.Refused refused
        ? refused.reason()
        : "it did not answer in the form it was asked for";
  }

  private static boolean holds(String text) {
    JsonNode read = json(text);
    return read.size() == 2
        && read.path("ledgerReady").isBoolean()
        && read.path("colourOfInk").asText().equals("vermilion");
  }

  private static boolean seesColours(String text) {
    JsonNode read = json(text);
    return read.path("left").asText().equals("blue")
        && read.path("right").asText().equals("yellow");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException prose) {
      return JSON.missingNode();
    }
  }

  private static String unfenced(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    return from < 0 || to < from ? text : text.substring(from, to + 1);
  }

  /** The left half blue, the right half yellow; PNG. */
  private static byte[] picture() {
    int half = 32;
    BufferedImage image = new BufferedImage(2 * half, half, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, half, half);
    graphics.setColor(Color.YELLOW);
    graphics.fillRect(half, 0, half, half);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return png.toByteArray();
  }
}
