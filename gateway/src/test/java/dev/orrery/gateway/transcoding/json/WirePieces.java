package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes messages to the pieces that their fields are, and writes pieces as no library would. */
final class WirePieces {
    /** No type of the contracts has it. */
    static final int UNKNOWN_FIELD = 7_777;

    private WirePieces() {}

    /** The fields of a message, each with its tag. */
    static List<ByteString> of(ByteString message) throws IOException {
        List<ByteString> pieces = new ArrayList<>();
        CodedInputStream in = message.newCodedInput();
        int start = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            in.skipField(tag);
            pieces.add(message.substring(start, in.getTotalBytesRead()));
            start = in.getTotalBytesRead();
        }
        return pieces;
    }

    static ByteString text(int field, ByteString utf8) throws IOException {
        return written(out -> out.writeBytes(field, utf8));
    }

    static ByteString number(int field, long value) throws IOException {
        return written(out -> out.writeInt64(field, value));
    }

    /** A value of each kind that the wire knows, of a field that the reader does not. */
    static List<ByteString> unknown() throws IOException {
        return List.of(
                number(UNKNOWN_FIELD, -1),
                text(UNKNOWN_FIELD, ByteString.fromHex("ff")),
                written(out -> out.writeFixed32(UNKNOWN_FIELD, 1)),
                written(out -> out.writeFixed64(UNKNOWN_FIELD, 1)),
                written(out -> {
                    out.writeTag(UNKNOWN_FIELD, WireFormat.WIRETYPE_START_GROUP);
                    out.writeInt32(1, 1);
                    out.writeTag(UNKNOWN_FIELD, WireFormat.WIRETYPE_END_GROUP);
                }));
    }

    /** Puts pieces after each other. */
    static ByteString joined(List<ByteString> pieces) {
        return ByteString.copyFrom(pieces);
    }

    private static ByteString written(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return ByteString.copyFrom(bytes.toByteArray());
    }

    @FunctionalInterface
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }
}
