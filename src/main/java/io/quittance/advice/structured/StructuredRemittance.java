package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.document.Document;
import java.util.List;
import java.util.Optional;

/**
 * Reads a document in one of the standards for remittance information. Deterministic: the same
 * document gives the same advices, so that a verifier may read again and compare.
 */
public final class StructuredRemittance {

  /** One payment's advice and what is wrong with it. */
  public record Found(Advice advice, List<Problem> problems) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param standard name of the reader, for example {@code x12-820}
   * @param statement true for a bank's report on an account, which speaks of payments only where it
   *     carries remittance detail
   * @param found one a payment, in the order of the file
   * @param problems of the file as a whole
   */
  public record Outcome(
      String standard, boolean statement, List<Found> found, List<Problem> problems) {
    public Outcome {
      found = List.copyOf(found);
      problems = List.copyOf(problems);
    }

    static Outcome of(
        String standard, boolean statement, List<AdviceDraft> drafts, List<Problem> problems) {
      return new Outcome(
          standard, statement, drafts.stream().map(AdviceDraft::build).toList(), problems);
    }
  }

  private StructuredRemittance() {}

  /** Empty when the document is none of the standards. */
  public static Optional<Outcome> read(Document document) {
    return switch (document.kind()) {
      case SEGMENTS -> segments(document);
      case XML -> xml(document);
      case TEXT, HTML -> addenda(document);
      case PDF, SPREADSHEET, CSV, OFFICE, IMAGE -> Optional.empty();
    };
  }

  private static Optional<Outcome> addenda(Document document) {
    List<AdviceDraft> drafts = AddendaText.advices(document);
    return drafts.isEmpty()
        ? Optional.empty()
        : Optional.of(Outcome.of(X12Interchange.READER, false, drafts, List.of()));
  }

  private static Optional<Outcome> segments(Document document) {
    List<Segment> segments = Segment.of(document);
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    return switch (segments.get(0).name()) {
      case "ISA", "GS", "ST", "BPR", "TRN", "ENT", "RMR" ->
          Optional.of(new X12Interchange(document.part()).read(segments));
      case "UNA", "UNB", "UNH", "BGM" ->
          Optional.of(new EdifactInterchange(document.part()).read(segments));
      case "01" -> Optional.of(new Bai2Statement(document).read(segments));
      default ->
          segments.get(0).text().startsWith("1")
              ? Optional.of(new Lockbox(document).read())
              : Optional.empty();
    };
  }

  private static Optional<Outcome> xml(Document document) {
    XmlNode top = XmlNode.above(document);
    String part = document.part();
    Optional<XmlNode> ubl = top.find("RemittanceAdvice");
    if (ubl.isPresent() && ubl.get().has("TotalPaymentAmount")) {
      return Optional.of(new UblRemittanceAdvice(part, ubl.get()).read());
    }
    Optional<XmlNode> advice = top.find("RmtAdvc");
    if (advice.isPresent()) {
      return Optional.of(new Remt001(part, advice.get()).read());
    }
    Optional<XmlNode> order = top.find("CstmrCdtTrfInitn");
    if (order.isPresent()) {
      return Optional.of(new Pain001(part, order.get()).read());
    }
    return camt(part, top, CamtStatement.NOTIFICATION, "BkToCstmrDbtCdtNtfctn")
        .or(() -> camt(part, top, "camt.053", "BkToCstmrStmt"))
        .or(() -> camt(part, top, "camt.052", "BkToCstmrAcctRpt"));
  }

  private static Optional<Outcome> camt(String part, XmlNode top, String reader, String message) {
    return top.find(message).map(node -> new CamtStatement(part, reader, node).read());
  }
}
