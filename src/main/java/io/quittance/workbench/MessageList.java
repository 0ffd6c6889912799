package io.quittance.workbench;

import io.quittance.pipeline.MessageSummary;
import java.util.List;

/** One stretch of the list of messages. @param next cursor of the older ones, or null */
public record MessageList(List<MessageSummary> items, String next) {
  public MessageList {
    items = List.copyOf(items);
  }
}
