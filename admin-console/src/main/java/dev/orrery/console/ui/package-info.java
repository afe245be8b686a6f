/** The parts that pages are made of. */
@NullMarked
package dev.orrery.console.ui;

import org.jspecify.annotations.NullMarked;
