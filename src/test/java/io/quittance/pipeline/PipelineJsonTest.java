package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.Application;
import io.quittance.ledger.Application.Part;
import io.quittance.ledger.Application.Role;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineJsonTest {
  private static final Money TEN = Money.parse("10.00", "EUR");
  private static final Money ZERO = Money.parse("0.00", "EUR");

  @Test
  void a_proposal_stored_by_an_earlier_version_is_still_read() {
    Proposal read =
        PipelineJson.readProposal(
            """
            {"advice": 0, "payment": "P", "customer": "C", "verdict": "REVIEW",
             "applications": [{"openItem": "I", "amount": "EUR 10.00", "discount": "EUR 0.00",
               "writeOff": "EUR 0.00", "reasonCode": null}],
             "remainder": [], "reasons": [], "rivals": [], "certificate": null}
            """);
    assertThat(read).isEqualTo(proposal(new Application("I", TEN, ZERO, ZERO, null)));
    assertThat(read.ground()).isEqualTo(Proposal.Ground.ADVICE);
  }

  @Test
  void parts_and_counterfactual_are_kept() {
    Proposal proposal =
        proposal(
                new Application(
                    "I", TEN, ZERO, ZERO, null, List.of(new Part(Role.TAX, TEN, "WHT"))))
            .withCounterfactual("would apply if line 1 were EUR 11.00; EUR 1.00 short");
    assertThat(PipelineJson.readProposal(PipelineJson.write(proposal))).isEqualTo(proposal);
  }

  private static Proposal proposal(Application application) {
    return new Proposal(
        0,
        "P",
        "C",
        Proposal.Verdict.REVIEW,
        List.of(application),
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
