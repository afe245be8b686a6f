package dev.orrery.kit.paging;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import java.util.Optional;

/**
 * Reads the page that a List request asks for, and makes the token of the next. A token is sealed (its cursor may hold
 * values that the caller must not read or forge) and belongs to its query: with another filter or parent it is refused.
 */
public final class PageTokens {
    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 1000;

    private static final String PAGE_SIZE = "page_size";
    private static final String PAGE_TOKEN = "page_token";

    private final TokenSeal seal;

    /** {@code key} is 32 bytes that all instances of the service share. */
    public PageTokens(byte[] key) {
        this.seal = new TokenSeal(key);
    }

    /** Reads {@code page_size} and {@code page_token}; all other fields of the request are the query. */
    public PageRequest read(Message request) {
        int size = (Integer) request.getField(field(request, PAGE_SIZE));
        String token = (String) request.getField(field(request, PAGE_TOKEN));
        byte[] query = query(request);
        return new PageRequest(size(size), open(token, query), cursor -> seal.seal(Cursors.encode(cursor), query));
    }

    private static int size(int asked) {
        if (asked < 0) {
            throw ServiceException.invalidField(
                    PAGE_SIZE, asked + " (expected: 0 to " + MAX_SIZE + ", 0 for the default)");
        }
        return asked == 0 ? DEFAULT_SIZE : Math.min(asked, MAX_SIZE);
    }

    private Optional<Cursor> open(String token, byte[] query) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(seal.open(token, query)
                .map(Cursors::decode)
                .orElseThrow(() -> ServiceException.of(
                                CommonReason.PAGE_TOKEN_INVALID,
                                "The page token was not made for this query; begin at the first page.")
                        .violation(PAGE_TOKEN, "not a token of this query (expected: the previous page's)")
                        .build()));
    }

    private static byte[] query(Message request) {
        return request.toBuilder()
                .clearField(field(request, PAGE_SIZE))
                .clearField(field(request, PAGE_TOKEN))
                .build()
                .toByteArray();
    }

    private static FieldDescriptor field(Message request, String name) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName(name);
        if (field == null) {
            throw new IllegalArgumentException(
                    request.getDescriptorForType().getFullName() + ": no field " + name + " (expected: AIP-158)");
        }
        return field;
    }
}
