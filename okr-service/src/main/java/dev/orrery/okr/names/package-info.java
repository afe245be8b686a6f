/** The resource names of the OKR API, and the ids in them. */
@NullMarked
package dev.orrery.okr.names;

import org.jspecify.annotations.NullMarked;
