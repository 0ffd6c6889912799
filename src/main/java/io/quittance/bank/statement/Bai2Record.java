package io.quittance.bank.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A logical record of BAI2 with its continuations.
 *
 * @param code such as {@code 16}
 * @param fields those behind the code; the last one of a 16 keeps the commas of its text
 * @param physical records it takes, for the trailers' counts
 */
record Bai2Record(String code, List<String> fields, int physical) {
  private static final String START = "(01|02|03|16|49|88|98|99),";

  /** Fields of a 16 before its funds type. */
  private static final int FUNDS = 2;

  Bai2Record {
    fields = List.copyOf(fields);
  }

  /** The records of a file; a line that starts none goes on with the one before. */
  static List<Bai2Record> of(List<String> lines) {
    List<String> physical = new ArrayList<>();
    for (String line : lines) {
      for (String each : line.split("(?<=/)\\s+(?=" + START + ")", -1)) {
        String record = each.strip();
        boolean starts = record.matches("^" + START + ".*");
        if (starts || physical.isEmpty()) {
          physical.add(record);
        } else if (!record.isEmpty()) {
          physical.add(unended(physical.remove(physical.size() - 1)) + " " + record);
        }
      }
    }
    List<Bai2Record> records = new ArrayList<>();
    for (String record : physical) {
      add(records, record);
    }
    return records;
  }

  private static void add(List<Bai2Record> records, String physical) {
    String code = physical.substring(0, Math.min(2, physical.length()));
    String rest = unended(physical.length() > 3 ? physical.substring(3) : "");
    if (!code.equals("88") || records.isEmpty()) {
      records.add(new Bai2Record(code, split(code, rest), 1));
      return;
    }
    Bai2Record last = records.remove(records.size() - 1);
    List<String> fields = new ArrayList<>(last.fields());
    if (last.code().equals("16") && fields.size() > last.textAt()) {
      fields.add((fields.remove(fields.size() - 1) + " " + rest.strip()).strip());
    } else if (last.code().equals("16")) {
      fields.addAll(split("88", rest));
    } else {
      fields.addAll(Arrays.asList(rest.split(",", -1)));
    }
    records.add(new Bai2Record(last.code(), fields, last.physical() + 1));
  }

  private static String unended(String record) {
    return record.endsWith("/") ? record.substring(0, record.length() - 1) : record;
  }

  /** All commas separate, except in the text of a 16, which runs to the end. */
  private static List<String> split(String code, String rest) {
    List<String> fields = new ArrayList<>(Arrays.asList(rest.split(",", -1)));
    if (!code.equals("16")) {
      return fields;
    }
    int text = afterFunds(fields, FUNDS) + 2;
    if (fields.size() <= text) {
      return fields;
    }
    List<String> whole = new ArrayList<>(fields.subList(0, text));
    whole.add(String.join(",", fields.subList(text, fields.size())).strip());
    return whole;
  }

  /** Empty for a field that is not there. */
  String field(int index) {
    return index < fields.size() ? fields.get(index).strip() : "";
  }

  /** Where the bank's reference of a 16 stands; the customer's and the text follow. */
  int bankReferenceAt() {
    return afterFunds(fields, FUNDS);
  }

  private int textAt() {
    return bankReferenceAt() + 2;
  }

  /** The field behind a funds type and what belongs to it. */
  static int afterFunds(List<String> fields, int funds) {
    String type = funds < fields.size() ? fields.get(funds).strip() : "";
    String days = funds + 1 < fields.size() ? fields.get(funds + 1).strip() : "";
    return funds
        + 1
        + switch (type) {
          case "S" -> 3;
          case "V" -> 2;
          case "D" -> days.matches("\\d{1,2}") ? 1 + 2 * Integer.parseInt(days) : 1;
          default -> 0;
        };
  }
}
