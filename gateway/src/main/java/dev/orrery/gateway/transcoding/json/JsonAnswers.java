package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.contract.Contract;
import dev.orrery.gateway.contract.RpcMethod;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Prints answers by the proto3 JSON mapping, one line each, from their bytes. What is unusual about them is left to
 * protobuf's own parser and printer, which print the same, or refuse what is no message at all.
 */
@Component
public final class JsonAnswers {
    private final JsonFormat.Printer ofMessages;
    private final ValuePrinters printers;

    JsonAnswers(Contract contract) {
        Set<FieldDescriptor> printed = EmptyFields.of(
                contract.methods().stream().map(RpcMethod::responseType).toList());
        JsonFormat.Printer plain =
                JsonFormat.printer().usingTypeRegistry(contract.types()).omittingInsignificantWhitespace();
        ofMessages = printed.isEmpty() ? plain : plain.includingDefaultValueFields(printed);
        printers = new ValuePrinters(ofMessages);
    }

    /** Adds an answer to what there is already. */
    public void print(Answer answer, JsonBytes out) {
        int start = out.size();
        try {
            printers.ofMessage(answer.type()).print(new Wire(answer.bytes()), out);
        } catch (IOException e) {
            out.cutTo(start);
            out.raw(parsed(answer));
        }
    }

    private String parsed(Answer answer) {
        try {
            return ofMessages.print(answer.parsed());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an Any of a type that the contract lacks", e);
        }
    }
}
