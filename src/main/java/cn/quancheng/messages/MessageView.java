package cn.quancheng.messages;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.Instant;

/**
 * A message as its citizen reads it.
 *
 * @param at when it was told
 * @param headline in a few words
 * @param read whether it was marked as read
 */
@Schema(
        name = "Message",
        example =
                "{\"id\":17,\"at\":\"2026-11-24T01:30:00Z\",\"kind\":\"AGREEMENT_ENDING\",\"headline\":\"您对信用分的同意即将到期\",\"text\":\"您对信用分的同意将在2026年12月24日终止。……\",\"read\":false}")
record MessageView(long id, Instant at, MessageKind kind, String headline, String text, boolean read) {}
