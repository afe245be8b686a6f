/** Unit tests of the launcher, and the end-to-end tests of the platform that it starts. */
@NullMarked
package dev.orrery.launcher;

import org.jspecify.annotations.NullMarked;
