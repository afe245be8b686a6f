/** The first page of an organisation: how it is doing, and what just happened. */
@NullMarked
package dev.orrery.console.dashboard;

import org.jspecify.annotations.NullMarked;
