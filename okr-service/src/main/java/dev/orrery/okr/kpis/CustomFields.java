package dev.orrery.okr.kpis;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;

/** A map of texts as {@code jsonb}. */
final class CustomFields {
    private CustomFields() {}

    static JSONB write(Map<String, String> fields) {
        Struct.Builder object = Struct.newBuilder();
        new TreeMap<>(fields)
                .forEach((key, value) -> object.putFields(
                        key, Value.newBuilder().setStringValue(value).build()));
        try {
            return JSONB.valueOf(
                    JsonFormat.printer().omittingInsignificantWhitespace().print(object));
        } catch (InvalidProtocolBufferException impossible) {
            throw new IllegalStateException("texts must print as JSON", impossible);
        }
    }

    static Map<String, String> read(JSONB json) {
        Struct.Builder object = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(json.data(), object);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException("custom_fields: not an object of texts", broken);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        object.getFieldsMap().forEach((key, value) -> fields.put(key, value.getStringValue()));
        return fields;
    }
}
