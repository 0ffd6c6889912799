package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.OneCustomerOverRest;
import io.quittance.api.TestTokens;
import io.quittance.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Two analysts and the service want the same payment at the same moment. The clean twin is one
 * analyst alone. Every crash in the middle of a posting is {@code LedgerTest}'s.
 */
@QuarkusTest
class AllAtOnceTest extends OneCustomerOverRest {
  private static final String HELD = "{'differences':{'shortPay':'hold','unexplained':'hold'}}";
  private static final String TOLERANT =
      "{'tolerance':{'currencies':{'EUR':{'amount':'5.00','percent':'100'}}}}";

  AllAtOnceTest() {
    super(new TenantId("zeta"), TestTokens.ZETA);
  }

  @Test
  void adv_25_the_twin_one_analyst_alone_posts_once() {
    UUID message = held();
    assertThat(decide(review(message))).isEqualTo(200);
    quiet();
    assertThat(applications(message)).containsExactly("98.00 0.00 applied");
  }

  @RepeatedTest(3)
  void adv_25_whoever_comes_first_posts_and_nobody_else() throws Exception {
    UUID message = held();
    String review = review(message);
    policy(TOLERANT);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(3);
    List<Integer> answers = new ArrayList<>();
    try {
      List<Future<Integer>> decisions = new ArrayList<>();
      for (int person = 0; person < 2; person++) {
        decisions.add(
            people.submit(
                () -> {
                  go.await();
                  return decide(review);
                }));
      }
      // What changes the books has the service match once more, under the tolerant policy.
      Future<Integer> service =
          people.submit(
              () -> {
                go.await();
                pay("MORE-" + own, "1.00");
                return 0;
              });
      go.countDown();
      for (Future<Integer> decision : decisions) {
        answers.add(decision.get());
      }
      service.get();
    } finally {
      people.shutdownNow();
    }
    quiet();
    assertThat(answers).allMatch(status -> status == 200 || status == 409 || status == 422);
    assertThat(answers.stream().filter(status -> status == 200).count()).isLessThanOrEqualTo(1);
    List<String> posted = applications(message);
    assertThat(posted).hasSize(1);
    assertThat(posted.get(0))
        .isEqualTo(answers.contains(200) ? "98.00 0.00 applied" : "98.00 2.00 applied");
    assertThat(status(message)).isIn("applied", "partly-applied");
  }

  private UUID held() {
    books();
    policy(HELD);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    quiet();
    return message;
  }

  private String review(UUID message) {
    JsonNode shown = body(get("/messages/" + message), 200);
    return shown.at("/proposals/0/review").asText();
  }

  private int decide(String review) {
    return post(
            "/reviews/" + review + "/decision",
            "{'action':'apply','applications':[{'payment':'PAY-%1$s','openItem':'INV-%1$s1','amount':'98.00'}]}"
                .formatted(own))
        .statusCode();
  }
}
