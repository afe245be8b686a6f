@NullMarked
package dev.orrery.kit.concurrent;

import org.jspecify.annotations.NullMarked;
