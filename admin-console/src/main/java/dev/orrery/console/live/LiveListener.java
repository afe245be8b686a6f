package dev.orrery.console.live;

/** A part of a page that moves with the platform. Called with the tab's session locked. */
public interface LiveListener {

    /** Something changed, or may have. */
    void onNews(News news);

    /** Whether news arrive at all. */
    default void onState(LiveState state) {}
}
