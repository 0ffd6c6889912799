package io.quittance.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whom the demo lets in without a token: its own page, and nobody's script. */
class DemoAccessTest {
  private static final String API = "/api/v1/messages";
  private static final String PAGE = "/messages";
  private final DemoAccess demo = new DemoAccess(true);

  @Test
  void the_own_page_may_read_and_write() {
    assertThat(demo.admits(API, "GET", "same-origin", null)).isTrue();
    assertThat(demo.admits(API, "POST", "same-origin", null)).isTrue();
    assertThat(demo.admits(PAGE, "POST", "same-origin", "true")).isTrue();
  }

  @Test
  void another_website_or_port_may_not_write_and_may_not_call_the_api() {
    for (String site : new String[] {"cross-site", "same-site", "nonsense"}) {
      assertThat(demo.admits(API, "GET", site, null)).isFalse();
      assertThat(demo.admits(API, "POST", site, "true")).isFalse();
      assertThat(demo.admits(PAGE, "POST", site, "true")).isFalse();
    }
  }

  @Test
  void a_typed_address_may_only_be_read() {
    assertThat(demo.admits(API, "GET", "none", null)).isTrue();
    assertThat(demo.admits(API, "POST", "none", null)).isFalse();
  }

  @Test
  void a_link_from_anywhere_shows_a_page() {
    assertThat(demo.admits(PAGE, "GET", "cross-site", null)).isTrue();
    assertThat(demo.admits("/apiary", "GET", null, null)).isTrue();
  }

  @Test
  void a_program_needs_its_token() {
    assertThat(demo.admits(API, "GET", null, null)).isFalse();
    assertThat(demo.admits(API, "POST", null, "true")).isFalse();
    assertThat(demo.admits(PAGE, "POST", null, null)).isFalse();
    assertThat(demo.admits(PAGE, "POST", null, "true")).isTrue();
  }

  @Test
  void outside_the_demo_nobody_comes_in_without_a_token() {
    DemoAccess ordinary = new DemoAccess(false);
    assertThat(ordinary.admits(PAGE, "GET", "same-origin", "true")).isFalse();
    assertThat(ordinary.admits(API, "GET", "same-origin", "true")).isFalse();
  }
}
