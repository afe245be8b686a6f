package dev.orrery.gateway.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A message as a service sent it: its type and its bytes, which nobody has parsed. Most of an answer is passed on in
 * another form and never looked at; what is, is found among the message's own fields without reading theirs.
 */
public final class Answer {
    private final Message prototype;
    private final byte[] bytes;

    /** Takes the bytes of a message of the prototype's type; nobody may change them from now on. */
    public Answer(Message prototype, byte[] bytes) {
        this.prototype = prototype;
        this.bytes = bytes;
    }

    /** What the bytes are a message of. */
    public Descriptor type() {
        return prototype.getDescriptorForType();
    }

    /** The message on the wire, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The whole message. */
    public Message parsed() {
        return parsed(prototype.getParserForType());
    }

    /** The whole message, as the class of a parser. */
    public <M> M parsed(Parser<M> parser) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw malformed(e);
        }
    }

    /** Whether a singular field with presence is set. */
    public boolean has(FieldDescriptor field) {
        return !values(field).isEmpty();
    }

    /** The text of a singular field; empty where it is not set. */
    public String text(FieldDescriptor field) {
        List<ByteString> values = values(field);
        if (values.isEmpty()) {
            return "";
        }
        ByteString last = values.getLast();
        if (!last.isValidUtf8()) {
            throw malformed(new IOException(field.getFullName() + ": not UTF-8"));
        }
        return last.toStringUtf8();
    }

    /** The message of a singular field; an empty one where it is not set. */
    public Answer part(FieldDescriptor field) {
        // What comes in several pieces is the message that they are one after the other.
        ByteString pieces = ByteString.copyFrom(values(field));
        return new Answer((Message) prototype.getDefaultInstanceForType().getField(field), pieces.toByteArray());
    }

    /** What stands for a field, in its order; empty bytes for a number. */
    private List<ByteString> values(FieldDescriptor field) {
        List<ByteString> values = new ArrayList<>();
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int number = WireFormat.getTagFieldNumber(tag);
                boolean hasBytes = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
                if (number != field.getNumber()) {
                    dropIfOther(number, field, values);
                    in.skipField(tag);
                } else if (hasBytes) {
                    values.add(in.readBytes());
                } else {
                    values.add(ByteString.EMPTY);
                    in.skipField(tag);
                }
            }
        } catch (IOException e) {
            throw malformed(e);
        }
        return values;
    }

    /** Of alternatives the last one counts. */
    private void dropIfOther(int number, FieldDescriptor field, List<ByteString> values) {
        OneofDescriptor oneof = field.getRealContainingOneof();
        if (oneof == null || values.isEmpty()) {
            return;
        }
        FieldDescriptor other = type().findFieldByNumber(number);
        if (other != null && oneof.equals(other.getRealContainingOneof())) {
            values.clear();
        }
    }

    private RuntimeException malformed(IOException cause) {
        return Status.INTERNAL
                .withDescription("answer: no " + type().getFullName())
                .withCause(cause)
                .asRuntimeException();
    }
}
