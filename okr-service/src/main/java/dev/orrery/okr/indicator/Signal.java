package dev.orrery.okr.indicator;

/** What a change of status means to those who want to be told. */
public enum Signal {
    /** It got worse: to AT_RISK, or to OFF_TRACK. */
    BREACH,
    /** It is well again after a breach. */
    RECOVERED
}
