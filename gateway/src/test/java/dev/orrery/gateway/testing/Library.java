package dev.orrery.gateway.testing;

import com.google.api.HttpBody;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.orrery.library.v1.Author;
import dev.orrery.library.v1.Book;
import dev.orrery.library.v1.CreateBookRequest;
import dev.orrery.library.v1.DeleteBookRequest;
import dev.orrery.library.v1.ExportBookRequest;
import dev.orrery.library.v1.ExportShelfRequest;
import dev.orrery.library.v1.GetBookRequest;
import dev.orrery.library.v1.ImportBooksRequest;
import dev.orrery.library.v1.ImportBooksResponse;
import dev.orrery.library.v1.LendBookRequest;
import dev.orrery.library.v1.LibraryServiceGrpc;
import dev.orrery.library.v1.ListBooksRequest;
import dev.orrery.library.v1.ListBooksResponse;
import dev.orrery.library.v1.ReadFileRequest;
import dev.orrery.library.v1.ReadFileResponse;
import dev.orrery.library.v1.ReceiveHookRequest;
import dev.orrery.library.v1.SearchBooksRequest;
import dev.orrery.library.v1.SearchBooksResponse;
import dev.orrery.library.v1.UpdateBookRequest;
import dev.orrery.library.v1.WatchRequest;
import dev.orrery.library.v1.WatchResponse;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service for tests that answers with what it was asked. Names choose its behaviour: {@code shelves/broken/...} fails
 * with a library's error, {@code shelves/garbled/...} answers with bytes that are no message, {@code shelves/slow/...}
 * never answers, {@code shelves/stale/...} has another etag.
 */
public final class Library extends LibraryServiceGrpc.LibraryServiceImplBase {
    /** Every request, in order. */
    public final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();

    /** The deadline of each unary call that had one. */
    public final BlockingQueue<Deadline> deadlines = new LinkedBlockingQueue<>();

    /** The parent of each call that its caller left. */
    public final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

    /** How many frames of {@code shelves/endless} were produced. */
    public final AtomicInteger produced = new AtomicInteger();

    /** The same, each time that nobody took any more. */
    public final BlockingQueue<Integer> stalls = new LinkedBlockingQueue<>();

    @Override
    public void getBook(GetBookRequest request, StreamObserver<Book> caller) {
        requests.add(request);
        Deadline deadline = Context.current().getDeadline();
        if (deadline != null) {
            deadlines.add(deadline);
        }
        if (request.getName().startsWith("shelves/slow")) {
            ((ServerCallStreamObserver<Book>) caller).setOnCancelHandler(() -> cancelled.add(request.getName()));
        } else if (request.getName().startsWith("shelves/broken")) {
            caller.onError(Status.UNKNOWN
                    .withDescription("NullPointerException at SecretClass.java:1")
                    .asRuntimeException());
        } else if (request.getName().startsWith("shelves/garbled")) {
            answer(caller, Book.newBuilder().setUnknownFields(garbled()).build());
        } else if (request.getName().startsWith("shelves/none")) {
            caller.onError(error(Status.Code.NOT_FOUND, "BOOK_NOT_FOUND", "There is no such book."));
        } else {
            answer(caller, book(request.getName()));
        }
    }

    @Override
    public void getTitle(GetBookRequest request, StreamObserver<Book> caller) {
        answer(caller, book(request.getName()));
    }

    @Override
    public void listBooks(ListBooksRequest request, StreamObserver<ListBooksResponse> caller) {
        requests.add(request);
        answer(caller, ListBooksResponse.getDefaultInstance());
    }

    @Override
    public void createBook(CreateBookRequest request, StreamObserver<Book> caller) {
        requests.add(request);
        answer(
                caller,
                request.getBook().toBuilder()
                        .setName(request.getParent() + "/books/" + request.getBookId())
                        .setEtag("\"1\"")
                        .build());
    }

    @Override
    public void updateBook(UpdateBookRequest request, StreamObserver<Book> caller) {
        requests.add(request);
        if (!request.getBook().getEtag().isEmpty()
                && !request.getBook().getEtag().equals("\"1\"")) {
            caller.onError(error(Status.Code.ABORTED, "ETAG_MISMATCH", "Somebody changed it."));
            return;
        }
        answer(caller, request.getBook());
    }

    @Override
    public void deleteBook(DeleteBookRequest request, StreamObserver<Empty> caller) {
        requests.add(request);
        answer(caller, Empty.getDefaultInstance());
    }

