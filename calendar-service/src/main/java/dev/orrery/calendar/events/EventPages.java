package dev.orrery.calendar.events;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.paging.Page;
import java.util.List;

/** Pages of events, as answers. */
final class EventPages {
    private EventPages() {}

    static ListEventsResponse answer(Page<Event> page) {
        return ListEventsResponse.newBuilder()
                .addAllEvents(page.items())
                .setNextPageToken(page.nextPageToken())
                .build();
    }

    /**
     * The same of events that are bytes already, for who reads the answer and not for who looks at the message: it takes
     * what it holds for fields that it does not know, which are written as they are and in their order.
     */
    static ListEventsResponse answerOfBytes(Page<ByteString> page) {
        UnknownFieldSet.Builder fields =
                UnknownFieldSet.newBuilder().addField(ListEventsResponse.EVENTS_FIELD_NUMBER, field(page.items()));
        if (!page.nextPageToken().isEmpty()) {
            ByteString token = ByteString.copyFromUtf8(page.nextPageToken());
            fields.addField(ListEventsResponse.NEXT_PAGE_TOKEN_FIELD_NUMBER, field(List.of(token)));
        }
        return ListEventsResponse.newBuilder().setUnknownFields(fields.build()).build();
    }

    private static UnknownFieldSet.Field field(List<ByteString> values) {
        UnknownFieldSet.Field.Builder field = UnknownFieldSet.Field.newBuilder();
        values.forEach(field::addLengthDelimited);
        return field.build();
    }
}
