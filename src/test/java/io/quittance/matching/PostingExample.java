package io.quittance.matching;

import java.util.List;

/**
 * A row of the published examples and what becomes of it here. Zuora's refusals and Stripe's rules
 * have no ids of their own and are counted in the order in which they stand.
 *
 * @param test a method of {@link PostingExamplesTest}, or class and method of another test
 * @param why what is missing of it here and why; null when the row is tested as a whole
 */
record PostingExample(String id, State state, String test, String why) {
  enum State {
    TESTED,
    PARTLY
  }

  static final List<PostingExample> ALL =
      List.of(
          tested("OR-1", "RuleExamplesTest#or_1_autocash_falls_through_to_the_oldest_first"),
          tested("OR-2", "or_2_discount_days_and_grace"),
          tested(
              "OR-3",
              "RuleExamplesTest#or_3_of_equal_items_the_one_due_first_and_then_the_lowest_id"),
          partly(
              "OR-4",
              "RuleExamplesTest#or_4_an_account_or_what_is_past_due_is_cleared_only_to_the_cent",
              "open items carry no payment term, so nothing is grouped by it"),
          partly(
              "OR-5",
              "or_5_a_score_proves_nothing_whatever_its_threshold",
              "there is no score to set a threshold for: a proposal is proven or it is shown"),
          partly(
              "OR-6",
              "or_6_what_is_printed_around_a_number_is_not_stripped_by_rules",
              "no rules of a tenant's own for stripping numbers: what surrounds one makes it"
                  + " another number"),
          tested("OR-7a", "or_7a_with_partial_receipts_switched_on_25000_are_applied"),
          tested("OR-7b", "or_7b_the_wish_301_00_is_applied_and_6_40_stays_unapplied"),
          tested("OR-7c", "or_7c_a_number_alone_tells_no_customer"),
          partly(
              "OR-9",
              "or_9_an_invoice_closed_meanwhile_leaves_the_receipt_unapplied",
              "control totals are the import of payments: advice.structured.BankFilesTest and"
                  + " bank.CamtPaymentsTest"),
          tested("JD-1", "jd_1_known_invoices_with_amounts_are_paid_as_said"),
          tested(
              "JD-2a",
              "RuleExamplesTest#jd_2a_a_running_total_that_comes_near_no_invoice_pays_nothing"),
          tested("JD-2b", "RuleExamplesTest#jd_2b_a_running_total_stops_at_the_first_that_fits"),
          tested("JD-2c", "RuleExamplesTest#jd_2c_a_running_total_of_two"),
          tested(
              "JD-3",
              "RuleExamplesTest#jd_3_a_running_total_of_what_is_open_less_available_discount"),
          tested(
              "JD-4",
              "RuleExamplesTest#jd_4_the_fourteenth_combination_tried_is_the_first_that_fits"),
          tested(
              "JD-5", "jd_5_a_receipt_20_short_is_written_off_with_one_invoice_and_with_several"),
          partly(
              "JD-6",
              "jd_6_20_00_are_written_off_of_the_receipt",
              "the ledger writes off on items only: it stands on the first of the two"),
          partly(
              "JD-7",
              "jd_7_2_00_on_each_invoice_and_4_00_on_the_receipt",
              "the ledger writes off on items only: the 4.00 stand on the first of the two"),
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
          tested("SAP-2", "sap_2_and_3_a_cheque_number_finds_its_document"),
          tested("SAP-3", "sap_2_and_3_a_cheque_number_finds_its_document"),
          tested(
              "SAP-4",
              "io.quittance.ledger.LedgerTest#above_the_lowest_limit_of_the_clerks_groups_another_person_with_the_limit_approves"),
          tested(
              "SAP-5",
              "io.quittance.ledger.LedgerTest#above_the_lowest_limit_of_the_clerks_groups_another_person_with_the_limit_approves"),
          tested("SAP-6", "sap_6_the_lower_of_amount_and_percent_and_neither_without_the_other"),
          tested(
              "SAP-7",
              "sap_7_a_difference_below_the_discount_reduces_it_and_a_larger_one_is_posted_whole"),
          tested(
              "SAP-8", "sap_8_over_the_limit_the_invoice_stays_or_a_new_item_is_made_for_the_rest"),
          tested("SAP-9", "sap_9_clear_show_or_hide"),
          tested(
              "STR-1", "RuleExamplesTest#str_1_an_invoice_is_eligible_up_to_thirty_days_overdue"),
          tested("STR-2", "RuleExamplesTest#str_2_the_smallest_group_of_one_to_five_wins"),
          tested("STR-3", "RuleExamplesTest#str_3_an_invoice_is_never_funded_in_part"),
          partly(
              "F-1",
              "f_1_trim_words_and_a_dollar_amount_with_a_space",
              "RI and CM stay: they tell the kind"),
          tested(
              "F-2",
              "io.quittance.advice.structured.X12RemittanceTest#every_element_of_a_complete_820_is_read"),
          tested(
              "F-3",
              "io.quittance.advice.structured.X12RemittanceTest#lines_that_do_not_give_BPR02_are_a_sum_mismatch"),
          tested("F-4", "f_4_a_total_that_is_not_the_sum_of_its_parts_is_refused"),
          partly(
              "F-5",
              "io.quittance.advice.structured.X12RemittanceTest#the_addenda_of_a_single_ccd_entry_are_read",
              "files are read, not written: no entry hash is computed"),
          tested("F-6", "f_6_the_ubl_sample_in_pounds"),
          tested("F-7", "f_7_one_trace_number_or_five_days_tie_an_advice_to_its_payment"),
          tested("F-8", "f_8_a_chargeback_reference_that_embeds_an_invoice_is_not_that_invoice"),
          tested(
              "F-9", "f_9_payments_of_fairchild_automotive_settle_fairchild_tires_after_one_link"),
          tested("F-10", "f_10_the_bank_s_text_means_baker_industries_after_one_resolution"),
          tested("F-11", "f_11_what_no_items_add_up_to_is_not_proposed"),
          tested("F-12", "f_12_amount_and_date_as_a_fallback"),
          tested(
              "F-13",
              "RuleExamplesTest#f_13_the_sum_of_up_to_five_of_the_oldest_is_exact_or_nothing"),
          tested("F-14", "RuleExamplesTest#f_14_the_balance_of_the_account_or_nothing"),
          partly(
              "F-15",
              "f_15_the_fields_that_are_read_and_two_amounts_that_differ",
              "addresses and bank keys are not read: nothing is decided by them"),
          tested("ZU-1", "zu_1_no_adjustment_that_is_not_configured_and_none_beyond_its_limit"),
          tested("ZU-2", "a_credit_is_never_used_because_its_amount_fits"),
          tested("ZU-3", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-4", "zu_4_an_invoice_that_is_named_is_never_replaced_by_another"),
          tested("ZU-5", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-6", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-7", "zu_7_an_overpayment_is_never_spread_over_other_invoices"),
          tested("ZU-8", "zu_3_5_6_and_8_what_is_never_suggested_without_a_remittance"),
          tested("ZU-9", "zu_9_what_a_person_writes_changes_no_proposal"));

  private static PostingExample tested(String id, String test) {
    return new PostingExample(id, State.TESTED, test, null);
  }

  private static PostingExample partly(String id, String test, String why) {
    return new PostingExample(id, State.PARTLY, test, why);
  }
}
