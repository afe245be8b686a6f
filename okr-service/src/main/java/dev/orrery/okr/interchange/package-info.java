/** Measurements in and out as CSV (RFC 4180). */
@NullMarked
package dev.orrery.okr.interchange;

import org.jspecify.annotations.NullMarked;
