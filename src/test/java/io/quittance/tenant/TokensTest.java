package io.quittance.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokensTest {
  @Test
  void a_token_opens_the_tenant_it_was_given_for() {
    Tokens tokens = new Tokens(Optional.of("abc==acme, t2=beta ,"), false);
    assertThat(tokens.bearer("abc=").orElseThrow().tenant()).isEqualTo(new TenantId("acme"));
    assertThat(tokens.bearer("t2").orElseThrow().tenant()).isEqualTo(new TenantId("beta"));
    assertThat(tokens.bearer("abc")).isEmpty();
    assertThat(tokens.bearer("")).isEmpty();
    assertThat(tokens.tenants()).containsExactly(new TenantId("acme"), new TenantId("beta"));
  }

  @Test
  void only_the_demo_knows_the_demo_tokens() {
    assertThat(new Tokens(Optional.empty(), false).bearer("demo")).isEmpty();
    Tokens demo = new Tokens(Optional.of("demo2=acme"), true);
    assertThat(demo.bearer("demo").orElseThrow().tenant()).isEqualTo(new TenantId("demo"));
    assertThat(demo.bearer("other").orElseThrow().tenant()).isEqualTo(new TenantId("other"));
    assertThat(demo.bearer("demo2").orElseThrow().tenant()).isEqualTo(new TenantId("acme"));
  }

  @Test
  void a_wrong_entry_stops_the_start_without_showing_the_token() {
    assertThatThrownBy(() -> new Tokens(Optional.of("good=acme,s3cret"), false))
        .hasMessageContaining("QUITTANCE_TOKENS")
        .hasMessageContaining("entry 2")
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(() -> new Tokens(Optional.of("acme=S3CRET"), false))
        .hasMessageNotContaining("S3CRET");
  }
}
