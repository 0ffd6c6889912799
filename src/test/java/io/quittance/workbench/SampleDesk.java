package io.quittance.workbench;

import io.quittance.advice.model.Drafted;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.money.Money;
import io.quittance.pipeline.AskAboutCase;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.MessageDetail.ApplicationView;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.pipeline.MessageStatus;
import io.quittance.pipeline.MessageSummary;
import io.quittance.receivables.OpenItem;
import io.quittance.review.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A desk over samples in memory that changes with the decisions, for tests of the pages. */
@Alternative
@ApplicationScoped
class SampleDesk implements Desk {
  private final Map<UUID, SampleMessages.Sample> samples = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private boolean broken;

  SampleDesk() {
    reset();
  }

  /** Everything as at the start. */
  final synchronized void reset() {
    samples.clear();
    decisions.clear();
    broken = false;
    SampleMessages.all().forEach(sample -> samples.put(sample.detail().summary().id(), sample));
  }

  synchronized List<Decision> decisions() {
    return List.copyOf(decisions);
  }

  /** Lets every look at a message fail from now on. */
  synchronized void breakDown() {
    broken = true;
  }

  /** A mail comes in: a copy of the newest applied one under a new id. */
  synchronized void receive(UUID id, String subject) {
    MessageDetail model = samples.get(SampleMessages.id(1)).detail();
    MessageSummary old = model.summary();
    MessageSummary summary =
        new MessageSummary(
            id,
            subject,
            old.from(),
            Instant.now(),
            MessageStatus.RECEIVED,
            List.of(),
            null,
            null,
            null,
            0);
    Map<UUID, SampleMessages.Sample> rest = new LinkedHashMap<>(samples);
    samples.clear();
    samples.put(
        id,
        new SampleMessages.Sample(
            new MessageDetail(summary, List.of(), null, List.of(), List.of(), null, null), null));
    samples.putAll(rest);
  }

  @Override
  public Visitor visitor() {
    return new Visitor("demo", "analyst@demo");
  }

  @Override
  public synchronized Overview overview() {
    Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
    samples.values().forEach(s -> counts.merge(s.detail().summary().status(), 1L, Long::sum));
    return new Overview(
        counts,
        5,
        List.of(Money.parse("4500.00", "USD"), Money.parse("15474.69", "EUR")),
        List.of(Money.parse("66.21", "EUR")),
        List.of(Money.parse("750.00", "USD"), Money.parse("1200.00", "EUR")),
        List.of(
            new Overview.MailboxState(
                "remittance@northwind.example", Instant.parse("2026-11-22T09:14:00Z"), null)),
        new Overview.ReaderState("built-in", null));
  }

  @Override
  public synchronized MessageList list(
      Set<MessageStatus> statuses, String query, String cursor, int limit) {
    String words = query.toLowerCase(Locale.ROOT);
    List<MessageSummary> found =
        samples.values().stream()
            .map(sample -> sample.detail().summary())
            .filter(s -> statuses.isEmpty() || statuses.contains(s.status()))
            .filter(
                s ->
                    (s.subject() + " " + s.from() + " " + s.payer())
                        .toLowerCase(Locale.ROOT)
                        .contains(words))
            .toList();
    int start = cursor == null ? 0 : Integer.parseInt(cursor);
    int end = Math.min(found.size(), start + limit);
    return new MessageList(
        found.subList(start, end), end < found.size() ? Integer.toString(end) : null);
  }

  @Override
  public synchronized Optional<MessageDetail> detail(UUID message) {
    if (broken) {
      throw new IllegalStateException("secret cause of the breakdown");
    }
    return Optional.ofNullable(samples.get(message)).map(SampleMessages.Sample::detail);
  }

  @Override
  public synchronized Optional<ReadMessage> documents(UUID message) {
    return Optional.ofNullable(samples.get(message)).map(SampleMessages.Sample::source);
  }

  @Override
  public Optional<byte[]> pageImage(UUID message, String part, int page) {
    return documents(message)
        .flatMap(source -> source.document(part))
        .filter(document -> document.kind() == Document.Kind.PDF)
        .flatMap(document -> document.pages().stream().filter(p -> p.number() == page).findFirst())
        .map(SampleDesk::picture);
  }

