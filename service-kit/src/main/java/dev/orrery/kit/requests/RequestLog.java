package dev.orrery.kit.requests;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/**
 * Makes a mutation with a request id happen once: its response is kept beside what it wrote, in the same transaction,
 * and a repeat within 24 hours answers it and changes nothing (AIP-155). Two repeats at once wait for each other on the
 * row. A request that failed is not kept, so it may be tried again.
 */
public final class RequestLog {
    public static final Duration RETENTION = Duration.ofHours(24);

    /** Expired rows of the organisation that each new request takes away. */
    private static final int MAX_SWEPT_ROWS = 20;

    private static final String REQUEST_ID = "request_id";

    private final Clock clock;

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs {@code action}, or answers what it answered before. A request without an id always runs.
     *
     * @param request with the field {@code request_id}; everything in it must be the same in a repeat
     * @param responses parser of the response's type
     */
    public <R extends Message> R once(
            OrganizationTransaction transaction,
            Caller caller,
            Message request,
            Parser<R> responses,
            Supplier<R> action) {
        String requestId = requestId(request);
        if (requestId.isEmpty()) {
            return action.get();
        }
        byte[] fingerprint = fingerprint(request);
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!claim(transaction, caller, requestId, fingerprint, now)) {
            return repeat(transaction, caller, requestId, fingerprint, responses);
        }
        sweep(transaction, now);
        R response = action.get();
        keep(transaction, caller, requestId, response);
        return response;
    }

    private static boolean claim(
            OrganizationTransaction transaction,
            Caller caller,
            String requestId,
            byte[] fingerprint,
            OffsetDateTime now) {
        return transaction
                        .sql()
                        .execute(
                                """
                                INSERT INTO request_log AS known (org_id, user_id, request_id, fingerprint, create_time)
                                VALUES (?, ?, ?, ?, ?::timestamptz)
                                ON CONFLICT (org_id, user_id, request_id) DO UPDATE
                                SET fingerprint = excluded.fingerprint, response = NULL, create_time = excluded.create_time
                                WHERE known.create_time < ?::timestamptz
                                """,
                                transaction.organizationId(),
                                caller.id().value(),
                                requestId,
                                fingerprint,
                                now,
                                now.minus(RETENTION))
                == 1;
    }

    private static <R extends Message> R repeat(
            OrganizationTransaction transaction,
            Caller caller,
            String requestId,
            byte[] fingerprint,
            Parser<R> responses) {
        Record2<byte[], byte[]> kept = kept(transaction, caller.id().value(), requestId);
        if (!Arrays.equals(kept.value1(), fingerprint)) {
            throw ServiceException.of(CommonReason.REQUEST_ID_REUSED, "The request id was used for another request.")
                    .violation(REQUEST_ID, requestId + " (expected: a new id for a new request)")
                    .build();
        }
        try {
            return responses.parseFrom(kept.value2());
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("request_log: response of " + requestId + " does not parse", broken);
        }
    }

    /** Fingerprint and response. */
    private static Record2<byte[], byte[]> kept(OrganizationTransaction transaction, UUID user, String requestId) {
        return transaction
                .sql()
                .select(DSL.field("fingerprint", byte[].class), DSL.field("response", byte[].class))
                .from("request_log")
                .where("org_id = ? AND user_id = ? AND request_id = ?", transaction.organizationId(), user, requestId)
                .fetchSingle();
    }

    private static void keep(OrganizationTransaction transaction, Caller caller, String requestId, Message response) {
        transaction.writeSoon(
                "UPDATE request_log SET response = ? WHERE org_id = ? AND user_id = ? AND request_id = ?",
                response.toByteArray(),
                transaction.organizationId(),
                caller.id().value(),
                requestId);
    }

    private static void sweep(OrganizationTransaction transaction, OffsetDateTime now) {
        transaction.sql().execute("""
                        DELETE FROM request_log WHERE ctid = ANY (ARRAY(
                            SELECT ctid FROM request_log WHERE org_id = ? AND create_time < ?::timestamptz
                            LIMIT ? FOR UPDATE SKIP LOCKED))
                        """, transaction.organizationId(), now.minus(RETENTION), MAX_SWEPT_ROWS);
    }

    private static String requestId(Message request) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName(REQUEST_ID);
        if (field == null) {
            throw new IllegalArgumentException(
                    request.getDescriptorForType().getFullName() + ": no field request_id (expected: AIP-155)");
        }
        return (String) request.getField(field);
    }

    private static byte[] fingerprint(Message request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8));
            return digest.digest(request.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 must be there", impossible);
        }
    }
}
