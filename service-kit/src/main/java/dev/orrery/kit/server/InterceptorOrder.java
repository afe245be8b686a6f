package dev.orrery.kit.server;

/**
 * In which order the kit's interceptors see a call. Errors are outermost (Spring gRPC's own interceptor has the highest
 * precedence), then what refuses cheaply comes before what costs.
 */
public final class InterceptorOrder {
    public static final int OVERLOAD = -300;
    public static final int IDENTITY = -200;
    public static final int VALIDATION = -100;

    private InterceptorOrder() {}
}
