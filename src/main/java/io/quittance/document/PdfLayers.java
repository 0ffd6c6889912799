package io.quittance.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentMembershipDictionary;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;

/** The layers that drawing commands stand in, and whether a person has them switched on. */
final class PdfLayers {
  private final PDOptionalContentProperties properties;
  private final Deque<Boolean> switchedOff = new ArrayDeque<>();

  /**
   * @param properties of the document, or null when it has no layers
   */
  PdfLayers(PDOptionalContentProperties properties) {
    this.properties = properties;
  }

  /**
   * @param layer that the commands up to {@link #end} stand in, or null when they stand in none
   */
  void begin(PDPropertyList layer) {
    switchedOff.push(isOff(layer));
  }

  /** Files may end more than they began. */
  void end() {
    switchedOff.poll();
  }

  /** True when what is drawn now is not seen. */
  boolean areOff() {
    return switchedOff.contains(true);
  }

  /** Optional content, ISO 32000-1 8.11: a layer, or several that decide together. */
  private boolean isOff(PDPropertyList list) {
    if (properties == null || list == null) {
      return false;
    }
    if (list instanceof PDOptionalContentMembershipDictionary several) {
      List<PDPropertyList> groups = several.getOCGs();
      return !groups.isEmpty() && groups.stream().allMatch(this::isOff);
    }
    return list instanceof PDOptionalContentGroup group && !properties.isGroupEnabled(group);
  }
}
