package dev.orrery.console.fakes;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Failures as the services answer them. */
public final class Failures {
    private Failures() {}

    /** NOT_FOUND with a reason of the API. */
    public static StatusRuntimeException because(String reason, String message) {
        return because(Code.NOT_FOUND, reason, message);
    }

    public static StatusRuntimeException because(Code code, String reason, String message) {
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setDomain("orrery.dev")
                        .setReason(reason)
                        .build()))
                .build());
    }
}
