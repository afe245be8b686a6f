package dev.orrery.okr.calendar;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** Why another service refused. */
final class Refusals {
    private Refusals() {}

    /** The reason of its ErrorInfo; empty where it gives none. */
    static String reason(StatusRuntimeException refused) {
        Status status = StatusProto.fromThrowable(refused);
        if (status == null) {
            return "";
        }
        for (Any detail : status.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    return detail.unpack(ErrorInfo.class).getReason();
                } catch (InvalidProtocolBufferException broken) {
                    return "";
                }
            }
        }
        return "";
    }
}
