package dev.orrery.calendar.interchange;

import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.UploadEventsRequest;
import dev.orrery.calendar.v1.UploadEventsResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One upload: its pieces wait on disk until they are complete, because a text is read twice, and are taken away however
 * it ends.
 */
final class EventUpload implements StreamObserver<UploadEventsRequest> {
    private static final long MAX_BYTES = 1L << 30;

    private final CalendarImports imports;
    private final Caller caller;
    private final StreamObserver<UploadEventsResponse> responses;
    private CalendarImports.@Nullable Target target;
    private UploadEventsRequest first = UploadEventsRequest.getDefaultInstance();
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private long bytes;

    EventUpload(CalendarImports imports, Caller caller, StreamObserver<UploadEventsResponse> responses) {
        this.imports = imports;
        this.caller = caller;
        this.responses = responses;
    }

    @Override
    public void onNext(UploadEventsRequest piece) {
        try {
            OutputStream opened = out == null ? begin(piece) : out;
            bytes += piece.getData().size();
            if (bytes > MAX_BYTES) {
                throw ImportText.tooLarge(MAX_BYTES);
            }
            piece.getData().writeTo(opened);
        } catch (IOException failure) {
            discard();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException refused) {
            discard();
            throw refused;
        }
    }

    @Override
    public void onCompleted() {
        try {
            responses.onNext(UploadEventsResponse.newBuilder().setReport(land()).build());
            responses.onCompleted();
        } finally {
            discard();
        }
    }

    @Override
    public void onError(Throwable cancelled) {
        discard();
    }

    /** Whoever may not write learns that before a large body comes. */
    private OutputStream begin(UploadEventsRequest piece) throws IOException {
        target = imports.target(caller, piece.getParent());
        first = piece.toBuilder().clearData().build();
        Path created = Files.createTempFile("orrery-import-", ".ics");
        file = created;
        OutputStream opened = Files.newOutputStream(created);
        out = opened;
        return opened;
    }

    private ImportEventsResponse land() {
        CalendarImports.Target to = target;
        Path complete = file;
        if (to == null || complete == null) {
            throw ServiceException.invalidField(
                    "parent", "missing (expected: a first request that names the calendar)");
        }
        close();
        ImportEventsRequest.Mode mode = first.getMode();
        return imports.run(to, mode, () -> Files.newInputStream(complete), "content_type", first.getContentType());
    }

    private void close() {
        OutputStream closing = out;
        out = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void discard() {
        close();
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            file = null;
        }
    }
}
