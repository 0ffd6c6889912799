package io.quittance.advice.model;

import io.quittance.advice.PagePictures;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.PageImage;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks a language model about a message that the built-in reader has read. The model says where
 * values stand, code reads them there, the verifier looks at them again. Without a usable answer
 * the built-in reading stands, with a problem that says why; so it does where it is sound and the
 * model reads something else. That both agree is no reason to post; that they differ is one to
 * hold.
 */
public final class SecondReader {
  private final PointingReading reading;
  private final Verifier verifier;
  private final SourceBoundary boundary;
  private final FurtherPrompts prompts;
  private final AskingLimits limits;
  private final Consumer<Exchange> record;

  /**
   * @param secret of the installation, at least 16 bytes; makes the mark around the source one that
   *     no sender can guess
   * @param record told of every question that was asked
   */
  public SecondReader(
      PointingReading reading,
      Verifier verifier,
      byte[] secret,
      FurtherPrompts prompts,
      AskingLimits limits,
      Consumer<Exchange> record) {
    this.reading = reading;
    this.verifier = verifier;
    this.boundary = new SourceBoundary(secret);
    this.prompts = prompts;
    this.limits = limits;
    this.record = record;
  }

  /**
   * Whether the message is one that the choice would have asked about, without asking.
   *
   * @param first the built-in reading of the same message
   */
  public boolean wanted(ReadMessage message, Reading first, Choice choice) {
    NumberedSource source = new NumberedSource(message);
    boolean pages = choice.pictures() != PagePictures.NONE && BadlyReadPages.any(message);
    Need need = Need.of(first, message.envelope(), source.showsAmounts() || pages);
    return !(source.empty() && !pages) && choice.asks(need);
  }

  /**
   * Whether something a posting would rest on is missing or doubtful in the built-in reading, or it
   * is silent about a message that may be a remittance.
   */
  public static boolean doubtful(ReadMessage message, Reading first) {
    NumberedSource source = new NumberedSource(message);
    return !source.empty()
        && switch (Need.of(first, message.envelope(), source.showsAmounts())) {
          case NONE, SOUND -> false;
          case DOUBTFUL, SILENT -> true;
        };
  }

  /**
   * Asks, if at all, as little as the message needs.
   *
   * @param first the built-in reading of the same message
   */
  public Asked ask(ReadMessage message, Reading first, Choice choice) {
    ShownMessage shown = new ShownMessage(message, choice.privacy(), first.advices());
    NumberedSource source = shown.usual();
    List<PageImage> images = BadlyReadPages.images(message, choice.pictures());
    Need need = Need.of(first, message.envelope(), source.showsAmounts() || !images.isEmpty());
    if ((source.empty() && images.isEmpty()) || !choice.asks(need)) {
      return new Asked.Read(first);
    }
    Inquiry inquiry = new Inquiry(choice.model(), message, boundary, limits, record);
    try {
      AskTheLeast.Outcome outcome =
          new AskTheLeast(shown, source, first, need, images, choice, prompts, limits, inquiry)
              .ask();
      return outcome
          .ended()
          .orElseGet(() -> read(message, first, choice, need, inquiry, outcome.places()));
    } finally {
      inquiry.tell();
    }
  }

  private Asked read(
      ReadMessage message,
      Reading first,
      Choice choice,
      Need need,
      Inquiry inquiry,
      Said<Pointed> places) {
    Reading asked = inquiry.noted(first);
    AnswerToReading answered =
        new AnswerToReading(reading, verifier, message, asked, need == Need.SOUND);
    Asked read =
        places.fold(new SaidToAsked<>(asked, inquiry.reader(choice.prompt()), answered::read));
    inquiry.refused(answered.valuesRefused());
    return read;
  }
}
