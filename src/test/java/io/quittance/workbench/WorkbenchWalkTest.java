package io.quittance.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An analyst's day in a real browser, by keyboard, wide and narrow, light and dark. */
@QuarkusTest
@TestProfile(SamplePages.class)
class WorkbenchWalkTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 400;
  private static final int[] EVERY_KIND = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  private static final int[] MOST_COLOURED = {2, 4};

  @TestHTTPResource("/")
  URL root;

  @Inject SampleDesk desk;

  private WorkbenchWalk walk;

  @BeforeEach
  void start() {
    Optional<Path> chromium = WorkbenchWalk.chromium();
    if (chromium.isEmpty()) {
      System.out.println("WorkbenchWalkTest was skipped: this machine has no Chromium.");
    }
    assumeTrue(chromium.isPresent(), "no Chromium on this machine");
    desk.reset();
    walk =
        WorkbenchWalk.start(
            chromium.get(),
            root.toString().replaceFirst("/$", ""),
            Path.of("target", "screenshots"));
  }

  @AfterEach
  void end() {
    if (walk != null) {
      walk.close();
    }
  }

  @Test
  void a_held_message_is_found_opened_approved_and_reversed_by_keyboard() {
    Page page = walk.open("/?group=review", WIDE, ColorScheme.LIGHT);
    WorkbenchWalk.openByKeys(page, 1);
    assertThat(page.locator("h1")).containsText("Remittance advice 7700012345");
    WorkbenchWalk.approveByKeys(page);
    assertThat(page.locator(".posted li")).hasCount(4);
    walk.picture(page, "approved-1280-light", false);
    WorkbenchWalk.reverseFirst(page, "wrong invoice");
    page.keyboard().press("Escape");
    page.waitForURL("**/?group=review");
    assertThat(walk.complaints()).isEmpty();
  }

  @Test
  void a_value_and_its_place_in_the_source_light_up_together() {
    Page page = walk.open("/messages/" + SampleMessages.id(2), WIDE, ColorScheme.LIGHT);
    page.locator("[data-roving] [data-ev=a0-paymentAmount]").focus();
    assertThat(page.locator(".paper-marks [data-ev=a0-paymentAmount]"))
        .hasClass(Pattern.compile(".*lit.*"));
    page.keyboard().press("ArrowDown");
    assertThat(page.locator(".paper-marks .lit")).hasCount(1);
    page.locator(".paper-marks [data-ev='a0-l1-netAmount']").hover();
    assertThat(page.locator("[data-roving] [data-ev='a0-l1-netAmount']"))
        .hasClass(Pattern.compile(".*lit.*"));
    walk.picture(page, "evidence-1280-light", false);
    assertThat(walk.complaints()).isEmpty();
  }

  @Test
  void a_correction_adds_items_and_shows_the_difference() {
    Page page = walk.open("/messages/" + SampleMessages.id(2), WIDE, ColorScheme.LIGHT);
    page.keyboard().press("c");
    Locator form = page.locator("form.correct");
    assertThat(form.locator("[data-rest]")).hasText("0.00");
    form.locator("[data-edit]").nth(1).locator("[data-remove]").click();
    assertThat(form.locator("[data-rest]")).hasText("1,860.50");
    form.locator("[data-picker]").fill("20360");
    form.locator("[data-picker]").press("Enter");
    assertThat(form.locator("[name=amount]").last()).hasValue("1860.50");
    assertThat(form.locator("[data-rest]")).hasText("0.00");
    walk.picture(page, "correct-1280-light", false);
    form.locator("button.primary").click();
    assertThat(page.locator("#notice .notice-good")).isVisible();
    assertThat(desk.decisions().get(0).applications())
        .extracting(applied -> applied.openItem() + " " + applied.amount())
        .containsExactly(
            "INV-20311 4165.00", "INV-20344 612.75", "CM-9014 238.25", "INV-20360 1860.50");
    assertThat(walk.complaints()).isEmpty();
  }

  @Test
  void a_mail_just_sent_appears_and_the_focus_stays() {
    Page page = walk.open("/", WIDE, ColorScheme.LIGHT);
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("j");
    Locator focused = page.locator("#m-" + SampleMessages.id(3));
    assertThat(focused).isFocused();
    desk.receive(SampleMessages.id(99), "just sent by me");
    assertThat(page.locator("#inbox .row").first()).containsText("just sent by me");
    assertThat(focused).isFocused();
    assertThat(walk.complaints()).isEmpty();
  }

  @Test
  void keys_help_and_search_are_at_hand() {
    Page page = walk.open("/", WIDE, ColorScheme.LIGHT);
    page.keyboard().press("?");
    assertThat(page.locator("#keys")).isVisible();
    walk.picture(page, "keys-1280-light", false);
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
    page.keyboard().press("/");
    assertThat(page.locator("#search")).isFocused();
    page.keyboard().type("lumi");
    page.keyboard().press("Enter");
    assertThat(page.locator("#inbox .row")).hasCount(1);
    assertThat(walk.complaints()).isEmpty();
  }

  @Test
  void every_page_fits_a_screen_and_a_telephone_light_and_dark() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      for (int width : new int[] {WIDE, NARROW}) {
        String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        Page page = walk.open("/", width, scheme);
        look(page, "list" + suffix, width);
        walk.go(page, "/?group=duplicates&q=nothing");
        look(page, "empty" + suffix, width);
        walk.go(page, "/nowhere");
        look(page, "missing" + suffix, width);
        for (int message : scheme == ColorScheme.LIGHT ? EVERY_KIND : MOST_COLOURED) {
          walk.go(page, "/messages/" + SampleMessages.id(message));
          look(page, "message" + message + suffix, width);
        }
        page.context().close();
      }
    }
    assertThat(walk.complaints()).isEmpty();
  }

  private void look(Page page, String name, int width) {
    walk.picture(page, name, width == NARROW);
    assertThat(WorkbenchWalk.fitsItsWidth(page)).as(name + " fits its width").isTrue();
  }
}
