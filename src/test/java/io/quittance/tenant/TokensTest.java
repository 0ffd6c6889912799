package io.quittance.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Optional<String> NOBODY = Optional.empty();

  @Test
  void a_token_opens_the_tenant_it_was_given_for() {
    Tokens tokens = new Tokens(Optional.of("abc==acme, t2=beta ,"), false, NOBODY);
    assertThat(tokens.bearer("abc=").orElseThrow().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(tokens.bearer("t2").orElseThrow().tenant()).isEqualTo(new TenantId("beta"));
    assertThat(tokens.bearer("abc")).isEmpty();
    assertThat(tokens.bearer("")).isEmpty();
    assertThat(tokens.tenants()).containsExactly(new TenantId("acme"), new TenantId("beta"));
  }

  @Test
  void only_the_demo_knows_the_demo_tokens() {
    assertThat(new Tokens(Optional.empty(), false, NOBODY).bearer("demo")).isEmpty();
    Tokens demo = new Tokens(Optional.of("demo2=acme"), true, NOBODY);
    assertThat(demo.bearer("demo").orElseThrow().tenant()).isEqualTo(new TenantId("demo"));
    assertThat(demo.bearer("other").orElseThrow().tenant()).isEqualTo(new TenantId("other"));
    assertThat(demo.bearer("demo2").orElseThrow().tenant()).isEqualTo(new TenantId("acme"));
  }

  @Test
  void a_wrong_entry_stops_the_start_without_showing_the_token() {
    assertThatThrownBy(() -> new Tokens(Optional.of("good=acme,s3cret"), false, NOBODY))
        .hasMessageContaining("QUITTANCE_TOKENS")
        .hasMessageContaining("entry 2")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> new Tokens(Optional.of("acme=S3CRET"), false, NOBODY))
        .hasMessageNotContaining("S3CRET");
  }

  @Test
  void a_person_with_two_tokens_is_one_person_and_a_token_nobody_named_has_no_groups() {
    Tokens tokens =
        new Tokens(
            Optional.of("one=acme,two=acme,three=acme"),
            false,
            Optional.of(
                name("one") + "=Ada Byron:clerks+approvers, " + name("two") + "=Ada Byron"));
    Tokens.Bearer one = tokens.bearer("one").orElseThrow();
    assertThat(one.name()).isEqualTo("Ada Byron");
    assertThat(one.groups()).containsExactlyInAnyOrder("clerks", "approvers");
    assertThat(tokens.bearer("two").orElseThrow().name()).isEqualTo("Ada Byron");
    Tokens.Bearer three = tokens.bearer("three").orElseThrow();
    assertThat(three.name()).isEqualTo(name("three"));
    assertThat(three.groups()).isEmpty();
  }

  @Test
  void the_demo_has_two_people_one_of_whom_approves() {
    Tokens demo = new Tokens(Optional.empty(), true, NOBODY);
    assertThat(demo.bearer("demo").orElseThrow().name()).isEqualTo("demo");
    Tokens.Bearer approver = demo.bearer("approver").orElseThrow();
    assertThat(approver.tenant()).isEqualTo(new TenantId("demo"));
    assertThat(approver.name()).isEqualTo("approver");
    assertThat(approver.groups()).contains("approvers");
  }

  @Test
  void people_who_are_none_stop_the_start() {
    wrong("ada", "entry 1 is not of the form");
    wrong(name("t") + "=certifier", "entry 1 names no person");
    wrong(name("t") + "=token-12345678", "entry 1 names no person");
    wrong(name("t") + "=ada:Clerks", "entry 1 names a group that is none");
    wrong(name("t") + "=ada," + name("t") + "=bob", "entry 2 names a token that");
    wrong("token-00000000=ada", "no token has these: token-00000000");
  }

  private static void wrong(String people, String message) {
    assertThatThrownBy(() -> new Tokens(Optional.of("t=acme"), false, Optional.of(people)))
        .hasMessageStartingWith("QUITTANCE_PEOPLE")
        .hasMessageContaining(message);
  }

  /** What an unnamed token is called. */
  private static String name(String token) {
    return new Tokens(Optional.of(token + "=acme"), false, NOBODY)
        .bearer(token)
        .orElseThrow()
        .name();
  }
}
