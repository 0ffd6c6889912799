package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.model.PageImage;
import io.quittance.model.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * Which question is asked about a message: the smallest that may bring what its built-in reading
 * lacks. Of one that seems to be no remittance first what it is; of one whose payment is known only
 * what the columns mean; of one that was badly recognised its pages; of all others the whole.
 */
final class AskTheLeast {
  private final ShownMessage message;
  private final NumberedSource source;
  private final Reading first;
  private final Need need;
  private final List<PageImage> images;
  private final Choice choice;
  private final FurtherPrompts prompts;
  private final AskingLimits limits;
  private final Inquiry inquiry;

  /**
   * @param source the message as one question shows it
   * @param images of badly recognised pages that may be sent
   */
  AskTheLeast(
      ShownMessage message,
      NumberedSource source,
      Reading first,
      Need need,
      List<PageImage> images,
      Choice choice,
      FurtherPrompts prompts,
      AskingLimits limits,
      Inquiry inquiry) {
    this.message = message;
    this.source = source;
    this.first = first;
    this.need = need;
    this.images = images;
    this.choice = choice;
    this.prompts = prompts;
    this.limits = limits;
    this.inquiry = inquiry;
  }

  /** Either what ends the asking before anything was pointed at, or the places. */
  record Outcome(Optional<Asked> ended, Said<Pointed> places) {}

  Outcome ask() {
    boolean pages = !images.isEmpty() && need != Need.SOUND && prompts.pages().isPresent();
    if (pages) {
      return places(ofPages(prompts.pages().orElseThrow()));
    }
    if (need == Need.SILENT && prompts.kind().isPresent()) {
      Optional<Asked> ended = kind(prompts.kind().orElseThrow());
      if (ended.isPresent()) {
        return new Outcome(ended, null);
      }
    }
    Optional<TableMapping> mapping =
        need == Need.DOUBTFUL && prompts.mapping().isPresent()
            ? TableMapping.of(first, message, source)
            : Optional.empty();
    return places(
        mapping.isPresent()
            ? columnsOrWhole(mapping.get(), prompts.mapping().orElseThrow())
            : whole());
  }

  private Said<Pointed> whole() {
    return new AskForPlaces(message, inquiry, limits).ask(source, choice.prompt(), prompts.rows());
  }

  /** Without a usable answer to the small question the large one is still worth asking. */
  private Said<Pointed> columnsOrWhole(TableMapping mapping, Prompt prompt) {
    Said<Pointed> columns = ofColumns(mapping, prompt);
    boolean unusable =
        columns instanceof Said.Cut<Pointed>
            || (columns instanceof Said.Useless<Pointed> useless
                && useless.code() == Problem.Code.MODEL_NONSENSE);
    return unusable ? whole() : columns;
  }

  private static Outcome places(Said<Pointed> said) {
    return new Outcome(Optional.empty(), said);
  }

  /** Present when the message is no remittance, or nobody says now what it is. */
  private Optional<Asked> kind(Prompt prompt) {
    Said<MessageKind.Answered> said =
        inquiry.ask(
            prompt,
            source.text(),
            new ParseAnswer<>(prompt.schema(), MessageKind.Answered.class, answer -> 1, 1));
    if (said instanceof Said.Usable<MessageKind.Answered> usable) {
      Optional<Problem> why = usable.answer().nothingToRead(source);
      return why.map(problem -> new Asked.Read(inquiry.noted(first).with(List.of(problem))));
    }
    if (said instanceof Said.Later<MessageKind.Answered> later) {
      return Optional.of(
          later.fold(
              new SaidToAsked<>(inquiry.noted(first), inquiry.reader(prompt), kind -> first)));
    }
    // Without an answer to the small question the large one is still worth asking.
    return Optional.empty();
  }

  private Said<Pointed> ofColumns(TableMapping mapping, Prompt prompt) {
    return inquiry
        .ask(
            prompt,
            mapping.source().text(),
            new ParseAnswer<>(
                prompt.schema(),
                TableMapping.Answered.class,
                TableMapping.Answered::places,
                limits.maxPlaces()))
        .map(answer -> Pointed.of(mapping.with(answer), source, inquiry.reader(prompt)));
  }

  private Said<Pointed> ofPages(Prompt prompt) {
    SeenOnPages seen = new SeenOnPages(message.message(), images);
    return inquiry
        .ask(
            prompt,
            source.text(),
            images,
            new ParseAnswer<>(
                prompt.schema(), PagesAnswer.class, PagesAnswer::places, limits.maxPlaces()))
        .map(
            answer -> {
              PointedAnswer pointed = seen.lines(answer);
              return new Pointed(
                  pointed,
                  seen.in(source),
                  List.of(),
                  List.of(),
                  Optional.of(seen),
                  inquiry.reader(prompt));
            });
  }
}
