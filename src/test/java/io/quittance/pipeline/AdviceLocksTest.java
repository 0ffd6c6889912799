package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which advices wait for each other, on the database. */
@QuarkusTest
class AdviceLocksTest {
  private static final TenantId ALPHA = new TenantId("alpha");
  private static final TenantId BETA = new TenantId("beta");
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration A_WHILE = Duration.ofMillis(400);

  private static final Set<String> LONG =
      IntStream.rangeClosed(0, AdviceRecords.MOST_LOCKS)
          .mapToObj(i -> "item:of-a-long-list-" + i)
          .collect(Collectors.toUnmodifiableSet());

  @Inject InTenant inTenant;
  @Inject AdviceRecords records;

  @Test
  void advices_wait_for_those_that_name_the_same_and_for_no_others() throws Exception {
    List<String> some = List.of("item:1", "amount:20", "reference:ZA3");
    assertThat(ends(ALPHA, some, ALPHA, List.of("item:7", "amount:20"), A_WHILE)).isFalse();
    assertThat(ends(ALPHA, some, ALPHA, List.of("item:7", "amount:21"), SOON)).isTrue();
    assertThat(ends(ALPHA, some, BETA, some, SOON)).isTrue();
  }

  @Test
  void a_long_list_and_all_other_advices_of_its_tenant_wait_for_each_other() throws Exception {
    List<String> other = List.of("item:1");
    assertThat(ends(ALPHA, LONG, ALPHA, other, A_WHILE)).isFalse();
    assertThat(ends(ALPHA, other, ALPHA, LONG, A_WHILE)).isFalse();
    assertThat(ends(ALPHA, LONG, ALPHA, LONG, A_WHILE)).isFalse();
    assertThat(ends(ALPHA, LONG, BETA, other, SOON)).isTrue();
  }

  /** Whether the second gets its locks within some time while the first holds its own. */
  private boolean ends(
      TenantId first,
      Collection<String> held,
      TenantId second,
      Collection<String> wanted,
      Duration within)
      throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Void> holding =
        CompletableFuture.runAsync(
            () ->
                inTenant.run(
                    first,
                    () -> {
                      records.lock(held);
                      locked.countDown();
                      await(end);
                    }));
    assertThat(locked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> inTenant.run(second, () -> records.lock(wanted)));
    boolean done;
    try {
      waiting.get(within.toMillis(), TimeUnit.MILLISECONDS);
      done = true;
    } catch (TimeoutException still) {
      done = false;
    }
    end.countDown();
    holding.get(SOON.toSeconds(), TimeUnit.SECONDS);
    waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);
    return done;
  }

  private static void await(CountDownLatch end) {
    try {
      end.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
