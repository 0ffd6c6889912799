package io.quittance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.jobs.Job;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Promotions that do not get through. */
@QuarkusTest
class PromotionCutOffTest extends ReprocessingOverRest {
  /** Who waits to write a proposal and has written something else before. */
  private static final String IN_THE_MIDDLE =
      """
      select waits.pid from pg_locks waits join pg_locks writes on writes.pid = waits.pid
      where not waits.granted and waits.relation = 'proposal'::regclass
        and writes.granted and writes.locktype = 'transactionid'
      limit 1
      """;

  @Inject RunItem runItem;

  @Test
  void killed_between_reversal_and_new_application_it_leaves_nothing_and_is_done_once() {
    books();
    policy(WITH_TOLERANCE);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("applied"));
    policy(
        "{'differences':{'unexplained':'apply_part'},'tolerance':{'currencies':{'EUR':{'amount':'0.50','percent':'100'}}}}");
    JsonNode done = run("'stage':'match'", message);
    assertThat(outcomes(done)).isEqualTo("different 1");
    quiet();

    String id = done.path("id").asText();
    inTenant.run(
        TENANT,
        () -> {
          sql.change("lock table proposal in share mode");
          body(post("/reprocessings/" + id + "/promote", "{'reverse':true}"), 200);
          await(this::killed);
          assertThat(reversals(message)).isZero();
          assertThat(promotion(id)).isEmpty();
        });
    JsonNode promoted = done(id);
    assertThat(promoted.at("/report/promotion/reversed").asInt()).isEqualTo(1);
    assertThat(applications(message)).containsExactly("98.00 2.00 reversed", "98.00 0.00 applied");
  }

  @Test
  void what_fails_again_and_again_is_said_to_have_failed_and_can_be_promoted_once_more() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    policy(WITH_TOLERANCE);
    JsonNode done = run("'stage':'match'", message);
    String id = done.path("id").asText();
    // As it stands when its job has begun for the last time.
    inTenant.run(
        TENANT,
        () -> {
          sql.change(
              "update reprocessing set state = 'running', phase = 'promote', promoted_by = 'ada'"
                  + " where id = ?",
              UUID.fromString(id));
          sql.change(
              "update reprocessing_item set work = 'queued' where reprocessing = ?",
              UUID.fromString(id));
        });
    runItem.parked(
        new Job(GoOn.KIND, TENANT, id + ":1"), 5, "IllegalStateException: no connection");
    JsonNode failed = done(id);
    assertThat(failed.at("/report/promotion").toString()).isEqualTo("{\"failed\":1}");
    assertThat(items(failed).get(0).path("promotionReason").asText())
        .isEqualTo("It failed 5 times: IllegalStateException: no connection");
    assertThat(status(message)).isEqualTo("review");
    assertThat(applications(message)).isEmpty();

    assertThat(promote(done, false).at("/report/promotion").toString()).isEqualTo("{\"opened\":1}");
    await(() -> status(message).equals("applied"));
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");
  }

  private boolean killed() {
    return sql.first(IN_THE_MIDDLE, row -> row.getInt("pid"))
        .flatMap(
            pid -> sql.first("select pg_terminate_backend(?) as ended", r -> r.getBoolean(1), pid))
        .orElse(false);
  }

  private int reversals(UUID message) {
    return sql.first(
            """
            select count(*) as reversed from application_reversal r
            join application a on a.id = r.application join posting p on p.id = a.posting
            join decision d on d.id = p.decision where d.message = ?
            """,
            row -> row.getInt("reversed"),
            message.toString())
        .orElseThrow();
  }

  private Optional<String> promotion(String id) {
    return sql.first(
            "select coalesce(promotion, '') as promotion from reprocessing_item"
                + " where reprocessing = ?",
            row -> row.getString("promotion"),
            UUID.fromString(id))
        .filter(promotion -> !promotion.isEmpty());
  }
}
