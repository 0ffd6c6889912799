package io.quittance.pipeline;

import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import io.quittance.model.Answer;
import io.quittance.model.NamedModel;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How models are used for a tenant now.
 *
 * @param models those there are, the first one is asked first; empty when none is asked
 */
record ModelUse(List<NamedModel> models, Asking asking, Privacy privacy) {
  ModelUse {
    models = List.copyOf(models);
  }

  boolean asksNobody() {
    return models.isEmpty() || privacy == Privacy.NONE;
  }

  /**
   * Another text whenever a mail could be read otherwise: other models, another order, a schema
   * held otherwise, other mails asked about, or less of them shown.
   */
  String readBy(String prompt) {
    if (asksNobody()) {
      return "";
    }
    return models.stream()
        .map(model -> model.id() + "@" + prompt + (prompted(model) ? " prompted" : ""))
        .collect(
            Collectors.joining(
                ", then ",
                " + ",
                (asking == Asking.ALWAYS ? ", always" : "")
                    + (privacy == Privacy.TEXT ? "" : ", " + privacy.text())));
  }

  private static boolean prompted(NamedModel model) {
    return model.mode() == Answer.Mode.PROMPTED;
  }
}
