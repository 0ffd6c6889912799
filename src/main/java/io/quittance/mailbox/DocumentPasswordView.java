package io.quittance.mailbox;

import java.time.Instant;
import java.util.UUID;

/** What is shown of a stored password: everything but the password. */
public record DocumentPasswordView(UUID id, String label, String sender, Instant createdAt) {}
