package io.quittance.harm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.bank.Payment;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A model that was shown pages as pictures, and how it may bend the truth: by any {@link Lie} about
 * the text, with some of its values said to stand on a picture, where nobody can look for them.
 */
final class PageAsked {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_TRIES = 60;

  private final PageWorld pages;
  private final Asked asked;
  private final String otherMail;

  /**
   * @param otherMail an honest answer about another mail
   */
  PageAsked(PageWorld pages, Shown shown, Random random, String otherMail) {
    this.pages = pages;
    this.asked = Asked.inSpots(pages.world, shown, random, "{}");
    this.otherMail = otherMail;
  }

  Random random() {
    return asked.random;
  }

  String otherMail() {
    return otherMail;
  }

  /** What the mail says of what was paid, at lines of the text as far as it was well read. */
  ObjectNode truth() {
    return asked.inSpots();
  }

  ObjectNode inLines(ObjectNode answer) {
    return onPage(answer, 0);
  }

  /**
   * The answer in the form for pages.
   *
   * @param share of the values that are said to stand on the picture
   */
  ObjectNode onPage(ObjectNode answer, double share) {
    for (JsonNode payment : answer.path("payments")) {
      if (payment instanceof ObjectNode object) {
        object.remove("tables");
      }
    }
    for (ObjectNode place : places(answer)) {
      boolean page = random().nextDouble() < share;
      place.put("page", page ? pages.page : null);
      if (page) {
        place.putNull("line");
      }
    }
    return answer;
  }

  String anyLie(double share) {
    Lie[] lies = Lie.values();
    String told = lies[random().nextInt(lies.length)].tell(asked);
    try {
      return JSON.readTree(told) instanceof ObjectNode answer
          ? onPage(answer, share).toString()
          : told;
    } catch (JsonProcessingException noAnswer) {
      return told;
    }
  }

  String someOnPage(boolean header) {
    ObjectNode answer = inLines(truth());
    for (JsonNode payment : answer.get("payments")) {
      List<ObjectNode> places = new ArrayList<>();
      if (header) {
        payment.get("header").forEach(place -> places.add((ObjectNode) place));
      } else {
        payment.get("lines").forEach(l -> l.get("values").forEach(p -> places.add((ObjectNode) p)));
      }
      places.forEach(this::toPage);
    }
    return answer.toString();
  }

  private void toPage(ObjectNode place) {
    place.putNull("line");
    place.put("page", pages.page);
  }

  String oneOnPage() {
    ObjectNode answer = inLines(truth());
    List<ObjectNode> places = places(answer);
    if (!places.isEmpty()) {
      ObjectNode place = places.get(random().nextInt(places.size()));
      toPage(place);
      OpenItem item = asked.world.any(asked.world.items());
      switch (random().nextInt(4)) {
        case 0 -> place.put("text", item.number());
        case 1 -> place.put("text", item.amount().toPlainString());
        case 2 -> place.put("text", "PAY-4711");
        default -> {
          // The true text, that may be found in a line, too.
        }
      }
    }
    return answer.toString();
  }

  String oddPlaces() {
    ObjectNode answer = inLines(truth());
    String[] names = {"D9.P1", "D1.P2", "D1", "", "D1.P1", "D0.P0", "D2.P1.P1", "D.P1", "P1"};
    for (ObjectNode place : places(answer)) {
      switch (random().nextInt(5)) {
        case 0 -> place.put("page", pages.page);
        case 1 -> place.put("page", names[random().nextInt(names.length)]).putNull("line");
        case 2 -> place.put("line", pages.page + ".L0001");
        case 3 -> {
          toPage(place);
          place.put("occurrence", random().nextInt(5) - 2);
        }
        default -> {
          // As it is.
        }
      }
    }
    return answer.toString();
  }

  /** Open items whose amounts give some payment, whatever the mail says. */
  String fitsTheBooks() {
    List<Payment> payments = new ArrayList<>(asked.world.books.payments());
    if (payments.isEmpty()) {
      return inLines(truth()).toString();
    }
    Payment payment = payments.get(random().nextInt(payments.size()));
    ObjectNode told = TrueAnswer.payment();
    ArrayNode header = (ArrayNode) told.get("header");
    header.add(place("payment_amount", payment.amount().toPlainString()));
    header.add(place("payment_reference", payment.reference()));
    header.add(place("currency", "EUR"));
    for (OpenItem item : adding(payment.amount().minor())) {
      ObjectNode line = ((ArrayNode) told.get("lines")).addObject();
      line.put("kind", item.kind().credit() ? "credit_memo" : "invoice");
      line.putArray("values")
          .add(place("invoice_number", item.number()))
          .add(
              place(
                  "net_amount", (item.kind().credit() ? "-" : "") + item.amount().toPlainString()));
    }
    return onPage(TrueAnswer.answer(told), random().nextBoolean() ? 1 : 0.5).toString();
  }

  /** At the line that shows it, if one does. */
  private ObjectNode place(String field, String text) {
    return TrueAnswer.place(
        field,
        asked.shown.tokens().stream()
            .filter(token -> token.text().equals(text))
            .findFirst()
            .orElseGet(() -> new Shown.Token("D1.L0001", text, 1)));
  }

  private List<OpenItem> adding(long sum) {
    List<OpenItem> items = asked.world.items();
    List<OpenItem> chosen = new ArrayList<>();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      chosen.clear();
      long left = sum;
      for (int i = 1 + random().nextInt(4); i > 0 && left != 0; i--) {
        OpenItem item = items.get(random().nextInt(items.size()));
        if (!chosen.contains(item)) {
          chosen.add(item);
          left -= item.kind().credit() ? -item.amount().minor() : item.amount().minor();
        }
      }
      if (left == 0) {
        break;
      }
    }
    return chosen;
  }

  String labelled() {
    ObjectNode answer = onPage(truth(), random().nextBoolean() ? 1 : 0.4);
    String[] around = {"Total paid: EUR %s", "%s EUR", "Invoice no.\t%s", "%s\n%s", "EUR %s paid"};
    for (ObjectNode place : places(answer)) {
      if (random().nextInt(2) == 0) {
        String words = around[random().nextInt(around.length)];
        place.put("text", words.replace("%s", place.path("text").asText()));
      }
    }
    return answer.toString();
  }

  static List<ObjectNode> places(JsonNode answer) {
    List<ObjectNode> places = new ArrayList<>();
    for (JsonNode payment : answer.path("payments")) {
      payment.path("header").forEach(place -> add(place, places));
      payment.path("lines").forEach(l -> l.path("values").forEach(place -> add(place, places)));
    }
    return places;
  }

  private static void add(JsonNode place, List<ObjectNode> places) {
    if (place instanceof ObjectNode object) {
      places.add(object);
    }
  }
}
