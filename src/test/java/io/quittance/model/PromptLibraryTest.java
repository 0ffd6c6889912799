package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptLibraryTest {

  @Test
  void a_released_version_keeps_every_byte() {
    // A red line here means: copy the folder to a new version instead of changing this one.
    Map<String, String> released =
        Map.of(
            "ask-payer/v1", "a7713dc44e04894a464b45f79781480150c603dec7ae856cae09df4b0ca0d574",
            "deduction-reason/v1",
                "f65df1cdb2bf0e127f621cb4c7f9b726e91ff2494d46afc536aec552881c457e",
            "map-table/v1", "8c76663b4ec0a501ef9ff4640630c40dc7ab4931ca81e91fb4dd1f1c300d6088",
            "message-kind/v1", "0831432f79bc8a635f76fb0431387d91beff1fb615264ffdd33b337be366fbad",
            "read-advice/v1", "8c84bae44d1a7e0ed89bcb9cb4623a1cca7cb7d9e99df76f67ef1bd55f907690",
            "read-pages/v1", "e4b62ec300ec1f4d749eaab2cd7447359b0aefadf5559454165afda9ee4a7ab3",
            "read-rows/v1", "82aac99e3eebc2ac8811ee9ca14b53b35d15279da2f0136c5d29dcdc8a01f8e4");
    PromptLibrary library = new PromptLibrary();
    released.forEach(
        (name, hash) -> assertThat(library.prompt(name).sha256()).as(name).isEqualTo(hash));
  }

  @Test
  void one_changed_byte_is_another_hash(@TempDir Path folder) throws IOException {
    Prompt released = new PromptLibrary().prompt("read-advice/v1");
    assertThat(written(folder.resolve("same"), released, released.system()).sha256())
        .isEqualTo(released.sha256());
    assertThat(written(folder.resolve("other"), released, released.system() + " ").sha256())
        .isNotEqualTo(released.sha256());
  }

  @Test
  void what_looks_like_an_expression_stays_what_it_is() {
    String hostile =
        "{config:['quarkus.datasource.password']} {{x}} ${jndi:ldap://h/a} %s {#each} <<<SOURCE>>>";
    Prompt prompt = new PromptLibrary().prompt("read-advice/v1");
    assertThat(prompt.userWith(hostile))
        .isEqualTo(
            "Point at the remittance advice in this source. Answer with the JSON object only.\n\n"
                + hostile
                + "\n");
  }

  @Test
  void an_unknown_prompt_is_named() {
    assertThatThrownBy(() -> new PromptLibrary().prompt("read-advice/v999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no prompt read-advice/v999");
  }

  @Test
  void a_name_cannot_leave_the_folder() {
    assertThatThrownBy(() -> new PromptLibrary().prompt("../read-advice/v1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Prompt written(Path folder, Prompt prompt, String system) throws IOException {
    Path files = Files.createDirectories(folder.resolve("prompts/" + prompt.name()));
    Files.writeString(files.resolve("system.md"), system);
    Files.writeString(files.resolve("user.md"), prompt.user());
    Files.writeString(files.resolve("schema.json"), prompt.schema());
    java.net.URL[] urls = {folder.toUri().toURL()};
    try (java.net.URLClassLoader classes = new java.net.URLClassLoader(urls, null)) {
      return new PromptLibrary(classes).prompt(prompt.name());
    }
  }
}
