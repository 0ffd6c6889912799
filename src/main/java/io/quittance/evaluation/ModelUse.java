package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Reading;
import io.quittance.model.Answer;

/** How many messages a model was asked about, and what that took. */
final class ModelUse {
  private int asked;
  private int calls;
  private long inputTokens;
  private long outputTokens;

  void add(Reading.Usage usage) {
    asked += usage.calls() > 0 ? 1 : 0;
    calls += usage.calls();
    inputTokens += usage.inputTokens();
    outputTokens += usage.outputTokens();
  }

  int asked() {
    return asked;
  }

  Answer.Usage usage() {
    return new Answer.Usage(inputTokens, outputTokens);
  }

  ObjectNode figures(int cases) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("asked", asked);
    node.put("asked_share", Score.share(asked, cases));
    node.put("model_calls", calls);
    node.put("input_tokens", inputTokens);
    node.put("output_tokens", outputTokens);
    return node;
  }
}
