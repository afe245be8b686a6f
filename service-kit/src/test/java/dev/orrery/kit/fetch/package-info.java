@NullMarked
package dev.orrery.kit.fetch;

import org.jspecify.annotations.NullMarked;
