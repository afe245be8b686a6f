package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.IngestMeasurementsRequest;
import dev.orrery.okr.v1.IngestMeasurementsResponse;
import dev.orrery.okr.v1.KpiIngestServiceGrpc.KpiIngestServiceImplBase;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Measurements by the million over gRPC: one batch at a time of each stream, so memory holds no more than that. */
@Component
final class IngestEndpoint extends KpiIngestServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final Ingestion ingestion;
    private final Clock clock;

    IngestEndpoint(Members members, Edits edits, Ingestion ingestion, Clock clock) {
        this.members = members;
        this.edits = edits;
        this.ingestion = ingestion;
        this.clock = clock;
    }

    @Override
    public StreamObserver<IngestMeasurementsRequest> ingestMeasurements(
            StreamObserver<IngestMeasurementsResponse> responses) {
        ServerCallStreamObserver<IngestMeasurementsResponse> call =
                (ServerCallStreamObserver<IngestMeasurementsResponse>) responses;
        IngestStream stream = new IngestStream(call, this::record);
        stream.begin();
        return stream;
    }

    private BatchCreateMeasurementsResponse record(IngestMeasurementsRequest request) {
        requireToken();
        Member member = members.ofParent(request.getParent());
        return edits.run(
                member,
                request,
                BatchCreateMeasurementsResponse.parser(),
                edit -> ingestion.run(edit, request.getSeriesList()));
    }

    /** A stream may outlive the token that opened it, but not use it any more. */
    private void requireToken() {
        if (!clock.instant().isBefore(Caller.current().expireTime())) {
            throw ServiceException.of(CommonReason.UNAUTHENTICATED_CALLER, "The token of this stream has expired.")
                    .build();
        }
    }
}
