package io.quittance.pipeline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceJson;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal;
import io.quittance.message.Part;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A message in the form of the REST API. Amounts on credit items are negative there, so that the
 * amounts of one payment add up to its cash.
 */
final class MessageJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MessageJson() {}

  static ObjectNode of(MessageSummary summary) {
    ObjectNode node = NODES.objectNode();
    node.put("id", summary.id().toString());
    node.put("subject", summary.subject());
    node.put("from", summary.from());
    node.put("receivedAt", summary.receivedAt().toString());
    node.put("status", summary.status().text());
    node.set("reasons", reasons(summary.reasons()));
    node.put("payer", summary.payer());
    node.put("paymentAmount", summary.amount());
    node.put("currency", summary.currency());
    return node;
  }

  static ObjectNode of(MessageDetail detail) {
    ObjectNode node = of(detail.summary());
    node.put("duplicateOf", text(detail.duplicateOf()));
    node.put("review", text(detail.review()));
    node.set("documents", array(detail.parts(), MessageJson::part));
    node.set(
        "advices",
        detail.reading() == null
            ? NODES.arrayNode()
            : array(detail.reading().advices(), AdviceJson::write));
    node.set(
        "problems",
        detail.reading() == null
            ? NODES.arrayNode()
            : array(
                detail.reading().problems(),
                problem ->
                    NODES
                        .objectNode()
                        .put("code", problem.code().text())
                        .put("message", problem.message())
                        .put("where", problem.where())));
    ArrayNode readers = node.putArray("readers");
    if (detail.reading() != null) {
      detail.reading().readers().forEach(readers::add);
    }
    node.set("proposals", array(detail.proposals(), MessageJson::proposal));
    node.set("applications", array(detail.applications(), MessageJson::application));
    return node;
  }

  private static ObjectNode payer(Proposal.PayerCandidate payer) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("customer", payer.customer())
            .put("name", payer.name())
            .put("bits", payer.bits());
    node.set(
        "why",
        array(
            payer.why(),
            because ->
                NODES
                    .objectNode()
                    .put("kind", because.kind())
                    .put("bits", because.bits())
                    .put("words", because.words())));
    return node;
  }

  static ObjectNode proposal(MessageDetail.ProposalView view) {
    Proposal proposal = view.proposal();
    ObjectNode node = NODES.objectNode();
    node.put("id", text(view.id()));
    node.put("advice", view.advice());
    node.put("state", view.state());
    node.put("verdict", proposal.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("payment", proposal.payment());
    ArrayNode payments = node.putArray("payments");
    proposal.payments().forEach(payments::add);
    node.put("customer", proposal.customer());
    node.put("review", text(view.review()));
    Map<String, OpenItem> items =
        view.items().stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
    node.set(
        "applications",
        array(
            proposal.applications(),
            application -> proposed(application, proposal.payment(), items)));
    node.set(
        "remainder",
        array(
            proposal.remainder(),
            rest -> {
              ObjectNode written =
                  NODES
                      .objectNode()
                      .put("kind", rest.kind())
                      .put("openItem", rest.openItem())
                      .put("amount", rest.amount())
                      .put("currency", rest.currency())
                      .put("reason", rest.reason());
              if (rest.recommended() != null) {
                written.set("recommended", proposed(rest.recommended(), proposal.payment(), items));
              }
              return written;
            }));
    node.set("reasons", array(proposal.reasons(), r -> reason(r.code(), r.message())));
    node.set(
        "rivals",
        array(
            proposal.rivals(),
            rival -> NODES.objectNode().put("description", rival.description())));
    node.put("ground", proposal.ground().name().toLowerCase(Locale.ROOT));
    node.put("counterfactual", proposal.counterfactual());
    node.set("payers", array(proposal.payers(), MessageJson::payer));
    if (proposal.certificate() == null) {
      node.putNull("certificate");
    } else {
      ObjectNode certificate = node.putObject("certificate");
      certificate.put("policyVersion", proposal.certificate().policyVersion());
      certificate.set(
          "checks",
          array(
              proposal.certificate().checks(),
              check ->
                  NODES.objectNode().put("name", check.name()).put("finding", check.finding())));
    }
    return node;
  }

  private static ObjectNode proposed(
      Application application, String payment, Map<String, OpenItem> items) {
    OpenItem item = items.get(application.openItem());
    boolean credit = item != null && item.kind().credit();
    ObjectNode node = NODES.objectNode();
    node.put("payment", payment);
    node.put("openItem", application.openItem());
    node.put(
        "amount", (credit ? application.amount().negated() : application.amount()).toPlainString());
    node.put("discount", application.discount().toPlainString());
    node.put("writeOff", application.writeOff().toPlainString());
    node.put("currency", application.amount().currency().getCurrencyCode());
    node.put("reasonCode", application.reasonCode());
    return node;
  }

  private static ObjectNode application(MessageDetail.ApplicationView application) {
    ObjectNode node = NODES.objectNode();
    node.put("id", application.id());
    node.put("payment", application.payment());
    node.put("openItem", application.openItem());
    node.put("number", application.openItemNumber());
    node.put("amount", application.amount());
    node.put("discount", application.discount());
    node.put("writeOff", application.writeOff());
    node.put("currency", application.currency());
    node.put("state", application.state());
    node.put("decidedBy", application.decidedBy());
    return node;
  }

  private static ObjectNode part(Part part) {
    ObjectNode node = NODES.objectNode();
    node.put("part", part.path());
    node.put("parent", part.parent());
    node.put("role", part.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("name", part.name());
    node.put("mediaType", part.mediaType());
    node.put("size", part.size());
    node.put("sha256", part.sha256());
    node.put("fate", part.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.put("reason", part.reason());
    return node;
  }

  private static ArrayNode reasons(List<MessageSummary.Reason> reasons) {
    return array(reasons, reason -> reason(reason.code(), reason.message()));
  }

  private static ObjectNode reason(String code, String message) {
    return NODES.objectNode().put("code", code).put("message", message);
  }

  private static <T> ArrayNode array(List<T> values, Function<T, ObjectNode> node) {
    ArrayNode array = NODES.arrayNode();
    values.forEach(value -> array.add(node.apply(value)));
    return array;
  }

  private static String text(UUID id) {
    return Objects.toString(id, null);
  }
}
