package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;

/**
 * Reads the text of a scalar as the proto3 JSON mapping does; path, query and JSON share it. What does not fit is an
 * {@link IllegalArgumentException} that says value and expectation.
 */
final class ScalarText {
    private static final BigInteger MAX_UINT32 = BigInteger.valueOf(0xFFFF_FFFFL);
    private static final BigInteger MAX_UINT64 = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    // More digits than any 64-bit number has, and few enough that no exponent costs memory.
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final int MAX_SHOWN_LENGTH = 60;

    private ScalarText() {}

    static Object parse(FieldDescriptor field, String text) {
        return switch (field.getJavaType()) {
            case STRING -> text;
            case BOOLEAN -> bool(text);
            case INT ->
                field.getType() == FieldDescriptor.Type.UINT32 || field.getType() == FieldDescriptor.Type.FIXED32
                        ? integer(text, BigInteger.ZERO, MAX_UINT32).intValue()
                        : integer(text, BigInteger.valueOf(Integer.MIN_VALUE), BigInteger.valueOf(Integer.MAX_VALUE))
                                .intValue();
            case LONG ->
                field.getType() == FieldDescriptor.Type.UINT64 || field.getType() == FieldDescriptor.Type.FIXED64
                        ? integer(text, BigInteger.ZERO, MAX_UINT64).longValue()
                        : integer(text, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE))
                                .longValue();
            case FLOAT -> floating(text, Float.MAX_VALUE).floatValue();
            case DOUBLE -> floating(text, Double.MAX_VALUE);
            case BYTE_STRING -> bytes(text);
            case ENUM -> enumValue(field, text);
            case MESSAGE -> throw new IllegalArgumentException("is a message (expected: one of its fields)");
        };
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw unexpected(text, "true or false");
        };
    }

    private static BigInteger integer(String text, BigInteger min, BigInteger max) {
        String expected = "a whole number from " + min + " to " + max;
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw unexpected(text, expected);
        }
        try {
            BigDecimal decimal = new BigDecimal(text);
            // An exponent such as 1e999999999 would be a number of a billion digits.
            if (Math.abs((long) decimal.scale()) <= MAX_NUMBER_LENGTH) {
                BigInteger value = decimal.toBigIntegerExact();
                if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
                    return value;
                }
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw unexpected(text, expected, e);
        }
        throw unexpected(text, expected);
    }

    private static Double floating(String text, double max) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> finite(text, max);
        };
    }

    private static Double finite(String text, double max) {
        try {
            double value = Double.parseDouble(text);
            // Java reads 1d and 0x1p3 too.
            if (Math.abs(value) <= max && text.chars().allMatch(c -> "+-.eE0123456789".indexOf(c) >= 0)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unexpected(text, "a number", e);
        }
        throw unexpected(text, "a number");
    }

    private static ByteString bytes(String text) {
        try {
            // Both alphabets, padded or not, as the JSON mapping wants.
            String standard = text.replace('-', '+').replace('_', '/');
            return ByteString.copyFrom(Base64.getDecoder().decode(standard));
        } catch (IllegalArgumentException e) {
            throw unexpected(text, "base64", e);
        }
    }

    private static EnumValueDescriptor enumValue(FieldDescriptor field, String text) {
        EnumValueDescriptor named = field.getEnumType().findValueByName(text);
        if (named != null) {
            return named;
        }
        if (text.matches("\\d{1,9}")) {
            EnumValueDescriptor numbered = field.getEnumType().findValueByNumber(Integer.parseInt(text));
            if (numbered != null) {
                return numbered;
            }
        }
        List<String> names = field.getEnumType().getValues().stream()
                .map(EnumValueDescriptor::getName)
                .toList();
        throw unexpected(text, "one of " + String.join(", ", names));
    }

    static IllegalArgumentException unexpected(String value, String expected) {
        return new IllegalArgumentException(sentence(value, expected));
    }

    private static IllegalArgumentException unexpected(String value, String expected, Exception cause) {
        return new IllegalArgumentException(sentence(value, expected), cause);
    }

    private static String sentence(String value, String expected) {
        String shown = value.length() <= MAX_SHOWN_LENGTH ? value : value.substring(0, MAX_SHOWN_LENGTH) + "…";
        return "\"" + shown + "\" (expected: " + expected + ")";
    }
}
