package dev.orrery.calendar.sampledata;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/** Gives sample data before a member's first call is answered; afterwards it costs a look into a cache. */
@Component
@GlobalServerInterceptor
@Order(Newcomers.AFTER_VALIDATION)
@ConditionalOnProperty("orrery.sample-data.enabled")
final class Newcomers implements ServerInterceptor {
    static final int AFTER_VALIDATION = 0;

    private static final String OWN_SERVICES = "orrery.calendar.";
    private static final int MAX_KNOWN = 100_000;

    private final OrganizationTransactions transactions;
    private final SampleData sampleData;
    private final Cache<Known, Boolean> known =
            Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    Newcomers(OrganizationTransactions transactions, SampleData sampleData) {
        this.transactions = transactions;
        this.sampleData = sampleData;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (!call.getMethodDescriptor().getFullMethodName().startsWith(OWN_SERVICES)) {
            return next.startCall(call, headers);
        }
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onHalfClose() {
                Caller.find().ifPresent(Newcomers.this::welcome);
                super.onHalfClose();
            }
        };
    }

    private void welcome(Caller caller) {
        for (Membership membership : caller.memberships()) {
            Known member = new Known(
                    membership.organization().id().value(), caller.id().value());
            if (membership.role().includes(OrganizationRole.MEMBER) && known.getIfPresent(member) == null) {
                transactions.change(
                        membership.organization(), transaction -> sampleData.give(transaction, caller, membership));
                known.put(member, true);
            }
        }
    }

    /** A member who has been seen. */
    private record Known(UUID organization, UUID user) {}
}
