package io.quittance.matching;

import java.util.List;

/**
 * A row of the published examples and what becomes of it here. Zuora's refusals and Stripe's rules
 * have no ids of their own and are counted in the order in which they stand.
 *
 * @param test a method of {@link PostingExamplesTest}; null where there is none
 * @param why what is missing, or which part has it; null when the row is tested as a whole
 */
record PostingExample(String id, State state, String test, String why) {
  enum State {
    TESTED,
    PARTLY,
    NOT_BUILT,
    OTHER_PART
  }

  static final List<PostingExample> ALL =
      List.of(
          notBuilt("OR-1", "no rule applies payments without references by order of due dates"),
          tested("OR-2", "or_2_discount_days_and_grace"),
          notBuilt(
              "OR-3",
              "no rule applies payments without references by order of due dates; several equal"
                  + " items are a question"),
          notBuilt("OR-4", "no rule applies payments without references by order of due dates"),
          notBuilt("OR-5", "there is no score: a proposal is proven or it is not"),
          notBuilt("OR-6", "no rules of a tenant's own for stripping numbers"),
          tested("OR-7a", "or_7a_with_partial_receipts_switched_on_25000_are_applied"),
          tested("OR-7b", "or_7b_the_wish_301_00_is_applied_and_6_40_stays_unapplied"),
          tested("OR-7c", "or_7c_a_number_alone_tells_no_customer"),
          partly(
              "OR-9",
              "or_9_an_invoice_closed_meanwhile_leaves_the_receipt_unapplied",
              "control totals are the import of payments"),
          tested("JD-1", "jd_1_known_invoices_with_amounts_are_paid_as_said"),
          notBuilt("JD-2a", "no running total over items that nobody named"),
          notBuilt("JD-2b", "no running total over items that nobody named"),
          notBuilt("JD-2c", "no running total over items that nobody named"),
          partly(
              "JD-3",
              "jd_3_open_less_available_discount",
              "with the invoices named; no running total"),
          notBuilt("JD-4", "no combination of items that nobody named"),
          partly(
              "JD-5",
              "jd_5_20_less_are_written_off_on_the_only_invoice",
              "beside several invoices: no write-off on the receipt"),
          notBuilt(
              "JD-6",
              "no write-off on the receipt: an advice that says more than was paid is held"),
          partly(
              "JD-7",
              "jd_7_2_00_are_written_off_on_each_of_two_invoices",
              "no write-off on the receipt"),
          tested("JD-8", "jd_8_by_policy_what_is_beyond_the_tolerance_stays_open"),
          partly(
              "BC-1",
              "bc_1_to_15_discount_grace_and_tolerance",
              "the 5.00 over stay with the payment: the ledger posts no gain"),
          tested("BC-2", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-3", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-4A", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-5A", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-6A", "bc_1_to_15_discount_grace_and_tolerance"),
          partly(
              "BC-4B",
              "bc_1_to_15_discount_grace_and_tolerance",
              "the 5.00 over stay with the payment: the ledger posts no gain"),
          tested("BC-5B", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-6B", "bc_1_to_15_discount_grace_and_tolerance"),
          partly(
              "BC-7",
              "bc_1_to_15_discount_grace_and_tolerance",
              "the 5.00 over stay with the payment: the ledger posts no gain"),
          tested("BC-8", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-9", "bc_1_to_15_discount_grace_and_tolerance"),
          partly(
              "BC-10",
              "bc_1_to_15_discount_grace_and_tolerance",
              "the 5.00 over stay with the payment: the ledger posts no gain"),
          tested("BC-11", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-12", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-13", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-14", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-15", "bc_1_to_15_discount_grace_and_tolerance"),
          tested("BC-R", "bc_r_ranks_as_proposals"),
          tested("SAP-1", "sap_1_leading_zeros"),
          notBuilt("SAP-2", "no look-up of items by cheque number"),
          notBuilt("SAP-3", "no look-up of items by cheque number"),
          otherPart("SAP-4", "limits of clerks belong to the ledger's posting limits"),
          otherPart("SAP-5", "limits of clerks belong to the ledger's posting limits"),
          tested("SAP-6", "sap_6_the_lower_of_amount_and_percent_and_neither_without_the_other"),
          tested(
              "SAP-7",
              "sap_7_a_difference_below_the_discount_reduces_it_and_a_larger_one_is_posted_whole"),
          partly(
              "SAP-8",
              "sap_8_over_the_limit_in_part_the_invoice_stays_with_the_rest",
              "no new item is made for the rest"),
          tested("SAP-9", "sap_9_clear_show_or_hide"),
          notBuilt("STR-1", "no group of items that nobody named"),
          notBuilt("STR-2", "no group of items that nobody named"),
          partly(
              "STR-3",
              "str_3_an_invoice_is_never_funded_in_part_and_excess_stays",
              "of named invoices"),
          otherPart("F-1", "reading of advices"),
          otherPart("F-2", "reading of advices"),
          otherPart("F-3", "reading of advices"),
          tested("F-4", "f_4_a_total_that_is_not_the_sum_of_its_parts_is_refused"),
          otherPart("F-5", "reading of payments"),
          tested("F-6", "f_6_the_ubl_sample_in_pounds"),
          otherPart("F-7", "reading of advices"),
          tested("F-8", "f_8_a_chargeback_reference_that_embeds_an_invoice_is_not_that_invoice"),
          otherPart("F-9", "who paid: learned names and accounts"),
          otherPart("F-10", "who paid: learned names and accounts"),
          tested("F-11", "f_11_what_no_items_add_up_to_is_not_proposed"),
          tested("F-12", "f_12_amount_and_date_as_a_fallback"),
          partly("F-13", "f_13_one_invoice_within_the_variance", "no sum of the oldest"),
          notBuilt("F-14", "no rule pays the balance of an account"),
          otherPart("F-15", "reading of advices"),
          tested("ZU-1", "zu_1_no_adjustment_that_is_not_configured_and_none_beyond_its_limit"),
          tested("ZU-2", "a_credit_is_never_used_because_its_amount_fits"),
          tested("ZU-3", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-4", "zu_4_an_invoice_that_is_named_is_never_replaced_by_another"),
          tested("ZU-5", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-6", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-7", "zu_7_an_overpayment_is_never_spread_over_other_invoices"),
          tested("ZU-8", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          otherPart("ZU-9", "status of messages, in review"));

  private static PostingExample tested(String id, String test) {
    return new PostingExample(id, State.TESTED, test, null);
  }

  private static PostingExample partly(String id, String test, String why) {
    return new PostingExample(id, State.PARTLY, test, why);
  }

  private static PostingExample notBuilt(String id, String why) {
    return new PostingExample(id, State.NOT_BUILT, null, why);
  }

  private static PostingExample otherPart(String id, String why) {
    return new PostingExample(id, State.OTHER_PART, null, why);
  }
}
