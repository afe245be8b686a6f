package dev.orrery.launcher.bench;

import com.google.type.Decimal;

/** Numbers of the contract. */
final class Numbers {

    private Numbers() {}

    static Decimal decimal(String number) {
        return Decimal.newBuilder().setValue(number).build();
    }
}
