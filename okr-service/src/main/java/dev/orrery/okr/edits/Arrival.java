package dev.orrery.okr.edits;

/** What happens when a member calls, before the call's own work. It must be quick, and never fail the call. */
public interface Arrival {
    void of(Member member);
}
