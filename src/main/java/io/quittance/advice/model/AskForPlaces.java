package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.document.ReadMessage;
import io.quittance.model.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Asks where a message's remittance stands: in one question where the rows of its lists repeat each
 * other, else chunk by chunk. One chunk without an answer is no answer at all.
 */
final class AskForPlaces {
  private final ReadMessage message;
  private final Inquiry inquiry;
  private final Prompt prompt;
  private final String reader;
  private final ParseAnswer<PointedAnswer> form;

  /**
   * @param reader as recorded with the reading
   */
  AskForPlaces(
      ReadMessage message, Inquiry inquiry, Prompt prompt, String reader, AskingLimits limits) {
    this.message = message;
    this.inquiry = inquiry;
    this.prompt = prompt;
    this.reader = reader;
    this.form = ParseAnswer.pointed(prompt.schema(), limits.maxPlaces());
  }

  /**
   * @param source the message as one question shows it
   */
  Said<Pointed> ask(NumberedSource source) {
    List<Chunk> chunks = ChunkRows.of(message);
    if (chunks.isEmpty()) {
      return inquiry
          .ask(prompt, source.text(), form)
          .map(answer -> new Pointed(answer, source, List.of(), List.of(), reader));
    }
    if (chunks.size() > inquiry.questionsLeft()) {
      return new Said.Useless<>(
          Problem.Code.MODEL_UNAVAILABLE,
          "a long list would take " + chunks.size() + " questions, more than are asked");
    }
    return inChunks(chunks);
  }

  private Said<Pointed> inChunks(List<Chunk> chunks) {
    Deque<Chunk> waiting = new ArrayDeque<>(chunks);
    List<MergeChunks.Part> parts = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Chunk chunk = waiting.pop();
      NumberedSource shown = new NumberedSource(message, chunk.selection(chunks, parts.size() + 1));
      Said<PointedAnswer> said = inquiry.ask(prompt, shown.text(), form);
      List<Chunk> halves = said instanceof Said.Cut ? chunk.halves() : List.of();
      if (!halves.isEmpty()) {
        waiting.push(halves.get(1));
        waiting.push(halves.get(0));
      } else if (said instanceof Said.Usable<PointedAnswer> usable) {
        parts.add(new MergeChunks.Part(chunk, shown, usable.answer()));
      } else {
        return said.map(never -> null);
      }
    }
    return MergeChunks.merge(parts)
        .map(merged -> new Pointed(merged, everything(), chunks, List.of(), reader));
  }

  private NumberedSource everything() {
    return new NumberedSource(
        message,
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
