package io.quittance.advice.reading;

/** Names the kind of a reference by the words of its heading. */
final class ReferenceType {
  private ReferenceType() {}

  static String of(String heading) {
    String key = heading == null ? "" : " " + Lexicon.key(heading) + " ";
    if (key.contains(" po ")
        || key.contains("order")
        || key.contains("bestell")
        || key.contains("auftrag")
        || key.contains("pedido")
        || key.contains("commande")
        || key.contains("ordine")) {
      return "po";
    }
    if (key.contains("voucher")) {
      return "voucher";
    }
    if (key.contains("store")) {
      return "store";
    }
    if (key.contains("deliver") || key.contains("lieferschein") || key.contains("shipment")) {
      return "delivery";
    }
    return key.contains("document") || key.contains("beleg") ? "document" : "reference";
  }
}
