package dev.orrery.calendar.meetings;

import dev.orrery.calendar.availability.FreeBusyProtos;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.scheduling.MeetingSearch;
import dev.orrery.calendar.scheduling.MeetingTime;
import dev.orrery.calendar.scheduling.MeetingTimes;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.MeetingTime.Attendance;
import dev.orrery.calendar.v1.MeetingTime.Reason;
import dev.orrery.kit.identity.Organization;

/** Times to meet as the contract has them. */
final class MeetingProtos {
    private MeetingProtos() {}

    static FindMeetingTimesResponse response(
            Organization organization, FindMeetingTimesRequest request, MeetingSearch search, MeetingTimes times) {
        FindMeetingTimesResponse.Builder response = FindMeetingTimesResponse.newBuilder();
        switch (times) {
            case MeetingTimes.Found found ->
                found.times().forEach(time -> response.addCandidates(candidate(organization, request, search, time)));
            case MeetingTimes.None none -> {
                response.setEmptyReason(
                        FindMeetingTimesResponse.EmptyReason.valueOf(none.why().name()));
                none.blocking()
                        .forEach(i -> response.addBlockingSubjects(
                                request.getAttendees(i).getSubject()));
            }
        }
        return response.build();
    }

    private static dev.orrery.calendar.v1.MeetingTime candidate(
            Organization organization, FindMeetingTimesRequest request, MeetingSearch search, MeetingTime time) {
        dev.orrery.calendar.v1.MeetingTime.Builder candidate =
                dev.orrery.calendar.v1.MeetingTime.newBuilder().setSpan(FreeBusyProtos.span(time.time()));
        time.reasons(search).forEach(reason -> candidate.addReasons(Reason.valueOf(reason.name())));
        time.rooms().forEach(room -> candidate.addRooms(MemberName.ROOM.of(organization, room)));
        for (int i = 0; i < time.attendees().size(); i++) {
            candidate.addAttendees(Attendance.newBuilder()
                    .setSubject(request.getAttendees(i).getSubject())
                    .setAvailability(Attendance.Availability.valueOf(
                            time.attendees().get(i).name())));
        }
        return candidate.build();
    }
}
