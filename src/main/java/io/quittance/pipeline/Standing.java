package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a message comes to: as it stands, or as it would if it were read and matched anew.
 *
 * @param reading null when it was never read
 * @param decisions one for each advice that was matched, in their order
 * @param applied what is applied from it, in a fixed order
 * @param kept why nothing but a person changes what was decided about it, or null
 */
public record Standing(
    MessageStatus status,
    Reading reading,
    List<Decision> decisions,
    List<Applied> applied,
    Kept kept) {

  /**
   * @param advice index in the reading
   * @param verdict {@code applied}, {@code applied-in-part}, {@code waits}, {@code review} or
   *     {@code rejected}
   * @param payment id, or null
   * @param reasons codes
   */
  public record Decision(
      int advice, String verdict, String payment, String customer, List<String> reasons) {
    public Decision {
      reasons = List.copyOf(reasons);
    }

    /**
     * @param state of its row, as it is or would be
     */
    static Decision of(Proposal proposal, String state) {
      return new Decision(
          proposal.advice(),
          word(proposal.verdict(), state),
          proposal.payment(),
          proposal.customer(),
          codes(proposal));
    }

    /** As its row stands: a person may have named another payment or customer. */
    static Decision of(ProposalRow row) {
      Proposal proposal = PipelineJson.readProposal(row.body);
      return new Decision(
          row.advice,
          word(proposal.verdict(), row.state),
          row.payment,
          row.customer,
          codes(proposal));
    }

    private static List<String> codes(Proposal proposal) {
      return proposal.reasons().stream().map(Proposal.Reason::code).distinct().toList();
    }

    /** What a verdict is called once it is known what became of the proposal. */
    private static String word(Proposal.Verdict verdict, String state) {
      return switch (state) {
        case ProposalRow.REJECTED -> "rejected";
        case ProposalRow.APPLIED ->
            verdict == Proposal.Verdict.APPLY_PART ? "applied-in-part" : "applied";
        default -> verdict == Proposal.Verdict.WAIT ? "waits" : "review";
      };
    }

    /** Equal in what follows from it, whatever the reasons. */
    boolean sameAs(Decision other) {
      return advice == other.advice
          && verdict.equals(other.verdict)
          && Objects.equals(payment, other.payment);
    }
  }

  /**
   * @param payment id, or null for netting without cash
   * @param cash applied; negative on a credit, so that a payment's amounts add up to its cash
   * @param parts what else settles the item, as words and amounts, sorted
   */
  public record Applied(
      String payment,
      String openItem,
      Money cash,
      Money discount,
      Money writeOff,
      List<String> parts) {
    static final Comparator<Applied> ORDER = Comparator.comparing(Applied::toString);

    public Applied {
      parts = parts.stream().sorted().toList();
    }
  }

  /** Why a decision is not the matcher's alone. */
  public enum Kept {
    DECIDED_BY_PERSON("decided-by-person", "A person decided about it or took it back."),
    POSTED_JOINTLY(
        "posted-jointly",
        "It was posted together with other mails, which one alone cannot repeat."),
    POSTED_UNPROVEN(
        "posted-under-certificate", "It was posted under a certificate from labels, not by proof.");

    private final String code;
    private final String words;

    Kept(String code, String words) {
      this.code = code;
      this.words = words;
    }

    public String code() {
      return code;
    }

    public String words() {
      return words;
    }
  }

  public Standing {
    decisions = List.copyOf(decisions);
    applied = applied.stream().sorted(Applied.ORDER).toList();
  }

  /** True when every advice is decided alike and the same is applied. */
  public boolean decidedAs(Standing other) {
    if (decisions.size() != other.decisions.size() || !applied.equals(other.applied)) {
      return false;
    }
    for (int i = 0; i < decisions.size(); i++) {
      if (!decisions.get(i).sameAs(other.decisions.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Cash applied by currency code. */
  public Map<String, Money> money() {
    Map<String, Money> money = new TreeMap<>();
    applied.forEach(
        one -> money.merge(one.cash().currency().getCurrencyCode(), one.cash(), Money::plus));
    return money;
  }

  /** The same as long as reading, applications and who decided are: not while it only waits. */
  public String fingerprint() {
    String text =
        (reading == null ? "" : ReadingJson.write(reading))
            + applied.stream().map(Applied::toString).collect(Collectors.joining("\n"))
            + kept;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }
}
