package io.quittance.pipeline;

import io.quittance.advice.model.Exchange;
import io.quittance.advice.model.SecondReader;
import java.util.function.Consumer;

/** Makes second readers that tell somebody of every question they ask. */
interface SecondReaders {
  /** One that asks as messages are read now: the least that may help. */
  SecondReader telling(Consumer<Exchange> record);

  /** One that asks the prompt of its choice and nothing smaller before it. */
  SecondReader withThisPrompt(Consumer<Exchange> record);
}
