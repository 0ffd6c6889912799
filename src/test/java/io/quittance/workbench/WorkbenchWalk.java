package io.quittance.workbench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.HttpCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A headless Chromium that walks the workbench by keyboard. It knows no sample: any running
 * workbench with a case in review and an applied message will do.
 */
final class WorkbenchWalk implements AutoCloseable {
  private static final List<String> WHERE_CHROMIUM_IS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static final boolean PICTURES = "full".equals(System.getProperty("quittance.counts"));

  private final String address;
  private final Path pictures;
  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private WorkbenchWalk(Path chromium, String address, Path pictures) {
    this.address = address;
    this.pictures = pictures;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--no-first-run",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** The browser of this machine, if there is one. */
  static Optional<Path> chromium() {
    return Stream.concat(
            Stream.ofNullable(System.getProperty("quittance.chromium")), WHERE_CHROMIUM_IS.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param address of the workbench, without a slash at the end
   * @param pictures folder for the screenshots
   */
  static WorkbenchWalk start(Path chromium, String address, Path pictures) {
    return new WorkbenchWalk(chromium, address, pictures);
  }

  /** What the browser complained about in scripts and policies so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Page open(String path, int width, ColorScheme scheme) {
    return open(path, width, scheme, new Browser.NewContextOptions());
  }

  /** As somebody who logs in with a token. */
  Page open(String path, int width, ColorScheme scheme, String token) {
    return open(
        path,
        width,
        scheme,
        new Browser.NewContextOptions().setHttpCredentials(new HttpCredentials("ada", token)));
  }

  private Page open(String path, int width, ColorScheme scheme, Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options.setViewportSize(width, 860).setColorScheme(scheme).setTimezoneId("UTC"));
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          // A refusal of the server is an error to the browser's console, not to the page.
          if (message.type().equals("error")
              && !message.text().contains("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.navigate(address + path);
    return page;
  }

  /** The next place in the same window, which has scripts and colours already. */
  void go(Page page, String path) {
    page.navigate(address + path);
  }

  /** For people to look at; drawing takes longer than looking, so only the slow run does. */
  void picture(Page page, String name, boolean whole) {
    if (!PICTURES) {
      return;
    }
    page.screenshot(
        new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")).setFullPage(whole));
  }

  /** True when the page can be read without moving it sideways. */
  static boolean fitsItsWidth(Page page) {
    return (Boolean)
        page.evaluate(
            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  }

  /** Fields and buttons that a screen reader could not call by anything. */
  static String withoutName(Page page) {
    return (String)
        page.evaluate(
            "() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea,"
                + " button')].filter(e => !(e.labels && e.labels.length) &&"
                + " !e.getAttribute('aria-label') && !e.textContent.trim()).map(e =>"
                + " e.outerHTML).join()");
  }

  /** Opens the n-th message of the list with nothing but keys. */
  static void openByKeys(Page page, int row) {
    assertThat(page.locator("#inbox .row").first()).isVisible();
    for (int i = 0; i < row; i++) {
      page.keyboard().press("j");
    }
    assertThat(page.locator("#inbox .row").nth(row - 1)).isFocused();
    page.keyboard().press("Enter");
    page.waitForURL("**/messages/*");
  }

  /** Two presses: the first looks, the second posts. */
  static void approveByKeys(Page page) {
    Locator approve = page.locator("[data-key=a]").first();
    assertThat(approve).isVisible();
    page.keyboard().press("a");
    assertThat(approve).isFocused();
    page.keyboard().press("a");
    assertThat(page.locator("#notice .notice-good")).isVisible();
  }

  static void reverseFirst(Page page, String reason) {
    page.locator(".posted button:has-text('Reverse')").first().click();
    Locator dialog = page.locator("dialog[open]");
    assertThat(dialog).isVisible();
    dialog.locator("textarea").fill(reason);
    dialog.locator("button.danger").click();
    assertThat(page.locator("#notice .notice-good")).containsText("Reversed");
    assertThat(page.locator(".posted .reversed").first()).isVisible();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
