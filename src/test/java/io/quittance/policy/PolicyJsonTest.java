package io.quittance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.api.Problem;
import io.quittance.money.Money;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {
  private static final Policy INITIAL = Policy.initial();

  @Test
  void a_policy_stored_under_flat_names_is_the_one_written_in_parts() {
    String flat =
        """
        {"version": 3, "applyExact": true, "applyNamedCredits": false, "shortPay": "hold",
         "overPay": "hold", "takeEarnedDiscount": false, "discountGraceDays": 2,
         "intercompany": true, "dateWindowDays": 9, "waitDays": 10}
        """;
    Policy policy = PolicyJson.read(flat, INITIAL, 3);
    assertThat(policy)
        .isEqualTo(
            new Policy(
                3,
                new Policy.Automatic(true, false, true),
                new Policy.Differences(Policy.ShortPay.HOLD, Policy.OverPay.HOLD),
                new Policy.Discounts(false, 2),
                Tolerance.NONE,
                new Policy.Tying(9),
                new Policy.Waiting(10),
                new Policy.Payers(false),
                new Policy.Unannounced(true, false),
                Reductions.NONE,
                Statistics.OFF));
    ObjectNode written = PolicyJson.write(policy);
    assertThat(written.at("/waiting/days").intValue()).isEqualTo(10);
    assertThat(written.at("/differences/shortPay").textValue()).isEqualTo("hold");
    assertThat(PolicyJson.read(written.toString(), INITIAL, 3)).isEqualTo(policy);
  }

  @Test
  void a_setting_changes_by_its_place_and_the_rest_stays() {
    assertThat(changed("{'discounts':{'graceDays':4}}"))
        .isEqualTo(INITIAL.with(new Policy.Discounts(true, 4)));
  }

  @Test
  void what_was_shown_may_be_sent_back_with_either_name_changed() {
    ObjectNode byName = PolicyJson.write(INITIAL).put("waitDays", 11);
    ObjectNode byPlace = PolicyJson.write(INITIAL);
    byPlace.withObject("/waiting").put("days", 11);
    Policy expected = INITIAL.with(new Policy.Waiting(11));
    assertThat(PolicyJson.read(byName.toString(), INITIAL, 1)).isEqualTo(expected);
    assertThat(PolicyJson.read(byPlace.toString(), INITIAL, 1)).isEqualTo(expected);
  }

  @Test
  void two_changes_of_one_setting_and_fields_that_are_none_are_refused() {
    refused(
        "{'waitDays':11,'waiting':{'days':12}}",
        "waiting.days is 12 and waitDays is 11; they are the same setting.");
    refused("{'waiting':{'day':12}}", "A policy has no field waiting.day; it has applyExact, ");
    refused("{'wait':{'days':12}}", "A policy has no field wait;");
    refused("{'waiting':5}", "waiting is an object, not 5.");
    refused("{'waiting':{'days':-1}}", "waiting.days is a number of days from 0 to 366, not -1.");
  }

  @Test
  void tolerance_is_given_by_currency_and_a_currency_that_is_not_named_stays() {
    Policy euro = changed("{'tolerance':{'currencies':{'EUR':{'amount':'5.00','percent':'2'}}}}");
    assertThat(euro.tolerance().of(Money.parse("100.00", "EUR")))
        .isEqualTo(Money.parse("2.00", "EUR"));
    assertThat(euro.tolerance().of(Money.parse("1000.00", "EUR")))
        .isEqualTo(Money.parse("5.00", "EUR"));
    assertThat(euro.tolerance().of(Money.parse("1000.00", "USD")).isZero()).isTrue();
    assertThat(PolicyJson.read(PolicyJson.write(euro).toString(), INITIAL, 1)).isEqualTo(euro);
    assertThat(
            PolicyJson.read(
                    "{\"tolerance\":{\"currencies\":{\"JPY\":{\"amount\":\"50\",\"percent\":\"1\"}}}}",
                    euro,
                    2)
                .tolerance()
                .currencies())
        .containsOnlyKeys("EUR", "JPY");
    assertThat(
            PolicyJson.read("{\"tolerance\":{\"currencies\":{\"EUR\":null}}}", euro, 1).tolerance())
        .isEqualTo(Tolerance.NONE);
  }

  @Test
  void a_tolerance_that_cannot_be_meant_is_refused() {
    refused(
        "{'tolerance':{'currencies':{'EUR':{'amount':5,'percent':'2'}}}}",
        "tolerance.currencies.EUR.amount is a plain decimal in quotes, not 5.");
    refused(
        "{'tolerance':{'currencies':{'JPY':{'amount':'0.5','percent':'2'}}}}",
        "tolerance.currencies.JPY.amount has more decimals than JPY has.");
    refused(
        "{'tolerance':{'currencies':{'EUR':{'amount':'5','percent':'101'}}}}",
        "tolerance.currencies.EUR.percent is at most 100, not 101.");
    refused(
        "{'tolerance':{'currencies':{'XXX':{}}}}",
        "tolerance.currencies.XXX names no known currency.");
    refused("{'tolerance':{'amount':'5'}}", "A policy has no field tolerance.amount;");
  }

  private static void refused(String changes, String message) {
    assertThatThrownBy(() -> changed(changes))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith(message);
  }

  private static Policy changed(String changes) {
    return PolicyJson.read(changes.replace('\'', '"'), INITIAL, 1);
  }

  @Test
  void certificates_are_off_until_a_budget_is_given_and_limits_are_by_currency() {
    assertThat(INITIAL.statistics().on()).isFalse();
    Policy on =
        changed(
            "{'certificate':{'budget':'0.005','auditShare':'0.05','stopAll':20000,"
                + "'limits':{'EUR':{'posting':'500.00','day':'2000.00'}}}}");
    assertThat(on.statistics().on()).isTrue();
    assertThat(on.statistics().doubt()).isEqualByComparingTo("0.05");
    assertThat(on.statistics().limits().get("EUR").day()).isEqualByComparingTo("2000.00");
    assertThat(on.statistics().limits()).doesNotContainKey("USD");
    assertThat(PolicyJson.read(PolicyJson.write(on).toString(), INITIAL, 1)).isEqualTo(on);
    assertThat(PolicyJson.read("{\"certificate\":{\"budget\":null}}", on, 2).statistics().on())
        .isFalse();
    refused("{'certificate':{'budget':'0.5'}}", "certificate.budget is from 0.0001 to below 0.5");
    refused("{'certificate':{'budget':0.005}}", "certificate.budget is a plain decimal in quotes");
    refused(
        "{'certificate':{'auditShare':'1.5'}}", "certificate.auditShare is a share from 0 to 1");
    refused("{'certificate':{'stopAll':3}}", "certificate.stopAll is at least certificate.stop");
    refused(
        "{'certificate':{'limits':{'EUR':{'posting':'5.00'}}}}",
        "certificate.limits.EUR is an object with posting and day.");
    refused(
        "{'certificate':{'limits':{'EUR':{'posting':'5.00','day':'4.00'}}}}",
        "certificate.limits.EUR.posting is at most its day.");
  }
}
