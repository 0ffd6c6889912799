package io.quittance.advice;

import io.quittance.document.ReadMessage;

/** Documents in, remittance advices with evidence out. Never throws for content. */
public interface AdviceReader {
  Reading read(ReadMessage message);

  /** The same with pictures of its pages, for a reader that can look at them and may. */
  default Reading read(ReadMessage message, PagePictures pictures) {
    return read(message);
  }
}
