package io.quittance.webhooks;

import java.util.List;

/**
 * What a caller gives to add a receiver.
 *
 * @param events null or empty for all
 */
public record NewWebhook(String url, List<String> events) {}
