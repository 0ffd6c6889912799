package io.quittance.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.database.Sql;
import io.quittance.mailbox.ContentStore;
import io.quittance.model.Answer;
import io.quittance.model.PageImage;
import io.quittance.model.Question;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers that were paid for, found by their question. Sealed with the key of the message they are
 * about and erased with it. In the caller's tenant transaction.
 */
@ApplicationScoped
class KeptAnswers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ANSWER = "model-answer/";
  private static final String QUESTION = "model-question/";

  private final Sql sql;
  private final ContentStore content;
  private final Clock clock;

  KeptAnswers(Sql sql, ContentStore content, Clock clock) {
    this.sql = sql;
    this.content = content;
    this.clock = clock;
  }

  /**
   * @param text of a complete answer, else null
   * @param reason why it is not complete, else null
   */
  record Stored(String outcome, String text, String reason, String model, Answer.Mode mode) {}

  /**
   * As sent, without the provider's framing.
   *
   * @param pictures that were sent along, in their order; their bytes are made of the message again
   */
  record Asked(
      String system,
      String user,
      String schema,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Picture> pictures) {
    Asked {
      pictures = pictures == null ? List.of() : List.copyOf(pictures);
    }

    static Asked of(Question question) {
      return new Asked(
          question.system(),
          question.user(),
          question.schema(),
          question.images().stream().map(Picture::of).toList());
    }

    /** The user's words, and below them which pictures went with them. */
    String shown() {
      StringBuilder shown = new StringBuilder(user);
      pictures.forEach(picture -> shown.append('\n').append(picture.words()));
      return shown.toString();
    }
  }

  /**
   * A page that was seen.
   *
   * @param page as the question names it, {@code D2.P1}
   * @param sha256 of the PNG, in hex
   */
  record Picture(String page, String sha256) {
    static Picture of(PageImage image) {
      try {
        byte[] png = Base64.getDecoder().decode(image.base64());
        return new Picture(
            image.page(),
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png)));
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException("every Java has SHA-256", missing);
      }
    }

    String words() {
      return "-- with the picture of " + page + ", SHA-256 " + sha256;
    }
  }

  /** The answer as it was, but free of charge. */
  Optional<Answer> find(String request) {
    return sql.first(
            "select message from model_answer where request = ?",
            row -> row.getObject("message", UUID.class),
            request)
        .flatMap(message -> content.loadDerived(message, ANSWER + request))
        .map(KeptAnswers::read);
  }

  /** Keeps what can be answered with again; nothing where the message's content was erased. */
  void keep(String request, UUID message, Answer answer) {
    Optional<Stored> stored = answer.fold(new WorthKeeping());
    if (stored.isPresent()
        && content.storeDerived(message, ANSWER + request, write(stored.get()))) {
      sql.change(
          "insert into model_answer (request, message, stored_at) values (?, ?, ?)"
              + " on conflict (tenant, request) do update set message = excluded.message,"
              + " stored_at = excluded.stored_at",
          request,
          message,
          clock.instant());
    }
  }

  void keepQuestion(String request, UUID message, Question question) {
    content.storeDerived(message, QUESTION + request, write(Asked.of(question)));
  }

  /** The user's words with the source and the names of pictures, where they were kept. */
  Optional<String> question(String request, UUID message) {
    return content
        .loadDerived(message, QUESTION + request)
        .map(bytes -> parsed(bytes, Asked.class).shown());
  }

  /** The words of a complete answer that was kept with the message. */
  Optional<String> text(String request, UUID message) {
    return content
        .loadDerived(message, ANSWER + request)
        .map(bytes -> parsed(bytes, Stored.class).text());
  }

  private static byte[] write(Object stored) {
    try {
      return JSON.writeValueAsBytes(stored);
    } catch (JsonProcessingException never) {
      throw new UncheckedIOException(never);
    }
  }

  private static Answer read(byte[] bytes) {
    Stored stored = parsed(bytes, Stored.class);
    return switch (stored.outcome()) {
      case "complete" ->
          new Answer.Complete(stored.text(), Answer.Usage.KEPT, stored.model(), stored.mode());
      case "truncated" -> new Answer.Truncated(stored.reason(), Answer.Usage.KEPT);
      case "refused" -> new Answer.Refused(stored.reason(), Answer.Usage.KEPT);
      default -> throw new IllegalStateException("a kept answer ended " + stored.outcome());
    };
  }

  private static <T> T parsed(byte[] bytes, Class<T> as) {
    try {
      return JSON.readValue(bytes, as);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whatever the same question would end with again; a provider in trouble is asked anew. */
  private static final class WorthKeeping implements Answer.Cases<Optional<Stored>> {
    @Override
    public Optional<Stored> complete(Answer.Complete answer) {
      return Optional.of(
          new Stored("complete", answer.text(), null, answer.model(), answer.mode()));
    }

    @Override
    public Optional<Stored> truncated(Answer.Truncated answer) {
      return answer.atBound()
          ? Optional.of(new Stored("truncated", null, answer.reason(), null, null))
          : Optional.empty();
    }

    @Override
    public Optional<Stored> refused(Answer.Refused answer) {
      return Optional.of(new Stored("refused", null, answer.reason(), null, null));
    }

    @Override
    public Optional<Stored> unavailable(Answer.Unavailable answer) {
      return Optional.empty();
    }

    @Override
    public Optional<Stored> failed(Answer.Failed answer) {
      return Optional.empty();
    }
  }
}
