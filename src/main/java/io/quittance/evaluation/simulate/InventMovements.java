package io.quittance.evaluation.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that moves on our accounts: customers' payments, returns, and what is no receivable. */
final class InventMovements {
  /** Other movements for each hundred payments. */
  private static final int OTHERS_PERCENT = 20;

  private final Chance chance;
  private final List<Movement> movements = new ArrayList<>();

  InventMovements(Chance chance) {
    this.chance = chance;
  }

  /** In the order of their days. */
  List<Movement> of(List<Receipt> receipts, int days) {
    for (Receipt receipt : receipts) {
      movements.add(Movement.of(receipt));
      if (receipt.manner() == Manner.RETURNED) {
        goBack(receipt);
      }
    }
    for (int i = 0; i < receipts.size() * OTHERS_PERCENT / 100; i++) {
      movements.add(other(chance.between(1, days - 2), chance.pick(LegalEntity.ALL)));
    }
    movements.sort(Comparator.comparingInt(Movement::day).thenComparing(Movement::reference));
    return movements;
  }

  private void goBack(Receipt receipt) {
    movements.add(
        new Movement(
            receipt.day() + chance.between(1, 3),
            receipt.entity(),
            reference(),
            receipt.endToEnd(),
            false,
            receipt.cents(),
            "PMNT/RCDT/RRTN",
            receipt.payerName(),
            receipt.payer().account(),
            receipt.text(),
            true,
            null));
  }

  private Movement other(int day, LegalEntity entity) {
    LegalEntity own = LegalEntity.ALL.get((LegalEntity.ALL.indexOf(entity) + 1) % 2);
    return switch (chance.between(1, 8)) {
      case 1, 2 ->
          credit(day, entity, "PMNT/MCRD/POSP", "WORLDPAY AP", "GB94BARC10201530093459", "");
      case 3 -> credit(day, entity, "PMNT/RCDT/ESCT", own.name(), own.account(), "INTERCOMPANY");
      case 4 -> credit(day, entity, "CAMT/ACCB/ZABA", entity.name(), "", "CASH POOLING");
      case 5 ->
          credit(day, entity, "PMNT/RCDT/ESCT", "FINANZAMT NORD", taxOffice(), "ERSTATTUNG UST");
      case 6 -> debit(day, entity, "ACMT/MDOP/CHRG", "", "", "KONTOFUEHRUNG");
      default -> debit(day, entity, "PMNT/ICDT/ESCT", "STADTWERKE", taxOffice(), "ABSCHLAG");
    };
  }

  private static String taxOffice() {
    return "DE75512108001245126199";
  }

  private Movement credit(
      int day, LegalEntity entity, String code, String party, String account, String text) {
    return movement(day, entity, true, code, party, account, text);
  }

  private Movement debit(
      int day, LegalEntity entity, String code, String party, String account, String text) {
    return movement(day, entity, false, code, party, account, text);
  }

  private Movement movement(
      int day,
      LegalEntity entity,
      boolean credit,
      String code,
      String party,
      String account,
      String text) {
    return new Movement(
        day,
        entity,
        reference(),
        "NOTPROVIDED",
        credit,
        chance.cents(),
        code,
        party,
        account,
        text,
        false,
        null);
  }

  private String reference() {
    return "BK" + (800_000_000L + movements.size());
  }
}
