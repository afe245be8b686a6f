package dev.orrery.console.dashboard;

import dev.orrery.console.ui.Tone;

/** A part of a whole, such as the objectives that are at risk. */
record Share(String name, int count, Tone tone) {}
