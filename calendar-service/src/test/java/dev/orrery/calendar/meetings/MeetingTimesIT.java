package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.meetings.Colleagues.starts;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.MeetingTime;
import dev.orrery.calendar.v1.MeetingTime.Attendance.Availability;
import dev.orrery.calendar.v1.MeetingTime.Reason;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Times to meet: found and ordered, or the reason why there are none. */
@ServiceTest
class MeetingTimesIT {
    @Autowired
    private ServiceChannels channels;

    private Colleagues colleagues;
    private World world;

    @BeforeEach
    void setUp() {
        colleagues = new Colleagues(channels);
        world = colleagues.world;
    }

    @Test
    void findsTheBestTimesFirstAndSaysWhatSpeaksForThem() {
        world.create(
                world.ada,
                colleagues.adas,
                anEvent("one", "2026-11-23T09:00:00").build());
        world.create(
                world.ben,
                colleagues.bens,
                anEvent("perhaps", "2026-11-23T10:00:00")
                        .setStatus(Event.Status.TENTATIVE)
                        .build());

        FindMeetingTimesResponse found = colleagues.find(colleagues
                .search("2026-11-23T08:00:00Z", "2026-11-23T10:30:00Z")
                .addAttendees(colleagues.required(world.ada))
                .addAttendees(colleagues.required(world.ben))
                .addAttendees(colleagues.optional(world.dan)));

        assertThat(starts(found)).containsExactly("10:00", "09:00", "09:15", "09:30", "09:45");
        MeetingTime best = found.getCandidates(0);
        assertThat(best.getReasonsList()).containsExactly(Reason.OPTIONAL_IN_DOUBT);
        assertThat(best.getAttendeesList())
                .extracting(MeetingTime.Attendance::getAvailability)
                .containsExactly(Availability.FREE, Availability.FREE, Availability.UNKNOWN);
        assertThat(found.getCandidates(1).getReasonsList())
                .containsExactly(Reason.REQUIRED_TENTATIVE, Reason.OPTIONAL_IN_DOUBT);
        assertThat(starts(colleagues.find(colleagues
                        .search("2026-11-23T08:00:00Z", "2026-11-23T10:30:00Z")
                        .addAttendees(colleagues.required(world.ada))
                        .setMaxCandidates(1)
                        .setStep(Duration.newBuilder().setSeconds(3_600)))))
                .containsExactly("09:00");
    }

    @Test
    void saysWhyThereIsNoTime() {
        world.create(
                world.ben,
                colleagues.bens,
                anEvent("busy", "2026-11-23T10:00:00").build());
        FindMeetingTimesRequest.Builder busy = colleagues
                .search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
                .addAttendees(colleagues.required(world.ada))
                .addAttendees(colleagues.required(world.ben));

        FindMeetingTimesResponse none = colleagues.find(busy);
        assertThat(none.getEmptyReason()).isEqualTo(FindMeetingTimesResponse.EmptyReason.REQUIRED_BUSY);
        assertThat(none.getBlockingSubjectsList()).containsExactly(colleagues.user(world.ben));
        assertThat(colleagues
                        .find(colleagues
                                .search("2026-11-23T09:00:00Z", "2026-11-23T09:20:00Z")
                                .addAttendees(colleagues.required(world.ada)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.WINDOW_TOO_SHORT);
        assertThat(colleagues
                        .find(colleagues
                                .search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
                                .addAttendees(colleagues.optional(world.ben)))
                        .getCandidates(0)
                        .getReasonsList())
                .containsExactly(Reason.OPTIONAL_MISSING);
    }

    @Test
    void refusesSearchesThatCannotBe() {
        FindMeetingTimesRequest.Builder good = colleagues
                .search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
                .addAttendees(colleagues.required(world.ada));

        assertThat(fields(good.clone().addAttendees(colleagues.optional(world.ada))))
                .containsExactly("attendees[1].subject");
        assertThat(fields(good.clone().clearAttendees())).containsExactly("attendees");
        assertThat(fields(good.clone().setDuration(Duration.newBuilder().setSeconds(60))))
                .containsExactly("duration");
        assertThat(fields(good.clone().setStep(Duration.newBuilder().setSeconds(60))))
                .containsExactly("step");
        assertThat(fields(good.clone().setMaxCandidates(101))).containsExactly("max_candidates");
        assertThat(fields(good.clone().setEndTime(good.getStartTime()))).containsExactly("end_time");
    }

    private List<String> fields(FindMeetingTimesRequest.Builder search) {
        return Refusal.of(() -> colleagues.find(search)).fields();
    }
}
