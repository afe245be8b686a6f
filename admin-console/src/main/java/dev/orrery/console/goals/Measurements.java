package dev.orrery.console.goals;

import dev.orrery.console.calls.OkrCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Times;
import dev.orrery.okr.v1.CreateMeasurementRequest;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.ListMeasurementsResponse;
import dev.orrery.okr.v1.Measurement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads and adds the measurements of a KPI. */
@Component
class Measurements {

    /** A measurement with the name of who sent it. */
    record Signed(Measurement measurement, String authorName) {

        BigDecimal value() {
            return new BigDecimal(measurement.getValue().getValue());
        }

        Instant time() {
            return Times.instant(measurement.getMeasureTime());
        }
    }

    private final OkrCalls calls;
    private final UserNames names;

    Measurements(OkrCalls calls, UserNames names) {
        this.calls = calls;
        this.names = names;
    }

    /** One page, the latest first. */
    Page<Signed> page(SignedInUser user, String kpi, int size, String token) {
        ListMeasurementsResponse response = calls.kpis(user)
                .listMeasurements(ListMeasurementsRequest.newBuilder()
                        .setParent(kpi)
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
        List<Measurement> measurements = response.getMeasurementsList();
        Map<String, String> authors =
                names.of(measurements.stream().map(Measurement::getMeasuredBy).toList());
        return new Page<>(
                measurements.stream()
                        .map(measurement ->
                                new Signed(measurement, authors.getOrDefault(measurement.getMeasuredBy(), "")))
                        .toList(),
                response.getNextPageToken());
    }

    /**
     * Records a measurement; one of the same moment is corrected by it.
     *
     * @param requestId the same for each attempt at one measurement
     */
    Measurement add(SignedInUser user, String kpi, Instant time, BigDecimal value, String notes, String requestId) {
        return calls.kpis(user)
                .createMeasurement(CreateMeasurementRequest.newBuilder()
                        .setParent(kpi)
                        .setMeasurement(Measurement.newBuilder()
                                .setMeasureTime(Times.timestamp(time))
                                .setValue(Decimals.decimal(value))
                                .setNotes(notes)
                                .setSource(Measurement.Source.MANUAL))
                        .setRequestId(requestId)
                        .build());
    }
}
