/** What somebody should be told of KPIs, once, and the silences in which nobody is. */
@NullMarked
package dev.orrery.okr.alerts;

import org.jspecify.annotations.NullMarked;
