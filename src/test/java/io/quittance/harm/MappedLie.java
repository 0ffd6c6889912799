package io.quittance.harm;

import java.nio.charset.StandardCharsets;

/** Ways in which a model can say wrongly what the columns of a list mean. */
enum MappedLie {
  /** No lie: shows that the way is open for what is right. */
  TRUE_MAPPING {
    @Override
    String tell(MappedAsked asked) {
      return asked.truth().toString();
    }
  },
  RANDOM_BYTES {
    @Override
    String tell(MappedAsked asked) {
      byte[] bytes = new byte[asked.random.nextInt(400)];
      asked.random.nextBytes(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  },
  BYTE_CHANGED {
    @Override
    String tell(MappedAsked asked) {
      byte[] bytes = asked.truth().toString().getBytes(StandardCharsets.UTF_8);
      bytes[asked.random.nextInt(bytes.length)] = (byte) (32 + asked.random.nextInt(95));
      return new String(bytes, StandardCharsets.UTF_8);
    }
  },
  RANDOM_JSON {
    @Override
    String tell(MappedAsked asked) {
      return Lie.anyJson(asked.random, 4).toString();
    }
  },
  /** Follows the schema and maps anything to anything. */
  MAPS_ANYWHERE {
    @Override
    String tell(MappedAsked asked) {
      return asked.anywhere().toString();
    }
  },
  COLUMNS_SWAPPED {
    @Override
    String tell(MappedAsked asked) {
      return asked.swapped();
    }
  },
  COLUMNS_CHANGED {
    @Override
    String tell(MappedAsked asked) {
      return asked.columnsChanged();
    }
  },
  /** Another column's numbers for the invoices', whose items are open, too. */
  OTHER_NUMBERS {
    @Override
    String tell(MappedAsked asked) {
      return asked.moved("invoice_number", false);
    }
  },
  /** What was billed, or what is left, for what was paid. */
  OTHER_AMOUNTS {
    @Override
    String tell(MappedAsked asked) {
      return asked.moved("net_amount", true);
    }
  },
  /** A column that explains why less was paid. */
  OTHER_DEDUCTIONS {
    @Override
    String tell(MappedAsked asked) {
      return asked.moved(asked.random.nextBoolean() ? "discount_amount" : "deduction_amount", true);
    }
  },
  ROWS_LEFT_OUT {
    @Override
    String tell(MappedAsked asked) {
      return asked.leftOut();
    }
  },
  ROWS_TWICE {
    @Override
    String tell(MappedAsked asked) {
      return asked.twice();
    }
  },
  /** Subtotals and headings for items, items for a total. */
  EDGES_CHANGED {
    @Override
    String tell(MappedAsked asked) {
      return asked.edgesChanged();
    }
  },
  /** What is not paid, alone or too. */
  OTHER_LIST {
    @Override
    String tell(MappedAsked asked) {
      return asked.otherList();
    }
  },
  OTHER_MAIL {
    @Override
    String tell(MappedAsked asked) {
      return asked.otherMail;
    }
  },
  INSTRUCTIONS {
    @Override
    String tell(MappedAsked asked) {
      return asked.instructions();
    }
  };

  /** An answer of this kind. */
  abstract String tell(MappedAsked asked);
}
