package io.quittance.advice;

import io.quittance.document.ReadMessage;

/** Documents in, remittance advices with evidence out. Never throws for content. */
public interface AdviceReader {
  Reading read(ReadMessage message);
}
