/** A small service built on the kit, by which the kit is tested as services use it. */
@NullMarked
package dev.orrery.kittest;

import org.jspecify.annotations.NullMarked;
