package io.quittance.advice.model;

import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.Prompt;
import java.util.List;
import java.util.Optional;
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
    Need need = Need.of(first, message.envelope(), source.showsAmounts());
    return !source.empty() && choice.asks(need);
  }

  /**
   * Asks, if at all, as little as the message needs.
   *
   * @param first the built-in reading of the same message
   */
  public Asked ask(ReadMessage message, Reading first, Choice choice) {
    NumberedSource source = new NumberedSource(message);
    Need need = Need.of(first, message.envelope(), source.showsAmounts());
    if (source.empty() || !choice.asks(need)) {
      return new Asked.Read(first);
    }
    Inquiry inquiry = new Inquiry(choice.model(), message, boundary, limits, record);
    Optional<Asked> settled = need == Need.SILENT ? kind(source, inquiry, first) : Optional.empty();
    return settled.orElseGet(
        () -> {
          Said<Pointed> said = places(message, source, inquiry, first, need, choice);
          Reading asked = inquiry.noted(first);
          AnswerToReading answered =
              new AnswerToReading(reading, verifier, message, asked, need == Need.SOUND);
          return said.fold(new SaidToAsked<>(asked, choice.name(), answered::read));
        });
  }

  /** Asks what the message is; present when that is the end of it. */
  private Optional<Asked> kind(NumberedSource source, Inquiry inquiry, Reading first) {
    return prompts
        .kind()
        .flatMap(
            prompt -> {
              Said<MessageKind.Answered> said =
                  inquiry.ask(
                      prompt,
                      source.text(),
                      new ParseAnswer<>(
                          prompt.schema(), MessageKind.Answered.class, answer -> 1, 1));
              if (said instanceof Said.Usable<MessageKind.Answered> usable) {
                return usable
                    .answer()
                    .nothingToRead(source)
                    .map(why -> new Asked.Read(inquiry.noted(first).with(List.of(why))));
              }
              if (said instanceof Said.Later<MessageKind.Answered> later) {
                return Optional.of(
                    later.fold(
                        new SaidToAsked<>(
                            inquiry.noted(first), inquiry.reader(prompt), kind -> first)));
              }
              // Without an answer to the small question the large one is still worth asking.
              return Optional.empty();
            });
  }

  private Said<Pointed> places(
      ReadMessage message,
      NumberedSource source,
      Inquiry inquiry,
      Reading first,
      Need need,
      Choice choice) {
    Optional<TableMapping> mapping =
        need == Need.DOUBTFUL && prompts.mapping().isPresent()
            ? TableMapping.of(first, message, source)
            : Optional.empty();
    if (mapping.isEmpty()) {
      return new AskForPlaces(message, inquiry, limits)
          .ask(source, choice.prompt(), prompts.rows());
    }
    Prompt prompt = prompts.mapping().orElseThrow();
    return inquiry
        .ask(
            prompt,
            mapping.get().source().text(),
            new ParseAnswer<>(
                prompt.schema(),
                TableMapping.Answered.class,
                TableMapping.Answered::places,
                limits.maxPlaces()))
        .map(
            answer ->
                new Pointed(
                    mapping.get().with(answer),
                    source,
                    List.of(),
                    List.of(),
                    inquiry.reader(prompt)));
  }
}
