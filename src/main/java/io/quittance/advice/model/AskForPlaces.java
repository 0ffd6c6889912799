package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.model.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Asks where a message's remittance stands: in one question where the rows of its lists repeat each
 * other, else chunk by chunk. One chunk without an answer is no answer at all.
 */
final class AskForPlaces {
  private final ShownMessage message;
  private final Inquiry inquiry;
  private final AskingLimits limits;

  AskForPlaces(ShownMessage message, Inquiry inquiry, AskingLimits limits) {
    this.message = message;
    this.inquiry = inquiry;
    this.limits = limits;
  }

  /**
   * @param source the message as one question shows it
   * @param whole asks about all of it at once
   * @param rows asks about one chunk
   */
  Said<Pointed> ask(NumberedSource source, Prompt whole, Prompt rows) {
    List<Chunk> chunks = ChunkRows.of(message.message());
    if (chunks.isEmpty()) {
      return inquiry
          .ask(whole, source.text(), ParseAnswer.pointed(whole.schema(), limits.maxPlaces()))
          .map(answer -> Pointed.of(answer, source, inquiry.reader(whole)));
    }
    if (chunks.size() > inquiry.questionsLeft()) {
      return new Said.Useless<>(
          Problem.Code.MODEL_UNAVAILABLE,
          "a long list would take " + chunks.size() + " questions, more than are asked");
    }
    return inChunks(chunks, rows);
  }

  private Said<Pointed> inChunks(List<Chunk> chunks, Prompt prompt) {
    ParseAnswer<RowsAnswer> form =
        new ParseAnswer<>(
            prompt.schema(), RowsAnswer.class, RowsAnswer::places, limits.maxPlaces());
    Deque<Chunk> waiting = new ArrayDeque<>(chunks);
    List<MergeChunks.Part> parts = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Chunk chunk = waiting.pop();
      NumberedSource shown = message.selected(chunk.selection(chunks));
      Said<RowsAnswer> said = inquiry.ask(prompt, shown.text(), form);
      List<Chunk> halves = said instanceof Said.Cut ? chunk.halves() : List.of();
      if (!halves.isEmpty()) {
        waiting.push(halves.get(1));
        waiting.push(halves.get(0));
      } else if (said instanceof Said.Usable<RowsAnswer> usable) {
        parts.add(new MergeChunks.Part(chunk, shown, usable.answer()));
      } else {
        return said.map(never -> null);
      }
    }
    PointedAnswer merged = new PointedAnswer("remittance", List.of(MergeChunks.merge(parts)));
    List<String> others = parts.stream().flatMap(part -> part.others().stream()).toList();
    return new Said.Usable<>(
        new Pointed(
            merged, everything(), chunks, others, Optional.empty(), inquiry.reader(prompt)));
  }

  private NumberedSource everything() {
    return message.selected(
        new NumberedSource.Selection(
            document -> {
              BitSet all = new BitSet();
              all.set(0, Math.toIntExact(document.lines().count()));
              return all;
            },
            "other",
            null));
  }
}
