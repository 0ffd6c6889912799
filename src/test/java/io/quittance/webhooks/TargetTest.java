package io.quittance.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses are written as numbers: nothing is asked of a name service. */
class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "[2002:a00:1::]",
        "[::a00:1]"
      })
  void nothing_is_sent_into_a_private_network(String host) {
    URI uri = URI.create("https://" + host + "/hook");
    assertThat(new Target(false).refusal(uri)).get().asString().contains("private network");
    assertThat(new Target(true).refusal(uri)).isEmpty();
  }

  @Test
  void public_addresses_take_https_only() {
    Target target = new Target(true);
    assertThat(target.refusal(URI.create("https://93.184.216.34/"))).isEmpty();
    assertThat(new Target(false).refusal(URI.create("https://[2606:4700::1111]/"))).isEmpty();
    assertThat(target.refusal(URI.create("http://93.184.216.34/"))).isPresent();
    assertThat(target.refusal(URI.create("http://10.0.0.1/"))).isPresent();
    assertThat(target.refusal(URI.create("http://127.0.0.1:8080/"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "erp.example/hook",
        "ftp://erp.example/",
        "file:///etc/passwd",
        "https://",
        "https://user:secret@erp.example/",
        "https://erp.example/#part",
        "https://erp example/"
      })
  void what_is_no_address_of_a_receiver_is_refused(String url) {
    assertThat(new Target(true).fault(url)).isPresent();
    assertThat(new Target(true).fault("https://erp.example:8443/hook?a=b")).isEmpty();
  }
}
