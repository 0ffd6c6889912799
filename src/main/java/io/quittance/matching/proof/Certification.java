package io.quittance.matching.proof;

import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Rival;
import io.quittance.receivables.Customer;
import java.util.List;
import java.util.function.Function;

/** The certifier's answer to a claim. */
public sealed interface Certification {

  /**
   * @param remainder what a person still looks at, although everything listed is proven
   * @param rivals what the lines that are left to a person could mean
   */
  record Certified(
      Certificate certificate, Customer payer, List<Remainder> remainder, List<Rival> rivals)
      implements Certification {
    public Certified {
      remainder = List.copyOf(remainder);
      rivals = List.copyOf(rivals);
    }
  }

  /**
   * @param refusals every check that failed, in the order of {@link Check}, with all its reasons
   * @param rivals other explanations found on the way
   */
  record Refused(List<Refusal> refusals, List<Rival> rivals) implements Certification {
    public Refused {
      refusals = List.copyOf(refusals);
      rivals = List.copyOf(rivals);
    }
  }

  record Refusal(Check check, Reason reason) {
    /** The reason with the check that gave it, as a proposal keeps it. */
    public Reason told() {
      return new Reason(reason.code(), reason.message(), check.text());
    }
  }

  default <T> T fold(Function<Certified, T> certified, Function<Refused, T> refused) {
    return this instanceof Certified c ? certified.apply(c) : refused.apply((Refused) this);
  }
}
