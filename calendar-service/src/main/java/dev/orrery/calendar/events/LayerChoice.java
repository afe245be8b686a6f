package dev.orrery.calendar.events;

import dev.orrery.calendar.layers.Layer;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.kit.errors.ServiceException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which layers a list shows.
 *
 * @param hasEvents whether the events themselves are among them
 */
record LayerChoice(boolean hasEvents, Set<Layer> derived) {
    LayerChoice {
        derived = Set.copyOf(derived);
    }

    /** The events alone where the request names no layer. */
    static LayerChoice of(ListEventsRequest request, CalendarName parent) {
        Set<Layer> derived = EnumSet.noneOf(Layer.class);
        boolean hasEvents = request.getLayersCount() == 0;
        for (Event.Layer layer : request.getLayersList()) {
            switch (layer) {
                case LAYER_UNSPECIFIED, EVENTS -> hasEvents = true;
                case TASKS -> derived.add(Layer.TASKS);
                case PROJECTS -> derived.add(Layer.PROJECTS);
                case OBJECTIVES -> derived.add(Layer.OBJECTIVES);
                case CHECK_INS -> derived.add(Layer.CHECK_INS);
                case KPIS -> derived.add(Layer.KPIS);
                case UNRECOGNIZED -> throw new IllegalStateException("layers: the contract refuses others");
            }
        }
        if (!derived.isEmpty() && !(parent.isAll() && request.getExpand())) {
            throw ServiceException.invalidField(
                    "layers", derived + " (expected: with the parent calendars/- and with expand)");
        }
        return new LayerChoice(hasEvents, derived);
    }
}
