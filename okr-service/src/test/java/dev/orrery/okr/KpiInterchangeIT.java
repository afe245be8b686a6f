package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.ExportMeasurementsRequest;
import dev.orrery.okr.v1.ImportMeasurementsRequest;
import dev.orrery.okr.v1.ImportMeasurementsResponse;
import dev.orrery.okr.v1.ImportMeasurementsResponse.Failure;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiInterchangeServiceGrpc;
import dev.orrery.okr.v1.KpiInterchangeServiceGrpc.KpiInterchangeServiceBlockingStub;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Measurements in and out as CSV. */
@OkrTest
class KpiInterchangeIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("interchange");

    @Test
    void recordsGoodRowsAndListsBadOnesByTheirLine() {
        Kpi kpi = kpi();
        ImportMeasurementsResponse report = load(kpi.getName(), """
                Measure_Time,Value,Notes
                2026-11-01T00:00:00Z,1.5,"two
                lines, ""quoted""\"
                yesterday,2,
                2026-11-02T00:00:00+01:00,two,

                2026-11-03T00:00:00Z,3
                2026-11-04T00:00:00Z,4,late
                2026-11-04T00:00:00Z,5,later
                2999-01-01T00:00:00Z,6,
                """);

        assertThat(report.getCreated()).isEqualTo(2);
        assertThat(report.getSuperseded()).isEqualTo(1);
        assertThat(report.getFailuresList())
                .extracting(failure -> failure.getLine() + " " + failure.getColumn())
                .containsExactly("4 measure_time", "5 value", "7 ", "10 measure_time");
        assertThat(report.getFailuresList()).extracting(Failure::getReason).containsOnly("INVALID_FIELD");
        assertThat(export(kpi)).isEqualTo("""
                measure_time,value,notes,source
                2026-11-01T00:00:00Z,1.5,"two
                lines, ""quoted""\",IMPORT
                2026-11-04T00:00:00Z,5,later,IMPORT
                """.replace("\n", "\r\n").replace("two\r\n", "two\n"));
    }

    @Test
    void leavesUnchangedWhatItHasExported() {
        Kpi kpi = kpi();
        StringBuilder table = new StringBuilder("value,measure_time,source\r\n");
        for (int i = 0; i < 6_000; i++) {
            table.append(i)
                    .append(',')
                    .append(Instant.ofEpochSecond(1_700_000_000L + i))
                    .append(",AUTO\r\n");
        }
        load(kpi.getName(), table.toString());

        ImportMeasurementsResponse again = load(kpi.getName(), export(kpi));

        assertThat(again.getUnchanged()).isEqualTo(6_000);
        assertThat(again.getCreated() + again.getUpdated() + again.getFailuresCount())
                .isZero();
    }

    @Test
    void takesTheKpisThatATableNames() {
        Kpi one = kpi();
        Kpi other = kpi();
        ImportMeasurementsResponse report = load(acme.name() + "/kpis/-", """
                kpi,measure_time,value
                %s,2026-11-01T00:00:00Z,1
                none,2026-11-01T00:00:00Z,2
                %s,2026-11-01T00:00:00Z,3
                %s,2026-11-02T00:00:00Z,4
                """.formatted(id(one), id(other), id(one)));

        assertThat(report.getCreated()).isEqualTo(3);
        assertThat(report.getFailuresList())
                .extracting(failure -> failure.getLine() + " " + failure.getReason())
                .containsExactly("3 KPI_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "measure_time,value",
                "measure_time,notes\n2026-11-01T00:00:00Z,1",
                "measure_time,value,colour\n2026-11-01T00:00:00Z,1,red",
                "measure_time,value,value\n2026-11-01T00:00:00Z,1,1",
                "measure_time,value\n2026-11-01T00:00:00Z,\"1",
                "measure_time,value\n2026-11-01T00:00:00Z,1\"",
                "measure_time,value\n2026-11-01T00:00:00Z,\"1\"2"
            })
    void refusesWhatIsNoTable(String text) {
        Kpi kpi = kpi();
        assertThat(Refusal.of(() -> load(kpi.getName(), text)).fields()).containsExactly("content.data");
    }

    @Test
    void refusesRangesAndBytesThatMakeNoSense() {
        Kpi kpi = kpi();
        assertThat(Refusal.of(() -> service()
                                .importMeasurements(ImportMeasurementsRequest.newBuilder()
                                        .setParent(kpi.getName())
                                        .setContent(HttpBody.newBuilder()
                                                .setData(ByteString.copyFrom(new byte[] {(byte) 0xff})))
                                        .build()))
                        .fields())
                .containsExactly("content.data");
        assertThat(Refusal.of(() -> service()
                                .exportMeasurements(ExportMeasurementsRequest.newBuilder()
                                        .setParent(kpi.getName())
                                        .setStartTime(Timestamps.fromSeconds(10))
                                        .setEndTime(Timestamps.fromSeconds(9))
                                        .build())
                                .next())
                        .fields())
                .containsExactly("end_time");
    }

    private ImportMeasurementsResponse load(String parent, String table) {
        return service()
                .importMeasurements(ImportMeasurementsRequest.newBuilder()
                        .setParent(parent)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/csv")
                                .setData(ByteString.copyFromUtf8(table)))
                        .build());
    }

    private String export(Kpi kpi) {
        StringBuilder table = new StringBuilder();
        service()
                .exportMeasurements(ExportMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .build())
                .forEachRemaining(piece -> table.append(piece.getData().toStringUtf8()));
        return table.toString();
    }

    private Kpi kpi() {
        return ada().kpi(Kpi.newBuilder().setDisplayName("table"));
    }

    private static String id(Kpi kpi) {
        return kpi.getName().substring(kpi.getName().lastIndexOf('/') + 1);
    }

    private KpiInterchangeServiceBlockingStub service() {
        return KpiInterchangeServiceGrpc.newBlockingStub(ada().channel());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
