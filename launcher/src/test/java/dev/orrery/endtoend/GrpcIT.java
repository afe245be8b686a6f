package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.ErrorInfo;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same platform over gRPC, through the gateway's port. */
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrpcIT {

    private static final int PATIENCE_SECONDS = 60;

    private final RunningPlatform platform;
    private final ManagedChannel gateway;

    GrpcIT(RunningPlatform platform) {
        this.platform = platform;
        this.gateway = ManagedChannelBuilder.forAddress(
                        platform.gateway().getHost(), platform.gateway().getPort())
                .usePlaintext()
                .build();
    }

    @AfterAll
    void close() {
        gateway.shutdownNow();
    }

    @Test
    void answersCallsOfAMember() {
        CalendarServiceGrpc.CalendarServiceBlockingStub calendars =
                as("ada", CalendarServiceGrpc.newBlockingStub(gateway));
        Calendar created = calendars.createCalendar(CreateCalendarRequest.newBuilder()
                .setParent("orgs/acme")
                .setCalendar(Calendar.newBuilder().setDisplayName("Over gRPC"))
                .build());

        assertThat(calendars.getCalendar(GetCalendarRequest.newBuilder()
                        .setName(created.getName())
                        .build()))
                .isEqualTo(created);
        assertThat(calendars
                        .listCalendars(ListCalendarsRequest.newBuilder()
                                .setParent("orgs/acme")
                                .setPageSize(1000)
                                .build())
                        .getCalendarsList())
                .contains(created);
    }

    @Test
    void saysWhyItRefuses() {
        CalendarServiceGrpc.CalendarServiceBlockingStub cleo = as("cleo", CalendarServiceGrpc.newBlockingStub(gateway));

        assertThatThrownBy(() -> cleo.listCalendars(
                        ListCalendarsRequest.newBuilder().setParent("orgs/acme").build()))
                .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
                    assertThat(StatusProto.fromThrowable(refused).getDetailsList())
                            .filteredOn(detail -> detail.is(ErrorInfo.class))
                            .singleElement()
                            .satisfies(detail -> assertThat(
                                            detail.unpack(ErrorInfo.class).getReason())
                                    .isEqualTo("ORGANIZATION_NOT_FOUND"));
                });
    }

    @Test
    void streamsChanges() {
        Iterator<WatchResponse> frames = as("ada", CalendarChangeServiceGrpc.newBlockingStub(gateway))
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .watch(WatchRequest.newBuilder()
                        .setParent("orgs/acme")
                        .addTypes("calendar")
                        .build());
        assertThat(frames.next().getFrameCase()).isEqualTo(WatchResponse.FrameCase.HEARTBEAT);

        Calendar created = as("ada", CalendarServiceGrpc.newBlockingStub(gateway))
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent("orgs/acme")
                        .setCalendar(Calendar.newBuilder().setDisplayName("Streamed"))
                        .build());

        WatchResponse frame = frames.next();
        while (!frame.getChange().getResourceName().equals(created.getName())) {
            frame = frames.next();
        }
        assertThat(frame.getChange().getCalendar().getDisplayName()).isEqualTo("Streamed");
    }

    @Test
    void describesItselfWithoutAToken() throws Exception {
        CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
        StreamObserver<ServerReflectionRequest> questions = ServerReflectionGrpc.newStub(gateway)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answer.completeExceptionally(failure);
                    }

                    @Override
                    public void onCompleted() {}
                });
        questions.onNext(
                ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .getListServicesResponse()
                        .getServiceList())
                .extracting(ServiceResponse::getName)
                .contains("orrery.calendar.v1.EventService", "orrery.okr.v1.LinkService");
        questions.onCompleted();
    }

    private <S extends AbstractStub<S>> S as(String user, S stub) {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + platform.token(user));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
