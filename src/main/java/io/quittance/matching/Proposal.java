package io.quittance.matching;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.ledger.Application;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the matcher makes of one advice (or of one payment without any): a posting with its
 * certificate, or a recommendation with its doubts.
 *
 * @param advice index in the reading, or null for a payment without any
 * @param payment id of the payment, or null when none is found
 * @param customer id of the payer: certain when the verdict posts, else the likeliest, or null
 * @param verdict what may happen with it
 * @param applications recommended; complete when the verdict is {@code APPLY} or {@code APPLY_PART}
 * @param remainder what stays open or unapplied, in words and figures
 * @param reasons why it is proven, or what keeps it from being; each a code and a sentence with the
 *     figures
 * @param rivals other explanations that fit as well
 * @param certificate present exactly when the verdict posts
 * @param ground what kind of argument it rests on
 * @param counterfactual what would have to be otherwise for it to post, in words and figures
 *     ({@code would apply if the payment were EUR 301.00; EUR 6.40 over}); null when it posts or
 *     when more than one amount is in the way
 * @param payers who may have paid and why, the likeliest first, the runner-up after it; empty
 *     without a payment
 * @param payments ids of all payments in the order in which they pay, when they are several; else
 *     empty
 */
public record Proposal(
    Integer advice,
    String payment,
    String customer,
    Verdict verdict,
    List<Application> applications,
    List<Remainder> remainder,
    List<Reason> reasons,
    List<Rival> rivals,
    Certificate certificate,
    Ground ground,
    String counterfactual,
    List<PayerCandidate> payers,
    List<String> payments) {

  /** Kind of a remainder: a line whose money stays unapplied until a person says what it pays. */
  public static final String LINE_IN_QUESTION = "line-in-question";

  /** What kind of argument a proposal rests on. */
  public enum Ground {
    /** One advice names what one payment pays. */
    ADVICE,
    /** Several advices or payments explain each other. */
    JOINT,
    /** The bank's own text names what the payment pays. */
    BANK_TEXT,
    /** Only these items add up to the payment. */
    COMBINATION,
    /** A rule that the tenant switched on. */
    RULE
  }

  public enum Verdict {
    /** Everything is proven; post it. */
    APPLY,
    /** What is listed is proven; post it, and a person looks at the remainder. */
    APPLY_PART,
    /** Nothing is wrong, the money is not there yet. */
    WAIT,
    /** A person decides. */
    REVIEW
  }

  /**
   * @param kind {@code short-pay}, {@code unapplied} ...; @param amount plain decimal; @param
   *     openItem the item it came from, or null; @param recommended what would settle it and is not
   *     proven, or null; @param line 1-based, of a line that is left to a person, else null
   */
  public record Remainder(
      String kind,
      String openItem,
      String amount,
      String currency,
      String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) Application recommended,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer line) {
    public Remainder(String kind, String openItem, String amount, String currency, String reason) {
      this(kind, openItem, amount, currency, reason, null, null);
    }

    /** The same with a recommendation. */
    public Remainder with(Application likely) {
      return new Remainder(kind, openItem, amount, currency, reason, likely, line);
    }
  }

  /**
   * @param code the text of a {@link ReasonCode}; @param message a sentence with the figures
   * @param check name of the check that refused, or null where none did
   */
  public record Reason(
      String code, String message, @JsonInclude(JsonInclude.Include.NON_NULL) String check) {
    public Reason(String code, String message) {
      this(code, message, null);
    }
  }

  /**
   * A customer who may have paid.
   *
   * @param customer id
   * @param bits log2 of the odds that it did
   * @param why sentences, the strongest first, each with its bits
   */
  public record PayerCandidate(String customer, String name, int bits, List<Because> why) {
    public record Because(String kind, int bits, String words) {}

    public PayerCandidate {
      why = List.copyOf(why);
    }
  }

  public record Rival(String description, List<Application> applications) {
    public Rival {
      applications = List.copyOf(applications);
    }
  }

  public Proposal {
    applications = List.copyOf(applications);
    remainder = List.copyOf(remainder);
    reasons = List.copyOf(reasons);
    rivals = List.copyOf(rivals);
    // Proposals stored before there were others.
    ground = ground == null ? Ground.ADVICE : ground;
    payers = payers == null ? List.of() : List.copyOf(payers);
    payments = payments == null ? List.of() : List.copyOf(payments);
  }

  /** A proposal on the ground of an advice, without a counterfactual. */
  public Proposal(
      Integer advice,
      String payment,
      String customer,
      Verdict verdict,
      List<Application> applications,
      List<Remainder> remainder,
      List<Reason> reasons,
      List<Rival> rivals,
      Certificate certificate) {
    this(
        advice,
        payment,
        customer,
        verdict,
        applications,
        remainder,
        reasons,
        rivals,
        certificate,
        Ground.ADVICE,
        null,
        List.of(),
        List.of());
  }

  /** What a person may apply besides what is proven, each recommended for what is left. */
  public List<Application> recommendedBesides() {
    return remainder.stream().map(Remainder::recommended).filter(Objects::nonNull).toList();
  }

  /** The same after somebody has said what the lines in question pay. */
  public Proposal withoutLinesInQuestion() {
    return with(
        remainder.stream().filter(rest -> !rest.kind().equals(LINE_IN_QUESTION)).toList(), reasons);
  }

  private Proposal with(List<Remainder> rests, List<Reason> why) {
    return copied(
        copy -> {
          copy.remainder = rests;
          copy.reasons = why;
        });
  }

  /** The same with another verdict and its reasons; what no longer posts loses its certificate. */
  public Proposal with(Verdict changed, List<Reason> why) {
    boolean posts = changed == Verdict.APPLY || changed == Verdict.APPLY_PART;
    return copied(
        copy -> {
          copy.verdict = changed;
          copy.reasons = why;
          copy.certificate = posts ? certificate : null;
        });
  }

  /** The same with another verdict, and why before the reasons it had. */
  public Proposal with(Verdict changed, Reason first) {
    return with(changed, Stream.concat(Stream.of(first), reasons.stream()).toList());
  }

  /** The same with something recommended for a part of the remainder, and why. */
  Proposal with(Remainder part, Application likely, Reason why) {
    List<Remainder> rests =
        remainder.stream().map(rest -> rest.equals(part) ? part.with(likely) : rest).toList();
    List<Reason> more = new ArrayList<>(reasons);
    more.add(why);
    return with(rests, more);
  }

  /**
   * @param changed null for none
   */
  public Proposal withCounterfactual(String changed) {
    return copied(copy -> copy.counterfactual = changed);
  }

  /** The same, saying who may have paid. */
  public Proposal withPayers(List<PayerCandidate> candidates) {
    return copied(copy -> copy.payers = candidates);
  }

  /** The same on another ground, with all payments when they are several. */
  public Proposal jointly(Ground other, List<String> all) {
    return copied(
        copy -> {
          copy.ground = other;
          copy.payments = all;
        });
  }

  private Proposal copied(Consumer<Copy> change) {
    Copy copy = new Copy();
    change.accept(copy);
    return new Proposal(
        advice,
        payment,
        customer,
        copy.verdict,
        applications,
        copy.remainder,
        copy.reasons,
        rivals,
        copy.certificate,
        copy.ground,
        copy.counterfactual,
        copy.payers,
        copy.payments);
  }

  /** What may change of a proposal while it is made. */
  private final class Copy {
    private Verdict verdict = Proposal.this.verdict;
    private List<Remainder> remainder = Proposal.this.remainder;
    private List<Reason> reasons = Proposal.this.reasons;
    private Certificate certificate = Proposal.this.certificate;
    private Ground ground = Proposal.this.ground;
    private String counterfactual = Proposal.this.counterfactual;
    private List<PayerCandidate> payers = Proposal.this.payers;
    private List<String> payments = Proposal.this.payments;
  }
}