    @Override
    public void lendBook(LendBookRequest request, StreamObserver<Book> caller) {
        requests.add(request);
        if (request.getReader().isEmpty()) {
            caller.onError(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                    .setCode(Status.Code.INVALID_ARGUMENT.value())
                    .setMessage("reader is missing")
                    .addDetails(info("INVALID_FIELD"))
                    .addDetails(Any.pack(BadRequest.newBuilder()
                            .addFieldViolations(BadRequest.FieldViolation.newBuilder()
                                    .setField("reader")
                                    .setDescription("is empty (expected: a name)"))
                            .build()))
                    .build()));
            return;
        }
        if (request.getReader().equals("busy")) {
            caller.onError(StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                    .setCode(Status.Code.UNAVAILABLE.value())
                    .setMessage("Come again.")
                    .addDetails(info("TEMPORARILY_UNAVAILABLE"))
                    .addDetails(Any.pack(RetryInfo.newBuilder()
                            .setRetryDelay(
                                    com.google.protobuf.Duration.newBuilder().setSeconds(7))
                            .build()))
                    .build()));
            return;
        }
        answer(caller, book(request.getName()));
    }

    @Override
    public void searchBooks(SearchBooksRequest request, StreamObserver<SearchBooksResponse> caller) {
        requests.add(request);
        answer(caller, SearchBooksResponse.newBuilder().setRequest(request).build());
    }

    @Override
    public void importBooks(ImportBooksRequest request, StreamObserver<ImportBooksResponse> caller) {
        requests.add(request);
        answer(
                caller,
                ImportBooksResponse.newBuilder()
                        .setContentType(request.getContent().getContentType())
                        .setSizeBytes(request.getContent().getData().size())
                        .setMode(request.getMode())
                        .build());
    }

    @Override
    public void exportBook(ExportBookRequest request, StreamObserver<HttpBody> caller) {
        answer(caller, piece("text/calendar", "BEGIN:" + request.getName()));
    }

    @Override
    public void readFile(ReadFileRequest request, StreamObserver<ReadFileResponse> caller) {
        requests.add(request);
        ReadFileResponse.Builder answer = ReadFileResponse.newBuilder().setEtag("v1");
        if (!request.getIfNoneMatch().contains("v1")) {
            answer.setContent(piece("text/calendar", "BEGIN:" + request.getFile()));
        }
        answer(caller, answer.build());
    }

    @Override
    public void receiveHook(ReceiveHookRequest request, StreamObserver<Empty> caller) {
        requests.add(request);
        answer(caller, Empty.getDefaultInstance());
    }

    @Override
    public void exportShelf(ExportShelfRequest request, StreamObserver<HttpBody> caller) {
        if (request.getName().equals("shelves/none")) {
            caller.onError(error(Status.Code.NOT_FOUND, "SHELF_NOT_FOUND", "There is no such shelf."));
            return;
        }
        for (int index = 0; index < 100; index++) {
            caller.onNext(piece(index == 0 ? "text/calendar" : "", "piece " + index + "\n"));
        }
        caller.onCompleted();
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> caller) {
        requests.add(request);
        ServerCallStreamObserver<WatchResponse> stream = (ServerCallStreamObserver<WatchResponse>) caller;
        stream.setOnCancelHandler(() -> cancelled.add(request.getParent()));
        switch (request.getParent()) {
            case "shelves/none" ->
                caller.onError(error(Status.Code.NOT_FOUND, "SHELF_NOT_FOUND", "There is no such shelf."));
            case "shelves/idle" -> {}
            case "shelves/endless" ->
                stream.setOnReadyHandler(() -> {
                    while (stream.isReady()) {
                        stream.onNext(change("p" + produced.incrementAndGet()));
                    }
                    stalls.add(produced.get());
                });
            case "shelves/garbled" -> caller.onNext(garbledChange());
            case "shelves/garbling" -> {
                caller.onNext(change("p1"));
                caller.onNext(garbledChange());
            }
            case "shelves/breaking" -> {
                caller.onNext(change("p1"));
                caller.onError(error(Status.Code.UNAVAILABLE, "TEMPORARILY_UNAVAILABLE", "Gone for a moment."));
            }
            default -> {
                caller.onNext(change("p1"));
                caller.onNext(WatchResponse.newBuilder()
                        .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition("p2"))
                        .build());
                caller.onCompleted();
            }
        }
    }

    @Override
    public StreamObserver<WatchRequest> converse(StreamObserver<WatchResponse> caller) {
        return new StreamObserver<>() {
            @Override
            public void onNext(WatchRequest request) {
                caller.onNext(change(request.getResumePosition()));
            }

            @Override
            public void onError(Throwable error) {
                cancelled.add("converse");
            }

            @Override
            public void onCompleted() {
                caller.onCompleted();
            }
        };
    }

    public static Book book(String name) {
        return Book.newBuilder()
                .setName(name)
                .setTitle("Orrery")
                .setAuthor(Author.newBuilder().setDisplayName("Rowley").setBorn(1675))
                .setEtag("\"1\"")
                .build();
    }

    private static WatchResponse change(String position) {
        return WatchResponse.newBuilder()
                .setChange(
                        WatchResponse.Change.newBuilder().setPosition(position).setBook(book("shelves/1/books/1")))
                .build();
    }

    private static WatchResponse garbledChange() {
        return WatchResponse.newBuilder().setUnknownFields(garbled()).build();
    }

    /** The first field with bytes that are neither text nor a message. */
    private static UnknownFieldSet garbled() {
        return UnknownFieldSet.newBuilder()
                .addField(
                        1,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.fromHex("ff"))
                                .build())
                .build();
    }

    private static HttpBody piece(String type, String text) {
        return HttpBody.newBuilder()
                .setContentType(type)
                .setData(ByteString.copyFromUtf8(text))
                .build();
    }

    private static Any info(String reason) {
        return Any.pack(ErrorInfo.newBuilder()
                .setDomain("orrery.dev")
                .setReason(reason)
                .putMetadata("shelf", "1")
                .build());
    }

    private static StatusRuntimeException error(Status.Code code, String reason, String message) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage(message)
                .addDetails(info(reason))
                .build());
    }

    private static <T> void answer(StreamObserver<T> caller, T answer) {
        caller.onNext(answer);
        caller.onCompleted();
    }
}
