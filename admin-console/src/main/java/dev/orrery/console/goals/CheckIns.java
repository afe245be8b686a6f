package dev.orrery.console.goals;

import dev.orrery.console.calls.OkrCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.ListCheckInsRequest;
import dev.orrery.okr.v1.ListCheckInsResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and adds the check-ins of a key result. */
@Component
class CheckIns {

    /** A check-in with its author's name. */
    record Signed(CheckIn checkIn, String authorName) {}

    private final OkrCalls calls;
    private final UserNames names;

    CheckIns(OkrCalls calls, UserNames names) {
        this.calls = calls;
        this.names = names;
    }

    /** One page, the latest first. */
    Page<Signed> page(SignedInUser user, String keyResult, int size, String token) {
        ListCheckInsResponse response = calls.keyResults(user)
                .listCheckIns(ListCheckInsRequest.newBuilder()
                        .setParent(keyResult)
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
        List<CheckIn> checkIns = response.getCheckInsList();
        Map<String, String> authors =
                names.of(checkIns.stream().map(CheckIn::getAuthor).toList());
        return new Page<>(
                checkIns.stream()
                        .map(checkIn -> new Signed(checkIn, authors.getOrDefault(checkIn.getAuthor(), "")))
                        .toList(),
                response.getNextPageToken());
    }

    /**
     * Checks in.
     *
     * @param confidence from 0 to 1; null when it is not said
     * @param requestId the same for each attempt at one check-in, so that it is made once
     */
    CheckIn add(
            SignedInUser user,
            String keyResult,
            BigDecimal value,
            @Nullable BigDecimal confidence,
            String narrative,
            String requestId) {
        CheckIn.Builder checkIn =
                CheckIn.newBuilder().setValue(Decimals.decimal(value)).setNarrative(narrative);
        if (confidence != null) {
            checkIn.setConfidence(Decimals.decimal(confidence));
        }
        return calls.keyResults(user)
                .createCheckIn(CreateCheckInRequest.newBuilder()
                        .setParent(keyResult)
                        .setCheckIn(checkIn)
                        .setRequestId(requestId)
                        .build());
    }
}
