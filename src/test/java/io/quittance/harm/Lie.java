package io.quittance.harm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Ways in which a model's answer can be wrong, each of them a generator of answers. */
enum Lie {
  /** No lie: shows that the way is open for what is right. */
  TRUE_ANSWER {
    @Override
    String tell(Asked asked) {
      return asked.world.paid == null
          ? "{\"verdict\":\"not_a_remittance\",\"payments\":[]}"
          : asked.truth().toString();
    }
  },
  /** A list of what is not paid, told as if it were. */
  CALLED_PAID {
    @Override
    String tell(Asked asked) {
      return asked.world.paid == null ? asked.truth().toString() : asked.otherList().toString();
    }
  },
  RANDOM_BYTES {
    @Override
    String tell(Asked asked) {
      byte[] bytes = new byte[asked.random.nextInt(400)];
      asked.random.nextBytes(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  },
  /** A valid answer with one byte changed. */
  BYTE_CHANGED {
    @Override
    String tell(Asked asked) {
      byte[] bytes = asked.truth().toString().getBytes(StandardCharsets.UTF_8);
      bytes[asked.random.nextInt(bytes.length)] = (byte) (32 + asked.random.nextInt(95));
      return new String(bytes, StandardCharsets.UTF_8);
    }
  },
  RANDOM_JSON {
    @Override
    String tell(Asked asked) {
      return anyJson(asked.random, 4).toString();
    }
  },
  /** Follows the schema and points anywhere. */
  POINTS_ANYWHERE {
    @Override
    String tell(Asked asked) {
      return Anywhere.answer(asked).toString();
    }
  },
  DIGIT_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.changed(
          place -> {
            String text = place.get("text").asText();
            int at = asked.random.nextInt(text.length());
            char c = text.charAt(at);
            char other = Character.isDigit(c) ? (char) ('0' + asked.random.nextInt(10)) : c;
            place.put("text", text.substring(0, at) + other + text.substring(at + 1));
          });
    }
  },
  DATE_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.moved("payment_date", token -> token.text().matches("\\d{4}-\\d{2}-\\d{2}"));
    }
  },
  AMOUNT_CHANGED {
    @Override
    String tell(Asked asked) {
      String[] fields = {"net_amount", "net_amount", "payment_amount", "discount_amount"};
      return asked.moved(fields[asked.random.nextInt(fields.length)], Shown.Token::amount);
    }
  },
  INVOICE_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.random.nextBoolean()
          ? asked.moved("invoice_number", token -> !token.amount())
          : asked.renumbered();
    }
  },
  REFERENCE_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.moved("payment_reference", token -> !token.amount());
    }
  },
  LINES_SWAPPED {
    @Override
    String tell(Asked asked) {
      return asked.swapped();
    }
  },
  LINES_DROPPED {
    @Override
    String tell(Asked asked) {
      ObjectNode answer = asked.inSpots();
      ArrayNode lines = Asked.lines(answer);
      for (int i = 1 + asked.random.nextInt(2); i > 0 && !lines.isEmpty(); i--) {
        lines.remove(asked.random.nextInt(lines.size()));
      }
      return asked.random.nextInt(3) == 0 ? asked.totalled(answer) : answer.toString();
    }
  },
  LINES_DOUBLED {
    @Override
    String tell(Asked asked) {
      ObjectNode answer = asked.inSpots();
      ArrayNode lines = Asked.lines(answer);
      if (!lines.isEmpty()) {
        lines.add(lines.get(asked.random.nextInt(lines.size())).deepCopy());
      }
      return asked.random.nextInt(3) == 0 ? asked.totalled(answer) : answer.toString();
    }
  },
  /** With numbers of items that are open. */
  LINES_INVENTED {
    @Override
    String tell(Asked asked) {
      ObjectNode answer = asked.inSpots();
      for (int i = 1 + asked.random.nextInt(3); i > 0; i--) {
        Asked.lines(answer).add(asked.invented());
      }
      return asked.random.nextInt(3) == 0 ? asked.totalled(answer) : answer.toString();
    }
  },
  OTHER_MAIL {
    @Override
    String tell(Asked asked) {
      return asked.otherMail;
    }
  },
  /** Status, completeness and kinds, which stand at no place. */
  SAYINGS_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.sayingsChanged().toString();
    }
  },
  /** Columns of the table given other roles. */
  COLUMNS_CHANGED {
    @Override
    String tell(Asked asked) {
      return asked.columnsChanged().toString();
    }
  },
  INSTRUCTIONS {
    @Override
    String tell(Asked asked) {
      return asked.instructions();
    }
  },
  /** Made by someone who knows the books: it adds up to a payment that is there. */
  FITS_THE_BOOKS {
    @Override
    String tell(Asked asked) {
      return FitsTheBooks.answer(asked).toString();
    }
  };

  /** An answer of this kind. */
  abstract String tell(Asked asked);

  static JsonNode anyJson(Random random, int depth) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.booleanNode(random.nextBoolean());
      case 2 -> nodes.numberNode(random.nextInt());
      case 3 -> nodes.numberNode(random.nextDouble() * 1e300);
      case 4 ->
          nodes.textNode(List.of("", "remittance", "D1.L0001", "APPLY").get(random.nextInt(4)));
      case 5 -> {
        ArrayNode array = nodes.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(anyJson(random, depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = nodes.objectNode();
        String[] keys = {"verdict", "payments", "header", "lines", "tables", "amount"};
        for (int i = random.nextInt(6); i > 0; i--) {
          object.set(keys[random.nextInt(keys.length)], anyJson(random, depth - 1));
        }
        yield object;
      }
    };
  }
}
