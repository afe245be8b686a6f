package dev.orrery.kit.testing.hostile;

import build.buf.validate.FieldRules;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.api.AnnotationsProto;
import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random requests of any method: well-formed by the contract, whatever their values. */
final class Requests {
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{([a-z_.]+)=([^}]+)}");
    private static final int MOST_ELEMENTS = 3;
    private static final int MOST_DEPTH = 5;
    private static final int UNKNOWN_NUMBER = 99;
    /** Some texts are names without a rule that says so. */
    private static final int NAME_ONE_IN = 8;

    private final RandomGenerator random;
    private final KnownNames names;
    private final Values values;

    Requests(RandomGenerator random, KnownNames names) {
        this.random = random;
        this.names = names;
        this.values = new Values(random);
    }

    Message of(MethodDescriptor method, Message prototype) {
        return message(prototype.newBuilderForType(), "", variables(method), method.getInputType());
    }

    /** What a method's path says that its fields are: the name of a room, say. */
    private static Map<String, String> variables(MethodDescriptor method) {
        HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
        String path = rule.getGet() + rule.getPost() + rule.getPatch() + rule.getDelete() + rule.getPut();
        return PATH_VARIABLE
                .matcher(path)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (first, second) -> first, TreeMap::new));
    }

    private Message message(Message.Builder message, String path, Map<String, String> variables, Descriptor request) {
        int depth = (int) path.chars().filter(character -> character == '.').count();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            String name = path + field.getName();
            boolean isNamed = variables.keySet().stream().anyMatch(variable -> variable.startsWith(name));
            if (field.getContainingOneof() != null && message.hasOneof(field.getContainingOneof())) {
                continue;
            }
            if (isNamed || isSet(field, depth)) {
                set(message, field, name, variables, request);
            }
        }
        return message.build();
    }

    private boolean isSet(FieldDescriptor field, int depth) {
        List<FieldBehavior> behavior = field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
        if (depth >= MOST_DEPTH || behavior.contains(FieldBehavior.OUTPUT_ONLY)) {
            return false;
        }
        return behavior.contains(FieldBehavior.REQUIRED) ? random.nextInt(20) > 0 : random.nextInt(3) == 0;
    }

    private void set(
            Message.Builder message,
            FieldDescriptor field,
            String name,
            Map<String, String> variables,
            Descriptor request) {
        if (field.isRepeated()) {
            int elements = field.isMapField() ? 0 : 1 + random.nextInt(MOST_ELEMENTS);
            for (int i = 0; i < elements; i++) {
                message.addRepeatedField(field, value(message, field, name, variables, request));
            }
        } else {
            message.setField(field, value(message, field, name, variables, request));
        }
    }

    private Object value(
            Message.Builder message,
            FieldDescriptor field,
            String name,
            Map<String, String> variables,
            Descriptor request) {
        return switch (field.getJavaType()) {
            case STRING -> text(field, variables.getOrDefault(name, ""));
            case INT -> (int) values.integer();
            case LONG -> values.integer();
            case FLOAT -> (float) values.real();
            case DOUBLE -> values.real();
            case BOOLEAN -> random.nextBoolean();
            case BYTE_STRING -> values.bytes();
            case ENUM -> enumeration(field);
            case MESSAGE -> {
                Message.Builder inner = message.newBuilderForField(field);
                yield known(inner, request).orElseGet(() -> message(inner, name + ".", variables, request));
            }
        };
    }

    private Optional<Message> known(Message.Builder inner, Descriptor request) {
        return Optional.ofNullable(
                switch (inner.getDescriptorForType().getFullName()) {
                    case "google.protobuf.Timestamp" -> (Message) values.timestamp();
                    case "google.protobuf.Duration" -> values.duration();
                    case "google.protobuf.FieldMask" -> mask(request);
                    default -> null;
                });
    }

    private String text(FieldDescriptor field, String pattern) {
        String name = field.getName();
        if (values.isHostile()) {
            return values.text(name);
        }
        if (!pattern.isEmpty()) {
            return names.matching(pattern, random);
        }
        StringRules rules = rules(field);
        if (rules.getInCount() > 0) {
            return values.any(rules.getInList());
        }
        Optional<String> allowed = names.allowed(rules.getPattern(), random);
        if (allowed.isPresent()) {
            return allowed.get();
        }
        return names.areMeantBy(name) || random.nextInt(NAME_ONE_IN) == 0
                ? names.calledAfter(name, random)
                : values.text(name);
    }

    private static StringRules rules(FieldDescriptor field) {
        FieldRules rules = field.getOptions().getExtension(ValidateProto.field);
        return field.isRepeated() ? rules.getRepeated().getItems().getString() : rules.getString();
    }

    private EnumValueDescriptor enumeration(FieldDescriptor field) {
        return values.isHostile()
                ? field.getEnumType().findValueByNumberCreatingIfUnknown(UNKNOWN_NUMBER)
                : values.any(field.getEnumType().getValues());
    }

    /** Fields of a message of the request, and at times others. */
    private FieldMask mask(Descriptor request) {
        List<FieldDescriptor> resources = request.getFields().stream()
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .toList();
        FieldMask.Builder mask = FieldMask.newBuilder();
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            mask.addPaths(
                    values.isHostile()
                            ? values.text("mask")
                            : values.any(values.any(resources).getMessageType().getFields())
                                    .getName());
        }
        return mask.build();
    }
}