  private static byte[] picture(Page page) {
    int scale = 2;
    BufferedImage image =
        new BufferedImage(
            (int) page.width() * scale, (int) page.height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.DARK_GRAY);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (Line line : page.lines()) {
      for (Word word : line.words()) {
        pen.setFont(
            new Font(Font.SANS_SERIF, Font.PLAIN, (int) (word.box().height() * scale * 0.85)));
        pen.drawString(
            word.text(),
            (float) word.box().x0() * scale,
            (float) (word.box().y1() - word.box().height() * 0.2) * scale);
      }
    }
    pen.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> raw(UUID message) {
    return detail(message)
        .map(
            d ->
                ("Subject: sample\r\n\r\n<script>alert(1)</script>")
                    .getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<PartDownload> download(UUID message, String part) {
    return detail(message)
        .flatMap(d -> d.parts().stream().filter(p -> p.path().equals(part)).findFirst())
        .map(p -> new PartDownload(p.name(), "<b>part</b>".getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public synchronized DecisionOutcome decide(UUID review, UUID seen, Decision decision) {
    for (SampleMessages.Sample sample : samples.values()) {
      if (review.equals(sample.detail().review()) && seen == null) {
        decisions.add(decision);
        replace(
            sample,
            MessageStatus.NOT_A_REMITTANCE,
            "decided",
            "Decided by analyst@demo.",
            List.of(),
            List.of());
        return new DecisionOutcome.Done("Noted; nothing was posted.");
      }
      for (ProposalView view : sample.detail().proposals()) {
        if (review.equals(view.review())) {
          if (!view.id().equals(seen)) {
            return new DecisionOutcome.Refused(
                DecisionOutcome.Refused.CHANGED,
                "Another payment arrived and the proposal is a new one.");
          }
          decisions.add(decision);
          return decide(sample, view, decision);
        }
      }
    }
    return new DecisionOutcome.Refused("unknown-review", "The case is closed.");
  }

  private DecisionOutcome decide(
      SampleMessages.Sample sample, ProposalView view, Decision decision) {
    boolean posts =
        decision.action() == Decision.Action.APPROVE || decision.action() == Decision.Action.APPLY;
    List<ApplicationView> applications = new ArrayList<>(sample.detail().applications());
    if (posts) {
      view.proposal()
          .applications()
          .forEach(
              a ->
                  applications.add(
                      new ApplicationView(
                          "A-" + (8000 + applications.size()),
                          view.payment().id(),
                          a.openItem(),
                          a.openItem(),
                          a.amount().currency().getCurrencyCode(),
                          a.amount().toPlainString(),
                          a.discount().toPlainString(),
                          a.writeOff().toPlainString(),
                          "applied",
                          "analyst@demo",
                          Instant.now())));
    }
    ProposalView decided =
        new ProposalView(
            view.id(),
            view.advice(),
            view.proposal(),
            posts ? "applied" : "rejected",
            null,
            view.payment(),
            view.customer(),
            view.items(),
            view.otherItems());
    List<ProposalView> proposals =
        sample.detail().proposals().stream()
            .map(other -> other.id().equals(view.id()) ? decided : other)
            .toList();
    MessageStatus status =
        switch (decision.action()) {
          case APPROVE, APPLY -> MessageStatus.APPLIED;
          case NOT_A_REMITTANCE -> MessageStatus.NOT_A_REMITTANCE;
          case WAIT -> MessageStatus.WAITING;
          default -> MessageStatus.REVIEW;
        };
    replace(sample, status, "decided", "Decided by analyst@demo.", proposals, applications);
    return new DecisionOutcome.Done(
        posts
            ? "Applied " + Figures.withCurrency(view.payment().amount()) + "."
            : "Noted; nothing was posted.");
  }

  @Override
  public synchronized DecisionOutcome reverse(String application, String code, String reason) {
    for (SampleMessages.Sample sample : samples.values()) {
      for (ApplicationView view : sample.detail().applications()) {
        if (view.id().equals(application)) {
          if (view.state().equals("reversed")) {
            return new DecisionOutcome.Refused("already-reversed", "It is reversed already.");
          }
          List<ApplicationView> applications =
              sample.detail().applications().stream()
                  .map(a -> a.id().equals(application) ? reversed(a) : a)
                  .toList();
          replace(
              sample,
              MessageStatus.PARTLY_APPLIED,
              "reversed",
              "One application was reversed: " + reason,
              sample.detail().proposals(),
              applications);
          return new DecisionOutcome.Done(
              "Reversed " + view.currency() + " " + Figures.grouped(view.amount()) + ".");
        }
      }
    }
    return new DecisionOutcome.Refused("unknown-application", "There is no such application.");
  }

  private static ApplicationView reversed(ApplicationView a) {
    return new ApplicationView(
        a.id(),
        a.payment(),
        a.openItem(),
        a.openItemNumber(),
        a.currency(),
        a.amount(),
        a.discount(),
        a.writeOff(),
        "reversed",
        a.decidedBy(),
        a.recordedAt());
  }

  private void replace(
      SampleMessages.Sample sample,
      MessageStatus status,
      String code,
      String reason,
      List<ProposalView> proposals,
      List<ApplicationView> applications) {
    MessageSummary old = sample.detail().summary();
    MessageSummary summary =
        new MessageSummary(
            old.id(),
            old.subject(),
            old.from(),
            old.receivedAt(),
            status,
            List.of(new MessageSummary.Reason(code, reason)),
            old.payer(),
            old.amount(),
            old.currency(),
            old.advices());
    samples.put(
        old.id(),
        new SampleMessages.Sample(
            new MessageDetail(
                summary,
                sample.detail().parts(),
                sample.detail().reading(),
                proposals,
                applications,
                sample.detail().duplicateOf(),
                null),
            sample.source()));
  }

  @Override
  public synchronized DecisionOutcome reprocess(UUID message) {
    SampleMessages.Sample sample = samples.get(message);
    if (sample == null) {
      return new DecisionOutcome.Refused("unknown-message", "There is no such message.");
    }
    return new DecisionOutcome.Done("It is read and matched again.");
  }

  @Override
  public boolean draftsQuestions() {
    return true;
  }

  @Override
  public AskAboutCase.Outcome<Drafted> draftQuestion(UUID review) {
    return new AskAboutCase.Outcome<>(
        new Drafted.Draft("Is <b>INV-7</b> part of the 350.00 you paid?", "model:fake/m"), null);
  }

  @Override
  public synchronized List<OpenItem> findItems(String query) {
    return samples.values().stream()
        .flatMap(s -> s.detail().proposals().stream())
        .flatMap(p -> Stream.concat(p.items().stream(), p.otherItems().stream()))
        .filter(item -> item.number().contains(query))
        .distinct()
        .limit(20)
        .toList();
  }
}
