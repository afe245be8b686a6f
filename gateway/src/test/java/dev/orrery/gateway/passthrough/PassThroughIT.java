package dev.orrery.gateway.passthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import dev.orrery.gateway.testing.TestGateway;
import dev.orrery.library.v1.Book;
import dev.orrery.library.v1.GetBookRequest;
import dev.orrery.library.v1.LendBookRequest;
import dev.orrery.library.v1.LibraryServiceGrpc;
import dev.orrery.library.v1.WatchRequest;
import dev.orrery.library.v1.WatchResponse;
import io.grpc.CallCredentials;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real gRPC client against the gateway's port. */
@Timeout(60)
class PassThroughIT {
    private static final GetBookRequest GET =
            GetBookRequest.newBuilder().setName("shelves/1/books/2").build();

    private final TestGateway gateway = TestGateway.shared();
    private final ManagedChannel channel = gateway.channel();
    private final LibraryServiceGrpc.LibraryServiceBlockingStub library =
            LibraryServiceGrpc.newBlockingStub(channel).withCallCredentials(new Bearer(gateway.issuer.token("ada")));

    PassThroughIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.library.cancelled.clear();
        gateway.library.produced.set(0);
        gateway.metadata.clear();
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
    }

    @Test
    void passesAUnaryCallWithItsToken() {
        Book book = library.getBook(GET);
        assertThat(book.getTitle()).isEqualTo("Orrery");
        Metadata metadata = gateway.metadata.remove();
        assertThat(metadata.get(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)))
                .startsWith("Bearer ey");
        assertThat(metadata.get(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER)))
                .hasSize(36);
    }

    @Test
    void passesErrorsWithTheirDetails() throws Exception {
        StatusRuntimeException error = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> library.lendBook(LendBookRequest.newBuilder()
                        .setName("shelves/1/books/2")
                        .build()));
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(error.getStatus().getDescription()).isEqualTo("reader is missing");
        com.google.rpc.Status details = StatusProto.fromThrowable(error);
        assertThat(details.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("INVALID_FIELD");
        assertThat(details.getDetailsCount()).isEqualTo(2);
    }

    @Test
    void passesAServerStreamAsItComes() {
        Iterator<WatchResponse> frames =
                library.watch(WatchRequest.newBuilder().setParent("shelves/1").build());
        assertThat(frames.next().getChange().getPosition()).isEqualTo("p1");
        assertThat(frames.next().getHeartbeat().getPosition()).isEqualTo("p2");
        assertThat(frames.hasNext()).isFalse();
    }

    @Test
    void passesTheErrorThatEndsAStream() {
        Iterator<WatchResponse> frames = library.watch(
                WatchRequest.newBuilder().setParent("shelves/breaking").build());
        assertThat(frames.next().getChange().getPosition()).isEqualTo("p1");
        StatusRuntimeException error = catchThrowableOfType(StatusRuntimeException.class, frames::hasNext);
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(StatusProto.fromThrowable(error).getDetailsCount()).isEqualTo(1);
    }

    @Test
    void passesBothDirectionsOfAConversation() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        StreamObserver<WatchRequest> requests = LibraryServiceGrpc.newStub(channel)
                .withCallCredentials(new Bearer(gateway.issuer.token("ada")))
                .converse(new Collector(answers));
        for (String position : List.of("a", "b", "c")) {
            requests.onNext(
                    WatchRequest.newBuilder().setResumePosition(position).build());
            assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo(position);
        }
        requests.onCompleted();
        assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo("completed");
    }

    @Test
    void passesTheDeadline() throws Exception {
        GetBookRequest slow =
                GetBookRequest.newBuilder().setName("shelves/slow/books/2").build();
        StatusRuntimeException error = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> library.withDeadlineAfter(500, TimeUnit.MILLISECONDS).getBook(slow));
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(gateway.library.cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("shelves/slow/books/2");
    }

    @Test
    void passesOnAStreamForAsLongAsItIsRead() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        WatchResponse last = context.call(() -> {
            Iterator<WatchResponse> changes = library.watch(
                    WatchRequest.newBuilder().setParent("shelves/endless").build());
            for (int read = 1; read < 50_000; read++) {
                changes.next();
            }
            return changes.next();
        });
        context.cancel(null);
        assertThat(last.getChange().getPosition()).isEqualTo("p50000");
    }

    @Test
    void passesCancellation() throws Exception {
        Context.CancellableContext context = Context.current().withCancellation();
        context.run(() -> library.watch(
                        WatchRequest.newBuilder().setParent("shelves/endless").build())
                .next());
        context.cancel(null);
        assertThat(gateway.library.cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("shelves/endless");
    }

    @Test
    void refusesACallWithoutAToken() throws Exception {
        StatusRuntimeException error = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> LibraryServiceGrpc.newBlockingStub(channel).getBook(GET));
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(StatusProto.fromThrowable(error)
                        .getDetails(0)
                        .unpack(ErrorInfo.class)
                        .getReason())
                .isEqualTo("UNAUTHENTICATED_CALLER");
    }

    @Test
    void knowsNoOtherMethod() {
        var unknown = LibraryServiceGrpc.getGetBookMethod().toBuilder()
                .setFullMethodName("orrery.nothing.v1.NothingService/Get")
                .build();
        StatusRuntimeException error = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> io.grpc.stub.ClientCalls.blockingUnaryCall(channel, unknown, library.getCallOptions(), GET));
        assertThat(error.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void answersHealthWithoutAToken() {
        HealthGrpc.HealthBlockingStub health = HealthGrpc.newBlockingStub(channel);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(HealthCheckRequest.newBuilder()
                                .setService("orrery.library.v1.LibraryService")
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(HealthCheckRequest.newBuilder()
                                .setService("orrery.okr.v1.KpiService")
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.NOT_SERVING);
    }

    @Test
    void reflectsTheServicesOfTheContractWithoutAToken() throws Exception {
        for (String version : List.of("v1", "v1alpha")) {
            List<ServerReflectionResponse> answers = reflect(
                    version,
                    ServerReflectionRequest.newBuilder().setListServices("").build(),
                    ServerReflectionRequest.newBuilder()
                            .setFileContainingSymbol("orrery.library.v1.LibraryService.GetBook")
                            .build(),
                    ServerReflectionRequest.newBuilder()
                            .setFileContainingSymbol("orrery.library.v1.WatchResponse.Change")
                            .build(),
                    ServerReflectionRequest.newBuilder()
                            .setFileByFilename("nothing.proto")
                            .build());
            assertThat(answers.get(0).getListServicesResponse().getServiceList())
                    .extracting("name")
                    .contains("orrery.library.v1.LibraryService", "grpc.reflection.v1.ServerReflection");
            assertThat(answers.get(1).getFileDescriptorResponse().getFileDescriptorProtoCount())
                    .isGreaterThan(5);
            assertThat(answers.get(2).hasFileDescriptorResponse()).isTrue();
            assertThat(answers.get(3).getErrorResponse().getErrorCode()).isEqualTo(Status.Code.NOT_FOUND.value());
        }
    }

    private List<ServerReflectionResponse> reflect(String version, ServerReflectionRequest... questions)
            throws Exception {
        var method = ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                .setFullMethodName("grpc.reflection." + version + ".ServerReflection/ServerReflectionInfo")
                .build();
        BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
        StreamObserver<ServerReflectionRequest> requests = io.grpc.stub.ClientCalls.asyncBidiStreamingCall(
                channel.newCall(method, io.grpc.CallOptions.DEFAULT), new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable error) {}

                    @Override
                    public void onCompleted() {}
                });
        List<ServerReflectionResponse> all = new java.util.ArrayList<>();
        for (ServerReflectionRequest question : questions) {
            requests.onNext(question);
            ServerReflectionResponse answer = answers.poll(10, TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            all.add(answer);
        }
        requests.onCompleted();
        return all;
    }

    private record Collector(BlockingQueue<String> answers) implements StreamObserver<WatchResponse> {
        @Override
        public void onNext(WatchResponse frame) {
            answers.add(frame.getChange().getPosition());
        }

        @Override
        public void onError(Throwable error) {
            answers.add(error.toString());
        }

        @Override
        public void onCompleted() {
            answers.add("completed");
        }
    }

    private static final class Bearer extends CallCredentials {
        private final String token;

        Bearer(String token) {
            this.token = token;
        }

        @Override
        public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
            Metadata metadata = new Metadata();
            metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
            applier.apply(metadata);
        }
    }
}
