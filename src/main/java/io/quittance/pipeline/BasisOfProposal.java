package io.quittance.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.receivables.OpenItem;
import io.quittance.review.DecisionOutcome.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The payment and items of a proposal as they stood when it was made. Whoever decides about it
 * later, about books that have changed since, is told so by name.
 */
@ApplicationScoped
class BasisOfProposal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Books books;

  BasisOfProposal(Books books) {
    this.books = books;
  }

  /**
   * @param payment id, or null
   * @return JSON: what stood, by what it is of
   */
  String now(String payment, List<Application> applications) {
    return PipelineJson.text(standing(payment, applications));
  }

  /**
   * Empty when nothing of it has changed, or when the proposal was made before this was kept.
   *
   * @param basis as {@link #now} made it, or null
   */
  Optional<Refused> changedSince(String basis, String payment, List<Application> applications) {
    if (basis == null) {
      return Optional.empty();
    }
    Map<String, String> before = read(basis);
    return standing(payment, applications).entrySet().stream()
        .filter(now -> before.containsKey(now.getKey()))
        .filter(now -> !now.getValue().equals(before.get(now.getKey())))
        .findFirst()
        .map(
            now ->
                new Refused(
                    "changed-since-proposal",
                    "%s has changed since this was proposed: it was %s, it is %s. Nothing was posted;"
                            .formatted(now.getKey(), before.get(now.getKey()), now.getValue())
                        + " look at it again."));
  }

  private Map<String, String> standing(String payment, List<Application> applications) {
    Map<String, String> standing = new TreeMap<>();
    if (payment != null) {
      standing.put(
          "Payment " + payment, books.payment(payment).map(BasisOfProposal::state).orElse("gone"));
    }
    for (Application application : applications) {
      standing.put(
          "Open item " + application.openItem(),
          books.item(application.openItem()).map(BasisOfProposal::state).orElse("gone"));
    }
    return standing;
  }

  private static String state(Payment payment) {
    return "%s with %s available".formatted(lower(payment.status()), payment.available());
  }

  private static String state(OpenItem item) {
    return "%s with %s open".formatted(lower(item.status()), item.available());
  }

  private static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> read(String basis) {
    try {
      return JSON.readValue(basis, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the basis of a proposal cannot be read", e);
    }
  }
}
