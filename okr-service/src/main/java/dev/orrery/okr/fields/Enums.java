package dev.orrery.okr.fields;

import com.google.protobuf.ProtocolMessageEnum;

/** Enum values of the contract as they are stored, by name. */
public final class Enums {
    private Enums() {}

    /** The value's name; {@code otherwise} for the unspecified one. */
    public static <E extends Enum<E> & ProtocolMessageEnum> String name(E value, E otherwise) {
        return value.getNumber() == 0 ? otherwise.name() : value.name();
    }
}
