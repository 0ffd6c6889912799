package io.quittance.pipeline;

import io.quittance.advice.model.Exchange;
import io.quittance.advice.model.SecondReader;
import java.util.function.Consumer;

/** Makes second readers that tell somebody of every question they ask. */
@FunctionalInterface
interface SecondReaders {
  SecondReader telling(Consumer<Exchange> record);
}
